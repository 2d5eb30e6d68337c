"""The path that matters most: a plan document goes in, its tasks reach the units, the units report, the leaders decide,
and an official report comes out.
"""

import io
import re
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from playwright.sync_api import Page, expect

from dondoc.language import format_date
from dondoc.official.check import check
from dondoc.sample.plan_docx import DEPUTIES, TASKS
from dondoc.worktime import Unit, next_period, period_of, rolled, vietnam
from journeys.office_work import accept, downloaded, one_page_pdf, read_plan
from journeys.seats import Office, Seat, label, today

pytestmark = pytest.mark.journey

NUMBER = "41"
ENVIRONMENT, LABOUR, ENTERPRISES = DEPUTIES
NEW_DEPUTY, NEW_PASSWORD = "pho.moi", "mật khẩu riêng của Phó Trưởng Ban"
NAME_OF_PLAN = f"Công tác giảm nghèo bền vững trong các khu công nghiệp năm {today().year}"
TITLES = [text for text, _labels in TASKS]
SPREAD, COMMUNE, AROUND, LOANS, OBSTACLES, CULTURE = (title.rstrip(" .") for title in TITLES)
LOANS_BEGUN = "Đã làm việc với ngân hàng và 18 doanh nghiệp."
LOANS_DONE = "Đã rà soát 18 doanh nghiệp, lập danh sách công nhân đủ điều kiện gửi ngân hàng."
AROUND_DONE = "Đã cùng hai xã kiểm tra khu nhà trọ; nhắc nhở chủ trọ thu gom rác."
AROUND_AGAIN = "Đã bổ sung số liệu từng xã: 31 khu nhà trọ, 5 khu phải khắc phục."
OBSTACLES_DONE = "Đã tổng hợp ý kiến của 25 doanh nghiệp."
OBSTACLES_HARD = "Thủ tục phòng cháy, chữa cháy kéo dài."
OBSTACLES_ASKED = "Đề nghị UBND tỉnh rút ngắn thời gian thẩm duyệt."
RETURNED_FOR = "Chưa có số liệu từng xã. Đề nghị bổ sung."
MET = "Đạt yêu cầu trong kỳ, tiếp tục thực hiện"
SUMMING_UP = "Nhìn chung các đơn vị triển khai kịp thời."


def test_a_plan_document_becomes_work_and_an_official_report(office: Office, tmp_path: Path):
    clerk = office.seat("vanthu")
    drop_the_sample_plan(office, clerk)
    point_at_fields(clerk.page)
    mend_rhythm_and_names(office, clerk)
    plan = issue_the_plan(office, clerk)
    give_the_new_deputy_an_account(office)
    each_leader_sees_what_is_theirs(office)
    labour_names_units_and_submits(office, tmp_path)
    environment_divides_and_submits(office)
    enterprises_report_what_is_hard(office)
    leaders_decide_on_their_phones(office)
    environment_mends_and_is_approved(office)
    the_board_counts_right(office, plan)
    compose_and_issue_the_report(office, clerk, tmp_path)


# ------------------------------------------------------------------ the document becomes work
def drop_the_sample_plan(office: Office, clerk: Seat) -> None:
    page = clerk.page
    office.look(clerk, "việc-của-tôi-văn-thư")
    with page.expect_download() as download:
        clerk.press("Tải kế hoạch mẫu")
    content = Path(download.value.path()).read_bytes()
    clerk.go("/plans/import/")
    office.look(clerk, "nhập-kế-hoạch")
    read_plan(clerk, content, "ke-hoach-mau.docx")
    assert page.locator("#summary .rv-line").inner_text() == (
        "6 nhiệm vụ · chưa có số · 5/6 nhiệm vụ không ghi thời gian · 3 Phó Trưởng Ban chưa có trong danh bạ"
    )
    assert [box.input_value() for box in page.locator("textarea.rv-title").all()] == TITLES


def point_at_fields(page: Page) -> None:
    """Pointing at a field lights its words in the document."""
    lit = """() => [...CSS.highlights.get("dd-source")].map(String).join(" ")"""
    card = page.locator(".rv-card").nth(3)
    card.locator("textarea.rv-title").hover()
    assert page.evaluate(lit).rstrip(" .") == LOANS
    card.get_by_text("Phòng Quản lý Lao động", exact=True).first.hover()
    assert page.evaluate(lit) == "Phòng Quản lý Lao động"
    second = page.locator(".rv-card").nth(1)
    second.get_by_label("Thời gian ghi sẵn").focus()
    assert page.evaluate(lit) == "thường xuyên"


