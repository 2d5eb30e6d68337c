"""Documents that other programs and other hands made: direct formatting, tabs for columns, drawn lines, no table."""

import io
import zipfile

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Mm, Pt

from dondoc.files import FileRefused
from dondoc.official.check import check
from dondoc.official.docx_out import write_docx
from official.reading_back import changed
from official.samples import PLAN

CENTER, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'


def add(place, text, size=14, *, bold=False, italic=False, align=CENTER):
    paragraph = place.add_paragraph()
    paragraph.alignment = align
    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.bold, run.italic = "Times New Roman", Pt(size), bold, italic
    return paragraph


def add_body(place, text, **figures):
    paragraph = add(place, text, align=BOTH, **figures)
    paragraph.paragraph_format.first_line_indent = Cm(1.27)
    paragraph.paragraph_format.space_after = Pt(6)
    paragraph.paragraph_format.line_spacing = 1.2
    return paragraph


def draw(paragraph, points):
    """A line of VML, as Word writes one, anchored in `paragraph`."""
    run = paragraph.add_run()
    line = f'<w:pict {nsdecls("w")} {VML}><v:line from="0,0" to="{points}pt,0"/></w:pict>'
    run._r.append(parse_xml(line))


def blank():
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    return document


def plan_by_hand(*, motto_line=171.0):
    """A plan as a clerk makes one in Word: each paragraph formatted by hand, its lines drawn."""
    document = blank()
    head = document.add_table(1, 2)
    head.autofit = False
    left, right = head.rows[0].cells
    left.width, right.width = Mm(66), Mm(99)
    add(left, "UBND TỈNH MẪU SƠN", 12)
    draw(add(left, "SỞ THỬ NGHIỆM", 12, bold=True), 40)
    add(left, "Số: 12/KH-STN", 13)
    add(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True)
    draw(add(right, "Độc lập - Tự do - Hạnh phúc", bold=True), motto_line)
    add(right, "Mẫu Sơn, ngày 12 tháng 3 năm 2026", 13, italic=True)
    add(document, "KẾ HOẠCH", bold=True)
    draw(add(document, "Trồng cây quanh các khu mẫu", bold=True), 70)
    add_body(document, "Sở lập kế hoạch trồng cây như sau:")
    add_body(document, "I. MỤC ĐÍCH", bold=True)
    add_body(document, "Có bóng mát cho người đi làm./.")
    foot = document.add_table(1, 2)
    left, right = foot.rows[0].cells
    add(left, "Nơi nhận:", 12, bold=True, italic=True, align=BOTH)
    add(left, "- UBND tỉnh;", 11, align=BOTH)
    add(left, "- Lưu: VT.", 11, align=BOTH)
    add(right, "GIÁM ĐỐC", bold=True)
    add(right, "Phạm Thị Thử", bold=True)
    return document


def saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def told(document):
    return [(d.place, d.found) for d in check(saved(document))]


def test_a_plan_made_by_hand_rightly_has_no_departure():
    assert told(plan_by_hand()) == []


def test_a_drawn_line_too_short_is_measured():
    assert told(plan_by_hand(motto_line=85.5)) == [("Tiêu ngữ", "đường kẻ dài bằng 0,5 lần dòng chữ.")]


def test_a_word_in_bold_or_italic_inside_a_paragraph_is_no_departure():
    document = plan_by_hand()
    paragraph = next(p for p in document.paragraphs if p.text.startswith("Sở lập"))
    paragraph.runs[0].text = "Sở lập kế hoạch "
    emphasis = paragraph.add_run("trồng cây")
    emphasis.bold = emphasis.italic = True
    emphasis.font.name, emphasis.font.size = "Times New Roman", Pt(14)
    paragraph.add_run(" như sau:").font.size = Pt(14)
    paragraph.runs[-1].font.name = "Times New Roman"
    assert told(document) == []


def test_the_typeface_of_a_style_far_below_is_found():
    document = plan_by_hand()
    paragraph = next(p for p in document.paragraphs if p.text.startswith("Sở lập"))
    paragraph.runs[0].font.name = None
    document.styles["Normal"].font.name = "Cambria"
    assert told(document) == [("Phông chữ “Sở lập kế hoạch trồng cây như sau:”", "phông Cambria.")]


def test_text_in_a_content_control_and_an_insertion_is_read():
    data = saved(plan_by_hand())
    data = changed(
        data,
        "word/document.xml",
        "<w:t>Số: 12/KH-STN</w:t></w:r>",
        '<w:t>Số: </w:t></w:r><w:ins><w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:t>12/KH-STN</w:t></w:r></w:ins>',
    )
    assert [(d.place, d.found) for d in check(data)] == [("Phông chữ “Số: 12/KH-STN”", "phông Cambria.")]


def test_deleted_text_is_not_read():
    data = saved(plan_by_hand())
    data = changed(
        data,
        "word/document.xml",
        "<w:t>Số: 12/KH-STN</w:t></w:r>",
        "<w:t>Số: 12/KH-STN</w:t></w:r><w:del><w:r><w:delText>-CŨ</w:delText></w:r></w:del>",
    )
    assert check(data) == []


def test_a_head_laid_out_with_tabs_is_recognised():
    document = blank()
    add(document, "UBND TỈNH MẪU SƠN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, align=BOTH)
    add(document, "SỞ THỬ NGHIỆM\tĐộc lập - Tự do - Hạnh phúc", 13, bold=True, align=BOTH)
    add(document, "Số: 5/KH-STN\tMẫu Sơn, ngày 12 tháng 3 năm 2026", 13, align=BOTH)
    found = told(document)
    assert ("Số, ký hiệu “Số: 5/KH-STN”", "số nhỏ hơn 10 không có số 0 phía trước.") in found
    assert ("Địa danh và thời gian ban hành “Mẫu Sơn, ngày 12 tháng 3 năm 2026”", "chữ đứng.") in found
    assert ("Quốc hiệu “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”", "chữ không đậm.") in found
    assert ("Tiêu ngữ", "không thấy.") not in found


def test_an_empty_document_lacks_every_component():
    names = [d.place for d in check(saved(docx.Document())) if d.found == "không thấy."]
    assert names == [
        "Quốc hiệu",
        "Tiêu ngữ",
        "Tên cơ quan ban hành",
        "Số, ký hiệu",
        "Địa danh và thời gian ban hành",
        "Quyền hạn, chức vụ của người ký",
        "Họ và tên người ký",
        "Từ “Nơi nhận”",
    ]


def zipped(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no zip at all",
        zipped(other="x"),
        write_docx(PLAN)[:500],
        changed(write_docx(PLAN), "word/document.xml", "<w:document ", '<!DOCTYPE w [<!ENTITY a "b">]><w:document '),
        changed(write_docx(PLAN), "word/document.xml", "</w:body>", ""),
        changed(write_docx(PLAN), "word/styles.xml", "</w:styles>", ""),
    ],
    ids=["empty", "no zip", "no document", "cut", "entity", "broken document", "broken styles"],
)
def test_a_file_that_is_no_docx_is_refused(data):
    with pytest.raises(FileRefused):
        check(data)


@pytest.mark.parametrize("value", ["", "x", "nan", "inf", "-1", "1e400", "99999999999"])
def test_a_senseless_figure_does_not_stop_the_check(value):
    data = changed(write_docx(PLAN), "word/document.xml", 'w:gridSpan w:val="2"', f'w:gridSpan w:val="{value}"')
    assert check(data) == []
