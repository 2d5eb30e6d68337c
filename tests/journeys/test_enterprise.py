"""An enterprise outside the agency: invited, signs in by its own password, does what it is asked, sees nothing else."""

import pytest

from dondoc.official.docx_out import write_docx
from dondoc.official.model import Bullets, Heading, Item, OfficialDocument, Para
from dondoc.official.rules import TYPES, make_symbol, sign_block
from journeys.office_work import read_plan
from journeys.seats import Office, Seat, label, today

pytestmark = pytest.mark.journey

ENTERPRISE = "Công ty TNHH Kho vận Mẫu Bắc Giang"
ASK = "Lập danh sách công nhân có nhu cầu thuê nhà ở, gửi Ban Quản lý"
USERNAME, PASSWORD = "kho.van", "mật khẩu của công ty kho vận"


def test_an_invited_enterprise_does_what_it_is_asked_and_sees_nothing_else(office: Office):
    clerk = office.seat("vanthu")
    ask_the_enterprise(clerk)
    invited = office.stranger("enterprise")
    join(office, invited, invite(office, clerk))
    task = do_what_is_asked(office, invited)
    sees_nothing_else(office, invited, task)


def ask_the_enterprise(clerk: Seat) -> None:
    """A plan whose one task an enterprise carries out."""
    content = write_docx(
        OfficialDocument(
            type=TYPES["KH"],
            parent_body="UBND TỈNH BẮC GIANG",
            issuer="BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP",
            symbol=make_symbol(TYPES["KH"], "BQLKCN"),
            place="Bắc Giang",
            date=today(),
            abstract="Nắm nhu cầu nhà ở của công nhân",
            blocks=(
                Para("Ban Quản lý các Khu công nghiệp lập kế hoạch như sau:"),
                Heading("roman", "I", "NỘI DUNG"),
                Item("clause", "1", f"{ASK}."),
                Bullets(("Chỉ đạo: Trưởng Ban", f"Thực hiện: {ENTERPRISE}", "Thời gian thực hiện: hằng quý")),
            ),
            recipients=("Các doanh nghiệp KCN",),
            filing="VT",
            signer=sign_block("", "Nguyễn Văn Mẫu", head="Trưởng Ban"),
        )
    )
    clerk.go("/plans/import/")
    read_plan(clerk, content, "nhu-cau-nha-o.docx")
    clerk.press("Ban hành")
    clerk.fill("Số", "52")
    clerk.press("Ban hành")
    clerk.answer("Ban hành")
    clerk.page.wait_for_url("**/plans/*/")


def invite(office: Office, clerk: Seat) -> str:
    """Returns the link, which is shown once."""
    clerk.go("/portal/invitations/")
    office.look(clerk, "mời-đơn-vị-ngoài")
    clerk.page.get_by_label(label("Doanh nghiệp, đơn vị")).select_option(label=ENTERPRISE)
    clerk.fill("Họ tên người đại diện", "Tào Thị Mẫu Kho")
    clerk.press("Lập lời mời")
    clerk.hears(f"Đã lập lời mời cho {ENTERPRISE}.")
    office.look(clerk, "đường-dẫn-lời-mời")
    return clerk.page.get_by_label("Đường dẫn lời mời", exact=True).input_value()


def join(office: Office, invited: Seat, link: str) -> None:
    invited.go(link)
    office.look(invited, "nhận-lời-mời")
    invited.fill("Tên đăng nhập", USERNAME)
    invited.fill("Mật khẩu", PASSWORD)
    invited.fill("Nhập lại mật khẩu", PASSWORD)
    invited.press("Lập tài khoản")
    invited.page.fill("input[name=login]", USERNAME)
    invited.page.fill("input[name=password]", PASSWORD)
    invited.press("Đăng nhập")
    invited.page.wait_for_url(f"{office.address}/**")
    again = office.stranger("late")
    assert again.go(link) == 404
    office.look(again, "lời-mời-hết-hiệu-lực")
    again.complaints.clear()  # the browser notes the 404 that was asked for on purpose


def do_what_is_asked(office: Office, invited: Seat) -> str:
    """Returns the address of the task."""
    page = invited.page
    invited.go("/portal/")
    office.look(invited, "cổng-doanh-nghiệp")
    assert page.locator("main .card p").first.inner_text() == "Ban Quản lý đề nghị Quý doanh nghiệp thực hiện 1 việc:"
    assert page.locator(".dd-work > li a").first.inner_text().rstrip(".") == ASK
    invited.press("Thực hiện")
    office.look(invited, "nhiệm-vụ-doanh-nghiệp")
    task = invited.path
    invited.press("Tiếp nhận")
    invited.press("Trình kết quả")
    invited.fill("Kết quả, tiến độ", "Có 46 công nhân cần thuê nhà.")
    invited.fill("Số liệu", "Công nhân cần thuê nhà: 46 người")
    invited.press("Trình kết quả")
    invited.hears("Đã ghi nhận: trình kết quả.")
    invited.go("/portal/")
    assert page.locator(".dd-work > li").count() == 0
    office.look(invited, "cổng-doanh-nghiệp-trống")
    return task


def sees_nothing_else(office: Office, invited: Seat, task: str) -> None:
    """Pages of the agency are refused, and what belongs to others is not there at all."""
    clerk = office.seat("vanthu")
    clerk.go("/plans/tasks/")
    others = clerk.page.locator("[data-list] [data-href]").evaluate_all("rows => rows.map((row) => row.dataset.href)")
    clerk.go("/records/incoming/")
    others += clerk.page.locator("[data-list] [data-href]").evaluate_all("rows => rows.map((row) => row.dataset.href)")
    others += ["/plans/1/", "/plans/2/review/", "/people/bodies/1/", "/people/persons/1/"]
    found = {path: invited.go(path) for path in others if path != task}
    assert len(found) > 10
    assert {path: status for path, status in found.items() if status != 404} == {}
    closed = [
        "/plans/follow-up/",
        "/plans/import/",
        "/people/accounts/",
        "/journal/",
        "/records/register/",
        "/reports/new/",
        "/portal/invitations/",
    ]
    assert {path: invited.go(path) for path in closed} == dict.fromkeys(closed, 403)
    office.look(invited, "không-được-xem")
    invited.go("/people/")
    names = invited.page.locator("[data-list] tbody tr td:first-child")
    assert [name.inner_text() for name in names.all()] == [ENTERPRISE]
    invited.complaints.clear()  # the browser notes each refusal that was asked for on purpose