def mend_rhythm_and_names(office: Office, clerk: Seat) -> None:
    page = clerk.page
    office.look(clerk, "rà-soát")
    clerk.press("Áp dụng nhịp hằng quý cho cả 6 nhiệm vụ")
    clerk.hears("Đã áp dụng nhịp báo cáo cho 6 nhiệm vụ.")
    for printed, meant in ((ENVIRONMENT, "Phạm Văn Mẫu Chương"), (LABOUR, "Trần Thị Mẫu An")):
        entry = page.locator(".rv-unknown").filter(has_text=printed)
        entry.locator("summary").click()
        entry.get_by_label("Đã có trong danh bạ với tên").fill(meant)
        clerk.press("Chọn tên này", within=entry)
        expect(page.locator(".rv-unknown").filter(has_text=printed)).to_have_count(0)
    entry = page.locator(".rv-unknown").filter(has_text=ENTERPRISES)
    assert entry.get_by_label("Họ và tên").input_value() == ENTERPRISES
    clerk.press("Thêm vào danh bạ", within=entry)
    expect(page.locator(".rv-unknown")).to_have_count(0)
    assert page.locator("#summary .rv-line").inner_text() == (
        "6 nhiệm vụ · chưa có số · 5/6 nhiệm vụ không ghi thời gian, đã có nhịp báo cáo"
    )
    office.look(clerk, "rà-soát-xong")


def issue_the_plan(office: Office, clerk: Seat) -> str:
    """Returns the address of the plan's page."""
    page = clerk.page
    clerk.press("Ban hành")
    page.wait_for_url("**/issue/")
    office.look(clerk, "ban-hành")
    clerk.fill("Số", NUMBER)
    assert page.get_by_label("Ngày ban hành").input_value() == format_date(today())
    clerk.press("Ban hành")
    office.look(clerk, "ban-hành-hỏi-lại")
    assert clerk.answer("Ban hành") == (
        "6 nhiệm vụ cho 4 đơn vị; 15 người được thông báo; 7 nơi nhận. Nhiệm vụ II.5: lãnh đạo chỉ đạo chưa có tài khoản "
        "nên kết quả sẽ trình người đứng đầu quyết định. Việc ban hành không rút lại được."
    )
    page.wait_for_url(re.compile(r"/plans/\d+/$"))
    office.look(clerk, "kế-hoạch")
    return clerk.path


def give_the_new_deputy_an_account(office: Office) -> None:
    """The deputy added on review signs in with a temporary password and must choose another."""
    administrator = office.seat("quantri")
    administrator.go("/people/accounts/new/")
    administrator.page.get_by_label("Cấp cho").select_option(label=ENTERPRISES)
    administrator.fill("Tên đăng nhập", NEW_DEPUTY)
    administrator.press("Cấp tài khoản")
    temporary = administrator.page.locator("code").inner_text()
    deputy = office.seat(NEW_DEPUTY, phone=True, password=temporary)
    office.look(deputy, "đổi-mật-khẩu")
    deputy.fill("Mật khẩu hiện nay", temporary)
    deputy.fill("Mật khẩu mới", NEW_PASSWORD)
    deputy.fill("Nhập lại mật khẩu mới", NEW_PASSWORD)
    deputy.press("Đổi mật khẩu")
    deputy.go("/")


def each_leader_sees_what_is_theirs(office: Office) -> None:
    expected = {
        "truongban": [SPREAD, COMMUNE],
        "pho.moitruong": [AROUND],
        "pho.laodong": [LOANS, CULTURE],
        NEW_DEPUTY: [OBSTACLES],
    }
    for username, titles in expected.items():
        leader = office.seat(username, phone=True)
        leader.go("/")
        office.look(leader, f"lãnh-đạo-{username}")
        found = [row.locator("a").first.inner_text().rstrip(" .") for row in leader.row(NAME_OF_PLAN).all()]
        assert (username, sorted(found)) == (username, sorted(titles))


