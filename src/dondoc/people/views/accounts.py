"""Accounts, for the administrator. A temporary password is shown once, on the answer itself, and is kept nowhere."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.frame.access import access, ensure
from dondoc.frame.paging import count_up_to, keyset
from dondoc.people import actions, forms, queries
from dondoc.people.access import can_manage_accounts
from dondoc.people.models import User
from dondoc.people.requests import SignedIn
from dondoc.people.views.answers import ask_form, attempt, done
from dondoc.ui import confirm, notify
from dondoc.ui.components.lists import Column, Filter
from dondoc.ui.components.pieces import Crumb


def _filters() -> list[Filter]:
    return [Filter("state", _("Trạng thái"), options=[("active", _("Đang dùng")), ("locked", _("Đã khóa"))])]


def _crumb() -> Crumb:
    return Crumb(_("Tài khoản"), reverse("people:accounts"))


def listed(request: SignedIn) -> QuerySet[User]:
    """The accounts that the URL asks for, of those that the user may see."""
    state = _filters()[0].value(request)
    found = queries.accounts_found(queries.accounts_visible_to(request.user), request.GET.get("q", ""))
    return found.filter(is_active=state == "active") if state else found


@access("people.accounts.manage")
@require_GET
def accounts(request: SignedIn) -> HttpResponse:
    ensure(can_manage_accounts(request.user))
    found = listed(request)
    page = keyset(
        queries.accounts_with_posts(found, queries.today()),
        ["username"],
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    context = {
        "title": _("Tài khoản"),
        "filters": _filters(),
        "page": page,
        "count": count_up_to(found, exact=request.GET.get("count") == "exact"),
        "columns": [
            Column(_("Tên đăng nhập")),
            Column(_("Người dùng")),
            Column(_("Trạng thái")),
            Column(_("Đăng nhập gần nhất")),
            Column(_("Việc có thể làm"), hidden_label=True),
        ],
    }
    return render(request, "people/accounts.html#rows" if request.htmx else "people/accounts.html", context)


def _password_page(request: SignedIn, account: User, password: str) -> HttpResponse:
    context = {
        "title": _("Mật khẩu tạm thời"),
        "account": account,
        "password": password,
        "crumbs": [_crumb()],
    }
    return render(request, "people/temporary_password.html", context)


@access("people.accounts.manage")
@never_cache
@require_http_methods(["GET", "POST"])
def new_account(request: SignedIn) -> HttpResponse:
    ensure(can_manage_accounts(request.user))
    form = forms.NewAccount(request.POST or None, initial={"person": request.GET.get("person", "")})
    if form.is_valid():
        made = attempt(form, lambda: actions.create_account(actor=request.user, **form.cleaned_data))
        if made is not None:
            return _password_page(request, *made)
    return ask_form(request, form, title=_("Cấp tài khoản"), crumbs=[_crumb()], verb=_("Cấp tài khoản"))


@access("people.accounts.manage")
@never_cache
@require_POST
def reset_password(request: SignedIn, pk: int) -> HttpResponse:
    ensure(can_manage_accounts(request.user))
    account = get_object_or_404(queries.accounts_visible_to(request.user), pk=pk)
    if not confirm.is_confirmed(request):
        return confirm.ask(
            request,
            title=_("Đặt lại mật khẩu của “%(name)s”?") % {"name": account},
            consequence=_("Mật khẩu đang dùng mất hiệu lực ngay; mọi nơi đang đăng nhập phải đăng nhập lại."),
            verb=_("Đặt lại mật khẩu"),
            back_url=reverse("people:accounts"),
        )
    return _password_page(request, account, actions.reset_password(actor=request.user, account=account))


@access("people.accounts.manage")
@require_http_methods(["GET", "POST"])
def lock_account(request: SignedIn, pk: int) -> HttpResponse:
    ensure(can_manage_accounts(request.user))
    account = get_object_or_404(queries.accounts_visible_to(request.user), pk=pk)
    form = forms.LockAccount(request.POST or None)
    if done(form, lambda: actions.lock_account(actor=request.user, account=account, **form.cleaned_data)):
        notify.done(request, _("Đã khóa tài khoản “%(name)s”.") % {"name": account})
        return redirect("people:accounts")
    title = _("Khóa tài khoản “%(name)s”") % {"name": account}
    return ask_form(request, form, title=title, crumbs=[_crumb()], verb=_("Khóa tài khoản"))


@access("people.accounts.manage")
@require_POST
def unlock_account(request: SignedIn, pk: int) -> HttpResponse:
    ensure(can_manage_accounts(request.user))
    account = get_object_or_404(queries.accounts_visible_to(request.user), pk=pk)
    actions.unlock_account(actor=request.user, account=account)
    notify.done(request, _("Đã mở khóa tài khoản “%(name)s”.") % {"name": account})
    return redirect("people:accounts")
