"""Before noon a department asks for a report by the afternoon: its letter with an outline and a form of figures comes in, the
Office asks three units, they confirm what is filled in already, and the report is ready, each figure with what is behind it.
"""

import io
import re
from pathlib import Path

import docx
import openpyxl
import pytest
from playwright.sync_api import expect

from dondoc.language import format_date
from dondoc.official.check import check
from dondoc.worktime import vietnam
from journeys.office_work import downloaded
from journeys.seats import Office, label, today
from province_form import blank_form

pytestmark = pytest.mark.journey

ISSUER = "Sở Lao động Mẫu"
SUBJECT = "V/v báo cáo tình hình thực hiện nhiệm vụ trong ngày"
TITLE = "Báo cáo tình hình thực hiện nhiệm vụ trong ngày"
OUTLINE = ("Kết quả thực hiện", "Khó khăn, vướng mắc", "Kiến nghị, đề xuất")
UNITS = {
    "phong.laodong": "Phòng Quản lý Lao động",
    "phong.dautu": "Phòng Quản lý Đầu tư",
    "phong.moitruong": "Phòng Quản lý Tài nguyên và Môi trường",
}
GIVEN, SURVEYED = "Số nhiệm vụ được giao", "Số phiếu khảo sát đã thu"


def test_a_letter_with_outline_and_form_becomes_a_checked_report(office: Office, tmp_path: Path):
    the_letter_comes_in(office, tmp_path)
    the_office_asks(office, tmp_path)
    for username in UNITS:
        the_unit_confirms(office, username, correcting=username == "phong.dautu")
    the_office_composes(office)
    a_figure_opens_what_is_behind_it(office)


def the_letter_comes_in(office: Office, folder: Path) -> None:
    letter = docx.Document()
    for line in ("ĐỀ CƯƠNG BÁO CÁO", *(f"{n}. {text}" for n, text in zip(("I", "II", "III"), OUTLINE, strict=True))):
        letter.add_paragraph(line)
    letter.save(folder / "công văn 77.docx")
    clerk = office.seat("vanthu")
    clerk.go("/records/incoming/")
    clerk.press("Đăng ký văn bản đến")
    clerk.page.get_by_label(label("Tệp văn bản")).set_input_files(folder / "công văn 77.docx")
    clerk.page.get_by_label("Tôi xác nhận tệp không chứa bí mật nhà nước").check()
    for name, value in (
        ("Ngày văn bản", format_date(today())),
        ("Số", "77"),
        ("Ký hiệu", "SLĐM-VP"),
        ("Cơ quan ban hành", ISSUER),
        ("Trích yếu nội dung", SUBJECT),
    ):
        clerk.fill(name, value)
    clerk.press("Đăng ký")
    clerk.hears("Đã đăng ký văn bản đến.")


def the_office_asks(office: Office, folder: Path) -> None:
    """The outline stands there as the letter sets it; the form's cells are found."""
    clerk = office.seat("tonghop")
    clerk.go("/records/incoming/")
    clerk.page.get_by_role("link", name=SUBJECT).first.click()
    clerk.press("Hỏi các đơn vị")
    clerk.page.wait_for_url("**/requests/ask/**")
    page = clerk.page
    assert page.get_by_label(label("Đề cương")).input_value().splitlines() == list(OUTLINE)
    page.get_by_label("Loại yêu cầu").select_option("report")
    clerk.fill("Yêu cầu", TITLE)
    clerk.fill("Ngày phải trả lời", format_date(vietnam(today().year, today().year + 1).add_working_days(today(), 1)))
    clerk.fill("Giờ", "16:00")
    for unit in UNITS.values():
        page.get_by_label(unit, exact=True).check()
    form = folder / "biểu 01.xlsx"
    form.write_bytes(blank_form())
    page.get_by_label(label("Biểu số liệu")).set_input_files(form)
    page.get_by_label("Tôi xác nhận tệp không chứa bí mật nhà nước").check()
    office.look(clerk, "yêu-cầu-mới")
    clerk.press("Lưu, xem lại")
    page.wait_for_url("**/cells/")
    office.look(clerk, "các-ô-phải-điền")
    assert page.locator(".dd-sheet input:checked").count() == len(("C", "E")) * 4
    clerk.press("Lưu các ô phải điền")
    clerk.hears("Đã chọn 8 ô phải điền.")
    clerk.press("Gửi yêu cầu")
    clerk.answer("Gửi yêu cầu")
    clerk.hears("Đã ghi nhận.")


def the_unit_confirms(office: Office, username: str, *, correcting: bool) -> None:
    unit = office.seat(username)
    unit.go("/")
    unit.page.get_by_role("link", name=TITLE).first.click()
    page = unit.page
    page.wait_for_url("**/requests/answers/*/")
    given = page.get_by_label(re.compile(rf"^{GIVEN} – Kết quả"))
    assert given.input_value().isdecimal()
    expect(page.locator("tr", has=given)).to_contain_text("Đếm nhiệm vụ chủ trì trong phần mềm")
    office.look(unit, "trả-lời-yêu-cầu")
    if correcting:
        page.get_by_label(re.compile(rf"^{SURVEYED} – Kết quả")).fill("1.250")
        given.fill(str(int(given.input_value()) + 2))
    unit.press("Xác nhận và gửi trả lời")
    unit.hears("Đã gửi trả lời.")
    expect(page.locator("#versions")).to_contain_text("Lần 1")
    if correcting:
        expect(page.locator("form table")).to_contain_text("đã sửa phần mềm có")


def the_office_composes(office: Office) -> None:
    clerk = office.seat("tonghop")
    clerk.go("/requests/")
    clerk.page.get_by_role("link", name=TITLE).first.click()
    clerk.press("Bắt đầu tổng hợp")
    clerk.hears("Đã ghi nhận.")
    office.look(clerk, "tổng-hợp-yêu-cầu")
    report = downloaded(clerk, "Tải Word")
    assert check(report) == []
    text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(report)).paragraphs)
    assert [heading for heading in OUTLINE if heading.upper() not in text.upper()] == []
    sheet = openpyxl.load_workbook(io.BytesIO(downloaded(clerk, "Tải biểu đã điền")))["Biểu 01"]
    assert (sheet["C10"].value, sheet["C11"].value) == (1250, "=SUM(C7:C10)")
    told = clerk.page.locator("tr", has_text=f"{GIVEN} – Kết quả").locator("td").last.inner_text()
    assert sheet["C7"].value == int(told)


def a_figure_opens_what_is_behind_it(office: Office) -> None:
    """First what each unit gave, then the tasks that were counted."""
    clerk = office.seat("tonghop")
    page = clerk.page
    page.locator("tr", has_text=f"{GIVEN} – Kết quả").locator("td").last.get_by_role("link").click()
    page.wait_for_url("**/figures/*/")
    office.look(clerk, "một-số-liệu")
    row = page.locator("tr", has_text=UNITS["phong.laodong"])
    figure = row.locator("td").nth(1).inner_text()
    row.get_by_role("link", name="Đếm nhiệm vụ chủ trì trong phần mềm", exact=False).click()
    page.wait_for_url("**/plans/tasks/?unit=*")
    expect(page.get_by_text(f"{figure} nhiệm vụ").first).to_be_visible()