# ------------------------------------------------------------------ the units report
def labour_names_units_and_submits(office: Office, tmp_path: Path) -> None:
    head = office.seat("phong.laodong")
    head.go("/")
    office.look(head, "việc-của-tôi-trưởng-phòng")
    accept(head, LOANS)
    head.press("Nêu tên đơn vị phối hợp")
    office.look(head, "nêu-tên-đơn-vị")
    head.page.get_by_label("Phòng Quản lý Doanh nghiệp", exact=True).check()
    head.page.get_by_label("Văn phòng", exact=True).check()
    head.press("Lưu")
    head.hears("Đã nêu tên đơn vị phối hợp.")
    head.press("Báo cáo tiến độ")
    office.look(head, "báo-cáo-tiến-độ")
    proof = tmp_path / "biên bản làm việc.pdf"
    proof.write_bytes(one_page_pdf())
    head.fill("Kết quả, tiến độ", LOANS_BEGUN)
    head.fill("Mức độ hoàn thành (%)", "60")
    head.fill("Số liệu", "Công nhân đủ điều kiện: 1.250 người\nDoanh nghiệp đã rà soát: 18")
    head.page.get_by_label(label("Tài liệu chứng minh")).set_input_files(proof)
    head.page.get_by_label("Tôi xác nhận tệp không chứa bí mật nhà nước").check()
    head.press("Báo cáo tiến độ")
    head.hears("Đã ghi nhận: báo cáo tiến độ.")
    assert downloaded(head, "biên bản làm việc.pdf") == proof.read_bytes()
    head.press("Trình kết quả")
    head.fill("Kết quả, tiến độ", LOANS_DONE)
    head.fill("Mức độ hoàn thành (%)", "100")
    head.press("Trình kết quả")
    head.hears("Đã ghi nhận: trình kết quả.")
    office.look(head, "nhiệm-vụ")
    helper = office.seat("phong.doanhnghiep")
    helper.go("/")
    expect(
        helper.page.locator("section").filter(has_text="Phối hợp").locator("li").filter(has_text=LOANS)
    ).to_be_visible()


def environment_divides_and_submits(office: Office) -> None:
    head, staff = office.seat("phong.moitruong"), office.seat("cv.moitruong")
    accept(head, AROUND)
    task = head.path
    head.press("Giao việc trong đơn vị")
    office.look(head, "giao-việc-trong-đơn-vị")
    head.fill("Nội dung", "Kiểm tra khu nhà trọ tại hai xã")
    head.page.get_by_label(label("Giao cho")).select_option(label="Phan Thị Mẫu Sen")
    head.fill("Hạn trong đơn vị", format_date(today()))
    head.page.locator("main form button[type=submit]").first.click()
    staff.go("/")
    office.look(staff, "việc-của-tôi-chuyên-viên")
    staff.press("Báo cáo", within=staff.row("Kiểm tra khu nhà trọ tại hai xã"))
    staff.fill("Kết quả", "Đã kiểm tra 31 khu nhà trọ")
    staff.press("Gửi trưởng đơn vị")
    staff.hears("Đã báo cáo trưởng đơn vị.")
    head.go(task)
    head.press("Xác nhận xong")
    head.press("Trình kết quả")
    head.fill("Kết quả, tiến độ", AROUND_DONE)
    head.fill("Mức độ hoàn thành (%)", "100")
    head.press("Trình kết quả")
    head.hears("Đã ghi nhận: trình kết quả.")


def enterprises_report_what_is_hard(office: Office) -> None:
    head = office.seat("phong.doanhnghiep")
    accept(head, OBSTACLES)
    head.go("/")
    mine = head.row(OBSTACLES)
    mine.locator("summary").click()
    head.press("Thêm số liệu, tệp", within=mine)
    head.fill("Kết quả, tiến độ", OBSTACLES_DONE)
    head.fill("Mức độ hoàn thành (%)", "40")
    head.fill("Số liệu", "Kiến nghị đã ghi nhận: 25 kiến nghị")
    head.fill("Khó khăn, vướng mắc", OBSTACLES_HARD)
    head.fill("Kiến nghị, đề xuất", OBSTACLES_ASKED)
    head.press("Báo cáo tiến độ")
    head.hears("Đã ghi nhận: báo cáo tiến độ.")
    assert head.path == "/"


