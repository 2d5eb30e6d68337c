"""One figure changed in the styles gives exactly one departure, with the article that sets the figure."""

from dataclasses import replace

import pytest

from dondoc.official.check import check
from dondoc.official.docx_out import write_docx
from dondoc.official.layout import COMPONENTS, PAGE
from dondoc.official.model import Heading
from official.reading_back import changed, restyled
from official.samples import DECISION, LETTER_DOCUMENT, PLAN, REPORT

DOCUMENTS = {
    "authority_line": DECISION,
    "verdict": DECISION,
    "basis": DECISION,
    "abstract_letter": LETTER_DOCUMENT,
    "addressee": LETTER_DOCUMENT,
    "urgency": LETTER_DOCUMENT,
    "drafter": LETTER_DOCUMENT,
    "annex_word": REPORT,
    "annex_title": REPORT,
    "annex_reference": REPORT,
}
STYLES = {key: "".join(word.capitalize() for word in key.split("_")) for key in COMPONENTS}
# Headings of laws, and lines outside the body's flow, have tests of their own below.
IN_STYLES = [
    key
    for key in COMPONENTS
    if key not in {"division_word", "division_title", "article", "circulation", "address", "page_number"}
]
WEIGHED = [key for key in IN_STYLES if key not in {"body", "clause_title"}]
CENTRED = [key for key in IN_STYLES if COMPONENTS[key].align == "center"]


def written(key):
    return write_docx(DOCUMENTS.get(key, PLAN))


def seen(data):
    return [(d.found, d.required, d.article) for d in check(data)]


def pt(value):
    return f"{value:g}".replace(".", ",")


def sizes(key):
    low, high = COMPONENTS[key].sizes
    return f"cỡ chữ {pt(low)} pt." if low == high else f"cỡ chữ từ {pt(low)} đến {pt(high)} pt."


def article(key):
    return COMPONENTS["body" if key == "clause_title" else key].article


@pytest.mark.parametrize("size", [8, 20])
@pytest.mark.parametrize("key", IN_STYLES)
def test_a_wrong_size_is_one_departure(key, size):
    old = f'<w:sz w:val="{COMPONENTS[key].size * 2:g}"/>'
    data = restyled(written(key), STYLES[key], old, f'<w:sz w:val="{size * 2}"/>')
    assert seen(data) == [(f"cỡ chữ {size}.", sizes(key), article(key))]


@pytest.mark.parametrize("key", WEIGHED)
def test_a_wrong_weight_is_one_departure(key):
    bold = COMPONENTS[key].bold
    old, new = ("<w:b/>", "") if bold else ("<w:rPr>", "<w:rPr><w:b/>")
    words = ("chữ không đậm.", "chữ đậm.")
    assert seen(restyled(written(key), STYLES[key], old, new)) == [(words[not bold], words[bold], article(key))]


@pytest.mark.parametrize("key", WEIGHED)
def test_a_wrong_slope_is_one_departure(key):
    italic = COMPONENTS[key].italic
    old, new = ("<w:i/>", "") if italic else ("<w:rPr>", "<w:rPr><w:i/>")
    words = ("chữ đứng.", "chữ nghiêng.")
    assert seen(restyled(written(key), STYLES[key], old, new)) == [(words[not italic], words[italic], article(key))]


@pytest.mark.parametrize("key", CENTRED)
def test_a_wrong_alignment_is_one_departure(key):
    data = restyled(written(key), STYLES[key], '<w:jc w:val="center"/>', '<w:jc w:val="left"/>')
    assert seen(data) == [("canh trái.", "canh giữa.", article(key))]


@pytest.mark.parametrize(
    ("old", "new", "found", "required"),
    [
        ('<w:jc w:val="both"/>', '<w:jc w:val="left"/>', "canh trái.", "canh đều hai lề."),
        ('w:after="120"', 'w:after="60"', "khoảng cách giữa các đoạn 3 pt.", "tối thiểu 6 pt giữa các đoạn."),
        ('w:firstLine="720"', 'w:firstLine="0"', "dòng đầu lùi vào 0 cm.", "dòng đầu lùi vào 1 cm hoặc 1,27 cm."),
        ('w:line="240"', 'w:line="480"', "cách dòng 2.", "cách dòng từ 1 đến 1,5 dòng."),
        ('w:line="240"', 'w:line="200"', "cách dòng 0,83.", "cách dòng từ 1 đến 1,5 dòng."),
        ("<w:rPr>", "<w:rPr><w:i/>", "chữ nghiêng.", "chữ đứng."),
    ],
)
def test_a_wrong_paragraph_is_one_departure(old, new, found, required):
    assert seen(restyled(write_docx(PLAN), "Body", old, new)) == [(found, required, article("body"))]


