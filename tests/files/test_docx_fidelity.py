"""The nine features by which readers of docx are compared, in one document. `benchmarks/reading.py` asks the peers."""

import pytest

from files.parts import docx, first_table, item, lists, lvl, p, r, read, spans, tbl, tc

WHO = 'w:id="1" w:author="Lê Thử" w:date="2024-01-01T00:00:00Z"'
BOX = f"<w:txbxContent>{p('khung')}</w:txbxContent>"
BODY = (
    item("MỤC ĐÍCH")
    + item("NHIỆM VỤ")
    + item("việc một", level=1)
    + item("việc hai", level=1)
    + item("phần a", level=2)
    + item("phần b", level=2)
    + f"<w:p>{r('hạn ')}<w:del {WHO}><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins {WHO}>{r('mới')}</w:ins></w:p>"
    + f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice>'
    + f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    + f"<w:sdt><w:sdtPr/><w:sdtContent>{p('điều khiển')}</w:sdtContent></w:sdt>"
    + f'<w:p>{r("có chú thích")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    + tbl(tc(p("gộp"), '<w:gridSpan w:val="2"/>'), tc(p("x")) + tc(p("y")))
    + '<w:sectPr><w:headerReference w:type="default" r:id="h1"/></w:sectPr>'
)
DOCUMENT = docx(
    BODY,
    numbering=lists(lvl(0, "upperRoman", "%1.") + lvl(1, "decimal", "%2.") + lvl(2, "lowerLetter", "%3)")),
    footnotes=f'<w:footnote w:id="2">{p("chú thích")}</w:footnote>',
    header=p("đầu trang"),
)


def markers(source, level):
    return [x.marker for x in source.paragraphs() if x.level == level]


FEATURES = {
    "Roman numbers": (lambda s: markers(s, 0), ["I.", "II."]),
    "decimal numbers": (lambda s: markers(s, 1), ["1.", "2."]),
    "letter numbers": (lambda s: markers(s, 2), ["a)", "b)"]),
    "inserted and deleted": (lambda s: [x.text for x in s.paragraphs() if x.changes], ["hạn mới"]),
    "text box": (lambda s: [x.text for x in s.paragraphs() if x.part == "textbox"], ["khung"]),
    "content control": (lambda s: [x.text for x in s.paragraphs() if "điều" in x.text], ["điều khiển"]),
    "footnote": (lambda s: [x.text for x in s.footnotes], ["chú thích"]),
    "header": (lambda s: [x.text for x in s.headers], ["đầu trang"]),
    "merged row": (lambda s: spans(first_table(s)), [(0, 0, 1, 2, "gộp"), (1, 0, 1, 1, "x"), (1, 1, 1, 1, "y")]),
}


@pytest.mark.parametrize("feature", FEATURES)
def test_it_keeps(feature):
    seen, expected = FEATURES[feature]
    assert seen(read(DOCUMENT)) == expected
