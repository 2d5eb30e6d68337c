"""A document comes in, a deputy says on the phone who does what, and the unit has its work."""

import io
from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from dondoc.language import format_date
from dondoc.worktime import vietnam
from journeys.office_work import downloaded, one_page_pdf
from journeys.seats import Office, label, today

pytestmark = pytest.mark.journey

SUBJECT = "V/v rà soát nhu cầu nhà trẻ cho con công nhân các khu công nghiệp"
ISSUER = "Sở Giáo dục và Đào tạo"
UNITS = "Phòng Quản lý Lao động; phối hợp: Phòng Quản lý Đầu tư"
ADDED = "Chú ý số liệu hai khu công nghiệp mới."


def test_an_incoming_document_becomes_the_work_of_a_unit(office: Office, tmp_path: Path):
    issued = today() - timedelta(days=1)
    due = vietnam(today().year - 1, today().year + 1).add_working_days(today(), 5)
    register(office, tmp_path, format_date(issued))
    instruct_on_the_phone(office)
    unit = office.seat("phong.laodong")
    unit.go("/")
    mine = unit.row(SUBJECT)
    assert mine.locator("p").nth(1).inner_text().startswith(format_date(due))
    unit.press("Tiếp nhận", within=mine)
    unit.hears("Đã ghi nhận: tiếp nhận.")
    the_register_shows_it(office, f"Công văn 455/SGDĐT-MN ngày {format_date(issued)} của {ISSUER}", due)


def register(office: Office, tmp_path: Path, issued: str) -> None:
    clerk = office.seat("vanthu")
    clerk.go("/records/incoming/")
    office.look(clerk, "văn-bản-đến")
    clerk.press("Đăng ký văn bản đến")
    office.look(clerk, "đăng-ký-văn-bản-đến")
    scan = tmp_path / "công văn 455.pdf"
    scan.write_bytes(one_page_pdf())
    clerk.page.get_by_label(label("Tệp văn bản")).set_input_files(scan)
    clerk.page.get_by_label("Tôi xác nhận tệp không chứa bí mật nhà nước").check()
    for name, value in (("Ngày văn bản", issued), ("Số", "455"), ("Ký hiệu", "SGDĐT-MN"), ("Cơ quan ban hành", ISSUER)):
        clerk.fill(name, value)
    clerk.fill("Trích yếu nội dung", SUBJECT)
    clerk.press("Đăng ký")
    clerk.hears("Đã đăng ký văn bản đến.")
    office.look(clerk, "văn-bản")
    assert downloaded(clerk, "công văn 455.pdf") == scan.read_bytes()


def instruct_on_the_phone(office: Office) -> None:
    deputy = office.seat("pho.laodong", phone=True)
    deputy.go("/records/incoming/")
    office.look(deputy, "văn-bản-đến-lãnh-đạo")
    deputy.page.get_by_role("link", name=SUBJECT).click()
    deputy.press("Cho ý kiến chỉ đạo")
    office.look(deputy, "cho-ý-kiến")
    chips = deputy.page.locator(".form-selectgroup-item")
    chips.filter(has_text="Chuyển … nghiên cứu, thực hiện").tap()
    chips.filter(has_text="Phòng Quản lý Lao động").first.tap()
    deputy.page.get_by_text("Đơn vị phối hợp").tap()
    deputy.page.locator("details").get_by_text("Phòng Quản lý Đầu tư").tap()
    chips.filter(has_text="(5 ngày làm việc)").tap()
    deputy.fill("Ý kiến thêm", ADDED)
    deputy.press("Giao việc")
    office.look(deputy, "văn-bản-đã-giao")
    expect(deputy.page.locator(".dd-history").first).to_contain_text(
        "Chuyển Phòng Quản lý Lao động chủ trì, phối hợp với Phòng Quản lý Đầu tư nghiên cứu, thực hiện. " + ADDED
    )


def the_register_shows_it(office: Office, document: str, due: date) -> None:
    """The seven columns of Phụ lục IV, Nghị định 30/2020/NĐ-CP; the workbook holds what the page shows."""
    clerk = office.seat("vanthu")
    clerk.go("/records/follow-up/?q=nhà+trẻ")
    office.look(clerk, "sổ-theo-dõi-văn-bản-đến")
    row = clerk.page.locator("[data-list] tbody tr")
    assert row.count() == 1
    numbers, what, unit, deadline, progress, reply, note = [cell.inner_text() for cell in row.locator("td").all()]
    assert numbers.splitlines()[1] == format_date(today())
    assert what.splitlines() == [document, SUBJECT]
    assert (unit, deadline, progress, reply, note) == (UNITS, format_date(due), "Đã tiếp nhận, 0%", "", "")
    sheet = openpyxl.load_workbook(io.BytesIO(downloaded(clerk, "Tải bảng tính"))).active
    rows = [[cell.value for cell in line] for line in sheet.iter_rows()]
    assert [[value or "" for value in row] for row in rows[-1:]] == [
        [numbers.splitlines()[0], document, UNITS, datetime(due.year, due.month, due.day), "Đã tiếp nhận, 0%", "", ""]  # noqa: DTZ001  # a cell knows no zone
    ]
    assert len(rows) == 3
    clerk.press("Bản in")
    office.look(clerk, "sổ-theo-dõi-bản-in")