# ------------------------------------------------------------------ the leaders decide, on their phones
def leaders_decide_on_their_phones(office: Office) -> None:
    labour = office.seat("pho.laodong", phone=True)
    labour.go("/")
    office.look(labour, "chờ-quyết-định")
    labour.press("Duyệt kết quả", within=labour.row(LOANS))
    labour.hears("Đã ghi nhận: duyệt kết quả.")
    environment = office.seat("pho.moitruong", phone=True)
    environment.go("/")
    environment.press("Trả lại", within=environment.row(AROUND))
    office.look(environment, "trả-lại")
    environment.fill("Lý do", RETURNED_FOR)
    environment.press("Trả lại")
    environment.hears("Đã ghi nhận: trả lại.")


def environment_mends_and_is_approved(office: Office) -> None:
    head = office.seat("phong.moitruong")
    head.go("/")
    head.row(AROUND).locator("a").first.click()
    expect(head.page.locator(".dd-updates").get_by_text(RETURNED_FOR)).to_be_visible()
    head.press("Trình kết quả")
    head.fill("Kết quả, tiến độ", AROUND_AGAIN)
    head.fill("Mức độ hoàn thành (%)", "100")
    head.press("Trình kết quả")
    deputy = office.seat("pho.moitruong", phone=True)
    deputy.go("/")
    deputy.press("Duyệt kết quả", within=deputy.row(AROUND))
    deputy.hears("Đã ghi nhận: duyệt kết quả.")


# ------------------------------------------------------------------ the board, the report
def the_board_counts_right(office: Office, plan: str) -> None:
    chief = office.seat("chanhvanphong")
    chief.go("/plans/follow-up/")
    office.look(chief, "theo-dõi")
    chief.go(f"/plans/follow-up/?plan={plan.split('/')[2]}")
    end = period_of(today(), Unit.QUARTER).end
    soon = 4 if vietnam(end.year - 1, end.year + 1).working_days_between(today(), end) <= 5 else 0
    cards = chief.page.locator(".dd-counts").first.locator("a")
    assert [re.sub(r"\s+", " ", card.inner_text()).strip() for card in cards.all()] == [
        "0 quá hạn",
        f"{soon} sắp đến hạn",
        "0 chưa có tin trong 15 ngày",
        "4 việc đang mở",
    ]
    rows = chief.page.locator("[data-list] tbody tr td:nth-child(2) a")  # the first is the box that ticks the row
    assert sorted(row.inner_text().rstrip(" .") for row in rows.all()) == sorted([SPREAD, COMMUNE, OBSTACLES, CULTURE])


def compose_and_issue_the_report(office: Office, clerk: Seat, tmp_path: Path) -> None:
    clerk.press("Tổng hợp báo cáo")
    office.look(clerk, "tổng-hợp-báo-cáo")
    clerk.press("Tổng hợp")
    clerk.hears("Đã tổng hợp dự thảo từ báo cáo của các đơn vị.")
    office.look(clerk, "báo-cáo")
    overview = clerk.page.locator(".dd-report section").filter(has_text="Đánh giá chung")
    clerk.press("Sửa", within=overview.last)
    office.look(clerk, "sửa-báo-cáo")
    body = clerk.page.get_by_label(label("Nội dung"))
    body.fill(f"{body.input_value()}\n{SUMMING_UP}")
    clerk.press("Lưu")
    clerk.hears("Đã lưu phần “Đánh giá chung”.")
    content = downloaded(clerk, "Tải Word")
    assert check(content) == []
    document = Document(io.BytesIO(content))
    said = [line.text for line in document.paragraphs if line.text.strip()]
    first, last = (next(n for n, line in enumerate(said) if line.startswith(words)) for words in ("I. ", "(Chi tiết"))
    assert said[first:last] == expected_parts()
    states = [(row.cells[2].text, row.cells[5].text) for row in document.tables[-1].rows][1:]
    assert states == [
        ("Văn phòng Ban", "Chờ tiếp nhận"),
        ("Văn phòng Ban", "Chờ tiếp nhận"),
        ("Phòng Quản lý TN&MT", MET),
        ("Phòng Quản lý Lao động", MET),
        ("Phòng Quản lý Doanh nghiệp", "Đang thực hiện"),
        ("Phòng Quản lý Lao động", "Chờ tiếp nhận"),
    ]
    printed = squeezed(pdf_text(downloaded(clerk, "Tải PDF")))
    assert [line for line in said if squeezed(line) not in printed] == []
    clerk.press("Ban hành")
    clerk.fill("Số", "112")
    clerk.press("Ban hành")
    office.look(clerk, "báo-cáo-hỏi-lại")
    clerk.press("Ban hành")
    clerk.hears("Đã ban hành báo cáo.")
    office.look(clerk, "báo-cáo-đã-ban-hành")


