"""Tracked changes: the text reads as accepted, and what changed is remembered."""

from dondoc.files import Change
from files.parts import docx, first_table, only, p, r, read, shown, spans, tc

WHO = 'w:id="1" w:author="Trần Thị Ví Dụ" w:date="2024-03-01T08:00:00Z"'


def gone(text):
    return f"<w:del {WHO}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def test_an_insertion_stays_and_a_deletion_goes_both_are_recorded():
    paragraph = only(read(docx(f"<w:p>{r('Trước ngày ')}{gone('15')}<w:ins {WHO}>{r('30')}</w:ins>{r('/6')}</w:p>")))
    assert paragraph.text == "Trước ngày 30/6"
    author, date = "Trần Thị Ví Dụ", "2024-03-01T08:00:00Z"
    assert paragraph.changes == (Change("deleted", "15", 11, author, date), Change("inserted", "30", 11, author, date))


def test_offsets_count_in_the_composed_text():
    apart = r("Ke\u0302\u0301 hoa\u0323ch ")
    paragraph = only(read(docx(f"<w:p>{apart}<w:ins {WHO}>{r('năm')}</w:ins></w:p>")))
    assert paragraph.text == "Kế hoạch năm"
    assert paragraph.text[paragraph.changes[0].start :] == "năm"


def test_moved_text_stays_only_where_it_went():
    body = (
        f"<w:p><w:moveFrom {WHO}>{r('Đoạn')}</w:moveFrom></w:p>" + f"<w:p><w:moveTo {WHO}>{r('Đoạn')}</w:moveTo></w:p>"
    )
    source = read(docx(p("Đầu") + body))
    assert [(x.text, [c.kind for c in x.changes]) for x in source.paragraphs()] == [
        ("Đầu", []),
        ("", ["deleted"]),
        ("Đoạn", ["inserted"]),
    ]


def test_text_inserted_and_deleted_again_is_gone():
    paragraph = only(read(docx(f"<w:p>{r('a')}<w:ins {WHO}>{gone('b')}</w:ins></w:p>")))
    assert (paragraph.text, [(c.kind, c.text) for c in paragraph.changes]) == ("a", [("deleted", "b")])


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    body = f"<w:p><w:pPr><w:rPr><w:del {WHO}/></w:rPr></w:pPr>{r('Giao Văn ')}</w:p>" + p("phòng")
    assert shown(read(docx(body))) == ["Giao Văn phòng"]


def test_a_paragraph_deleted_whole_leaves_its_text_on_the_next():
    body = f"<w:p><w:pPr><w:rPr><w:del {WHO}/></w:rPr></w:pPr>{gone('Bỏ đoạn này')}</w:p>" + p("Còn lại")
    paragraph = only(read(docx(body)))
    assert (paragraph.text, paragraph.changes[0].text, paragraph.changes[0].start) == ("Còn lại", "Bỏ đoạn này", 0)


def test_a_deleted_row_goes():
    rows = f"<w:tr>{tc(p('a'))}</w:tr><w:tr><w:trPr><w:del {WHO}/></w:trPr><w:tc><w:p>{gone('b')}</w:p></w:tc></w:tr>"
    source = read(docx(f"<w:tbl>{rows}</w:tbl>{p('sau')}"))
    assert spans(first_table(source)) == [(0, 0, 1, 1, "a")]
    assert [c.text for x in source.paragraphs() for c in x.changes] == ["b"]


def test_a_former_formatting_is_not_read():
    former = f'<w:pPrChange {WHO}><w:pPr><w:jc w:val="center"/></w:pPr></w:pPrChange>'
    assert only(read(docx(p("a", former)))).centered is False


def test_a_document_without_changes_is_not_tracked():
    assert read(docx(p("a"))).tracked is False
