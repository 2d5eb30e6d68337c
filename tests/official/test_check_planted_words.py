"""One thing written wrong gives exactly one departure."""

import pytest

from dondoc.official.check import check
from dondoc.official.docx_out import write_docx
from dondoc.official.layout import COMPONENTS
from official.reading_back import changed, part
from official.samples import DECISION, LETTER_DOCUMENT, PLAN, REPORT

# document, what is printed, what is planted, place, found, required
NUMBER, DATE, RECIPIENTS = "Số, ký hiệu", "Địa danh và thời gian ban hành", "Nơi nhận văn bản"
ZERO = "thêm số 0 trước ngày nhỏ hơn 10 và tháng 1, 2; các tháng khác không thêm."
LINES = "mỗi nơi một dòng, đầu dòng có gạch, cuối dòng có dấu chấm phẩy, dòng cuối có dấu chấm."
PLANTED = [
    (PLAN, "Số: 05/", "Số: 5/", NUMBER, "số nhỏ hơn 10 không có số 0 phía trước.", "ghi thêm số 0 phía trước số nhỏ hơn 10."),
    (PLAN, "Số: 05/", "Số 05/", NUMBER, "thiếu dấu hai chấm sau chữ “Số”.", "ghi “Số:”."),
    (PLAN, "05/KH-BQLMS", "05-KH/BQLMS", NUMBER, "giữa số và ký hiệu không có dấu gạch chéo.", "dấu gạch chéo (/) giữa số và ký hiệu."),
    (PLAN, "KH-BQLMS", "KH - BQLMS", NUMBER, "có khoảng trống hoặc gạch dài giữa các nhóm chữ.", "dấu gạch nối (-) không cách chữ giữa các nhóm."),
    (PLAN, "05/KH-", "05/BC-", NUMBER, "chữ viết tắt tên loại là “BC”.", "chữ viết tắt tên loại là “KH”."),
    (LETTER_DOCUMENT, "05/BQLMS-VP", "05/CV-BQLMS", NUMBER, "ký hiệu công văn có chữ “CV”.", "ký hiệu công văn gồm tên viết tắt cơ quan và đơn vị soạn thảo."),
    (PLAN, "ngày 03 tháng", "ngày 3 tháng", DATE, "ngày ghi “3”.", ZERO),
    (PLAN, "tháng 02 năm 2026", "tháng 2 năm 2026", DATE, "tháng ghi “2”.", ZERO),
    (REPORT, "Mẫu Sơn, ngày 29 tháng 6 ", "Mẫu Sơn, ngày 29 tháng 06 ", DATE, "tháng ghi “06”.", ZERO),
    (PLAN, "Mẫu Sơn, ngày", "Mẫu Sơn ngày", DATE, "không có dấu phẩy sau địa danh.", "sau địa danh có dấu phẩy."),
    (PLAN, "Độc lập - Tự do", "Độc Lập - Tự Do", "Tiêu ngữ", "ghi “Độc Lập - Tự Do - Hạnh phúc”.", "ghi “Độc lập - Tự do - Hạnh phúc”."),
    (PLAN, "- Các phòng, đơn vị;", "- Các phòng, đơn vị", RECIPIENTS, "thiếu gạch đầu dòng hoặc dấu cuối dòng.", LINES),
    (PLAN, "- Các phòng, đơn vị;", "Các phòng, đơn vị;", RECIPIENTS, "thiếu gạch đầu dòng hoặc dấu cuối dòng.", LINES),
    (PLAN, "- Lưu: VT, VP (02).", "- Lưu: VP (02).", RECIPIENTS, "dòng cuối không phải “Lưu: VT, …”.", "dòng cuối ghi “Lưu: VT” và đơn vị soạn thảo, số bản lưu."),
    (LETTER_DOCUMENT, "- Như trên;", "- Văn phòng;", RECIPIENTS, "không có dòng “Như trên”.", "văn bản có “Kính gửi” ghi trước hết “- Như trên;”."),
    (LETTER_DOCUMENT, "- Sở Ví dụ;", "- Sở Ví dụ", "Kính gửi", "thiếu gạch đầu dòng hoặc dấu cuối dòng.", LINES),
    (PLAN, "KT. TRƯỞNG BAN", "KT TRƯỞNG BAN", "Quyền hạn, chức vụ của người ký", "chữ viết tắt quyền hạn không có dấu chấm.", "ghi “TM.”, “Q.”, “KT.”, “TL.”, “TUQ.”."),
    (PLAN, "Nguyễn Văn Mẫu", "TS. Nguyễn Văn Mẫu", "Họ và tên người ký", "có học hàm, học vị hoặc danh hiệu.", "trước họ tên không ghi học hàm, học vị, danh hiệu."),
    (PLAN, "kèm theo./.", "kèm theo.", "Kết thúc nội dung", "không có dấu “./.”.", "kết thúc nội dung bằng “./.” như các mẫu."),
    (DECISION, "nhiệm vụ của Ban;", "nhiệm vụ của Ban.", "Căn cứ ban hành", "dòng thứ 1 không kết thúc bằng “;”.", "mỗi căn cứ cuối dòng có dấu chấm phẩy, dòng cuối có dấu chấm."),
    (PLAN, ">KẾ HOẠCH<", ">KẾ HOẠCh<", "Tên loại văn bản", "chữ thường.", "chữ in hoa."),
    (PLAN, "I. MỤC ĐÍCH, YÊU CẦU", "I. Mục đích, yêu cầu", "Tiêu đề của mục", "chữ thường.", "chữ in hoa."),
    (PLAN, "Nguyễn Văn Mẫu", "NGUYỄN VĂN MẪU", "Họ và tên người ký", "chữ in hoa.", "chữ in thường."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("document", "printed", "planted", "place", "found", "required"), PLANTED, ids=[f"{p[1]} → {p[2]}" for p in PLANTED]
)
def test_a_planted_fault_is_one_departure(document, printed, planted, place, found, required):
    departures = check(changed(write_docx(document), "word/document.xml", printed, planted, count=1))
    assert [(d.place.split(" “")[0], d.found, d.required) for d in departures] == [(place, found, required)]


@pytest.mark.parametrize("document", [PLAN, LETTER_DOCUMENT])
@pytest.mark.parametrize(
    ("printed", "missing"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", ["national_name"]),
        ("Mẫu Sơn, ngày 03 tháng 02 năm 2026", ["place_date"]),
    ],
)
def test_a_missing_component_is_named(document, printed, missing):
    departures = check(changed(write_docx(document), "word/document.xml", printed, ""))
    assert [(d.place, d.found) for d in departures] == [(COMPONENTS[key].name, "không thấy.") for key in missing]


def test_a_letter_without_addressees_is_told():
    data = write_docx(LETTER_DOCUMENT)
    data = changed(data, "word/document.xml", "Kính gửi:", "")
    for line in ("- Sở Thử nghiệm;", "- Sở Ví dụ;", "- Các doanh nghiệp trong khu."):
        data = changed(data, "word/document.xml", line, "")
    assert [(d.place, d.found) for d in check(data)] == [("Kính gửi", "không thấy “Kính gửi”.")]


def test_a_plan_with_addressees_is_told():
    data = changed(write_docx(REPORT), "word/document.xml", "BÁO CÁO", "KẾ HOẠCH")
    data = changed(data, "word/document.xml", "112/BC-", "112/KH-", count=1)
    assert [(d.place, d.found) for d in check(data)] == [("Kính gửi", "có “Kính gửi”.")]


@pytest.mark.parametrize(("at", "key"), [(0, "issuer"), (1, "motto"), (2, "abstract")])
def test_a_missing_rule_is_one_departure(at, key):
    data = write_docx(PLAN)
    rules = [piece.split("</w:pBdr>")[0] for piece in part(data, "word/document.xml").split("<w:pBdr>")[1:]]
    xml = part(data, "word/document.xml")
    pieces = xml.split("<w:pBdr>")
    pieces[at + 1] = pieces[at + 1].removeprefix(f"{rules[at]}</w:pBdr>")
    bare = "<w:pBdr>".join(pieces[: at + 1]) + pieces[at + 1] + "".join(f"<w:pBdr>{rest}" for rest in pieces[at + 2 :])
    departures = check(changed(data, "word/document.xml", xml, bare))
    assert [(d.place, d.found, d.article) for d in departures] == [
        (COMPONENTS[key].name, "không có đường kẻ ở dưới.", COMPONENTS[key].article)
    ]


def test_a_rule_too_long_is_one_departure():
    data = write_docx(PLAN)
    xml = part(data, "word/document.xml")
    indent = xml.split("<w:pBdr>")[1].split("<w:ind ")[1].split("/>")[0]
    departures = check(changed(data, "word/document.xml", indent, 'w:left="0" w:right="0"', count=1))
    assert [(d.place, d.required) for d in departures] == [
        ("Tên cơ quan ban hành", "có đường kẻ ngang nét liền, dài từ 1/3 đến 1/2 dòng chữ, cân đối.")
    ]