def expected_parts() -> list[str]:
    """The report's text from its first part to its last: aims first, then each unit's words, figures and states."""
    end = next_period(period_of(today(), Unit.QUARTER)).end
    until = f" (hạn {format_date(rolled(end, vietnam(end.year, end.year)))})"
    waiting = ["Trong kỳ chưa có báo cáo của đơn vị chủ trì.", "Tình trạng: chờ tiếp nhận."]
    met = f"Tình trạng: {MET[0].lower()}{MET[1:]}."
    return [
        "I. MỤC ĐÍCH, YÊU CẦU CỦA KẾ HOẠCH",
        "- Đưa các việc tỉnh giao cho Ban thành nhiệm vụ cụ thể của từng phòng, đơn vị.",
        "- Mỗi công chức, viên chức hiểu rõ phần việc của mình; doanh nghiệp và người lao động cùng tham gia.",
        "- Việc làm phải đúng định hướng của Tỉnh ủy, HĐND và UBND tỉnh, có kết quả đếm được.",
        "II. TÌNH HÌNH, KẾT QUẢ THỰC HIỆN",
        "1. Đánh giá chung",
        (
            f"Kế hoạch có 6 nhiệm vụ. Đến ngày {format_date(today())}: hoàn thành đúng hạn 0; hoàn thành quá hạn 0; "
            "nhiệm vụ thường xuyên đạt yêu cầu trong kỳ 2; đang thực hiện trong hạn 1; đang thực hiện quá hạn 0; chưa tiếp nhận 3."
        ),
        (
            f"Nhiệm vụ chưa có báo cáo trong kỳ, ghi theo số thứ tự tại Kế hoạch số {NUMBER}/KH-BQLKCN: "
            "II.1, II.2 (Văn phòng Ban); II.6 (Phòng Quản lý Lao động)."
        ),
        SUMMING_UP,
        *[f"2. {SPREAD}", *waiting],
        *[f"3. {COMMUNE}", *waiting],
        *[f"4. {AROUND}", AROUND_AGAIN, met],
        *[
            f"5. {LOANS}",
            LOANS_DONE,
            "- Số liệu: Công nhân đủ điều kiện: 1.250 người; Doanh nghiệp đã rà soát: 18.",
            met,
        ],
        f"6. {OBSTACLES}",
        OBSTACLES_DONE,
        "- Số liệu: Kiến nghị đã ghi nhận: 25 kiến nghị.",
        "Tình trạng: đang thực hiện.",
        *[f"7. {CULTURE}", *waiting],
        "III. TỒN TẠI, KHÓ KHĂN, VƯỚNG MẮC VÀ NGUYÊN NHÂN",
        f"- Phòng Quản lý Doanh nghiệp: {OBSTACLES_HARD}",
        "IV. NHIỆM VỤ TRỌNG TÂM KỲ TIẾP THEO",
        f"- Văn phòng Ban: {SPREAD}{until}",
        f"- Văn phòng Ban: {COMMUNE}{until}",
        f"- Phòng Quản lý TN&MT: {AROUND}{until}",
        f"- Phòng Quản lý Lao động: {LOANS}{until}",
        f"- Phòng Quản lý Doanh nghiệp: {OBSTACLES}{until}",
        f"- Phòng Quản lý Lao động: {CULTURE}{until}",
        "V. KIẾN NGHỊ, ĐỀ XUẤT",
        f"- Phòng Quản lý Doanh nghiệp: {OBSTACLES_ASKED}",
    ]


def pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def squeezed(text: str) -> str:
    """Only the letters and signs: where a line breaks is the printer's affair."""
    return re.sub(r"\s+", "", text)