@pytest.mark.parametrize(
    ("style", "key"), [("DivisionWord", "division_word"), ("DivisionTitle", "division_title"), ("Article", "article")]
)
def test_a_wrong_heading_is_one_departure(style, key):
    divided = replace(
        PLAN, blocks=(Heading("chapter", "I", "Quy định chung"), Heading("article", "1", "Phạm vi"), *PLAN.blocks)
    )
    document = write_docx(divided)
    data = restyled(document, style, '<w:sz w:val="28"/>', '<w:sz w:val="32"/>')
    assert seen(data) == [("cỡ chữ 16.", "cỡ chữ từ 13 đến 14 pt.", article(key))]


@pytest.mark.parametrize(
    ("side", "twips", "place", "found", "required"),
    [
        ("top", 1134, "Lề trên", "15 mm.", "từ 20 đến 25 mm."),
        ("bottom", 1134, "Lề dưới", "30 mm.", "từ 20 đến 25 mm."),
        ("left", 1701, "Lề trái", "25 mm.", "từ 30 đến 35 mm."),
        ("right", 850, "Lề phải", "25 mm.", "từ 15 đến 20 mm."),
    ],
)
def test_a_wrong_margin_is_one_departure(side, twips, place, found, required):
    millimetres = float(found.split()[0])
    new = f'w:{side}="{round(millimetres / 25.4 * 1440)}"'
    data = changed(write_docx(PLAN), "word/document.xml", f'w:{side}="{twips}"', new)
    assert [(d.place, d.found, d.required, d.article) for d in check(data)] == [
        (place, found, required, PAGE.margins_article)
    ]


def test_a_wrong_paper_is_one_departure():
    data = changed(
        write_docx(PLAN), "word/document.xml", 'w:pgSz w:w="11906" w:h="16838"', 'w:pgSz w:w="12240" w:h="15840"'
    )
    assert seen(data) == [("216 × 279 mm.", "khổ A4 (210 × 297 mm).", PAGE.paper_article)]


def test_a_first_page_on_its_side_is_one_departure():
    data = changed(
        write_docx(PLAN), "word/document.xml", 'w:pgSz w:w="11906" w:h="16838"', 'w:pgSz w:w="16838" w:h="11906"'
    )
    assert [(d.found, d.required, d.article) for d in check(data) if d.place == "Trang"] == [
        ("trang đầu nằm ngang.", "trình bày theo chiều dài của khổ giấy.", PAGE.orientation_article)
    ]


def test_a_foreign_typeface_is_one_departure():
    data = changed(write_docx(PLAN), "word/styles.xml", "Times New Roman", "Arial")
    assert seen(data) == [("phông Arial.", "phông Times New Roman.", PAGE.font_article)]


def test_coloured_text_is_one_departure():
    data = restyled(write_docx(PLAN), "Body", "<w:rPr>", '<w:rPr><w:color w:val="0070C0"/>')
    assert seen(data) == [("màu #0070C0.", "chữ màu đen.", PAGE.font_article)]


@pytest.mark.parametrize(
    ("part", "old", "new", "found", "required"),
    [
        ("word/document.xml", "<w:titlePg/>", "", "hiện ở trang đầu.", "không hiển thị ở trang thứ nhất."),
        ("word/styles.xml", None, None, "cỡ chữ 10.", "cỡ chữ từ 13 đến 14 pt."),
        ("word/header1.xml", "</w:pPr>", '<w:jc w:val="right"/></w:pPr>', "không canh giữa.", "canh giữa, ở lề trên."),
    ],
)
def test_a_wrong_page_number_is_one_departure(part, old, new, found, required):
    written = write_docx(PLAN)
    if old is None:
        data = restyled(written, "PageNumber", '<w:sz w:val="28"/>', '<w:sz w:val="20"/>')
    else:
        data = changed(written, part, old, new)
    assert seen(data) == [(found, required, COMPONENTS["page_number"].article)]


def test_an_annex_that_goes_on_counting_is_one_departure():
    data = changed(write_docx(REPORT), "word/document.xml", '<w:pgNumType w:start="1"/>', "")
    assert seen(data) == [
        ("đánh tiếp theo văn bản.", "đánh số riêng theo từng phụ lục.", COMPONENTS["annex_word"].article)
    ]
