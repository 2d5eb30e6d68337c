"""The lists of this room as xlsx: exactly what the page shows, all pages of it."""

from datetime import date

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.frame.access import access, ensure
from dondoc.official.xlsx_out import Column, Sheet, write_xlsx
from dondoc.people import queries
from dondoc.people.access import can_manage_accounts
from dondoc.people.models import User
from dondoc.people.requests import SignedIn
from dondoc.people.views import accounts as account_pages
from dondoc.people.views import bodies as body_pages
from dondoc.people.views import groups as group_pages
from dondoc.people.views import persons as person_pages
from dondoc.ui.components.text import moment, said

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROWS = 50_000


def _answer(sheet: Sheet, name: str) -> HttpResponse:
    return HttpResponse(
        write_xlsx([sheet], made_at=timezone.now()),
        content_type=XLSX,
        headers={"Content-Disposition": f'attachment; filename="{name}.xlsx"'},
    )


@access("people.directory.view")
@require_GET
def bodies(request: SignedIn) -> HttpResponse:
    columns = [
        Column(_("Tên"), width=50),
        Column(_("Loại"), width=22),
        Column(_("Thuộc"), width=40),
        Column(_("Ký hiệu, mã số"), width=18),
        Column(_("Địa chỉ"), width=40),
    ]
    found = body_pages.listed(request).order_by("sort_key", "id")[:ROWS]
    rows = [(b.name, said(b.get_kind_display()), str(b.parent or ""), b.code, b.address) for b in found]
    return _answer(Sheet(_("Cơ quan, đơn vị"), columns, rows), "co-quan-don-vi")


def _person_rows(request: SignedIn, on: date) -> list[tuple[str, str, str, str]]:
    found = person_pages.listed(request).order_by("sort_key", "id")
    return [
        (person.name, posts, person.phone, person.email) for person, posts in queries.named_with_posts(found, on, ROWS)
    ]


@access("people.directory.view")
@require_GET
def persons(request: SignedIn) -> HttpResponse:
    columns = [
        Column(_("Họ và tên"), width=28),
        Column(_("Chức vụ"), width=50),
        Column(_("Điện thoại"), width=16),
        Column(_("Thư điện tử"), width=28),
    ]
    return _answer(Sheet(_("Người"), columns, _person_rows(request, queries.today())), "danh-ba-nguoi")


@access("people.directory.view")
@require_GET
def groups(request: SignedIn) -> HttpResponse:
    columns = [Column(_("Tên"), width=40), Column(_("Gồm tất cả"), width=30), Column(_("Còn gọi"), width=50)]
    rows = [
        (group.name, said(group.get_kind_display()), "; ".join(alias.text for alias in group.aliases.all()))
        for group in group_pages.listed(request)[:ROWS]
    ]
    return _answer(Sheet(_("Nhóm"), columns, rows), "nhom")


def _account_state(account: User) -> str:
    if not account.is_active:
        return _("Đã khóa")
    return _("Chờ đổi mật khẩu") if account.must_change_password else _("Đang dùng")


@access("people.accounts.manage")
@require_GET
def accounts(request: SignedIn) -> HttpResponse:
    ensure(can_manage_accounts(request.user))
    columns = [
        Column(_("Tên đăng nhập"), width=24),
        Column(_("Người dùng"), width=28),
        Column(_("Chức vụ"), width=50),
        Column(_("Trạng thái"), width=18),
        Column(_("Đăng nhập gần nhất"), width=20),
    ]
    found = account_pages.listed(request).order_by("username")
    rows = [
        (account.username, str(account.person or ""), posts, _account_state(account), moment(account.last_login))
        for account, posts in queries.accounts_named_with_posts(found, queries.today(), ROWS)
    ]
    return _answer(Sheet(_("Tài khoản"), columns, rows), "tai-khoan")
