"""HTML as a browser shows it, nothing fetched."""

from dondoc.files import Change
from files.parts import first_table, only, read, shown, spans


def page(body):
    return f"<!DOCTYPE html><html><head><title>Tiêu đề</title><style>p{{}}</style></head><body>{body}</body></html>".encode()


def test_paragraphs_breaks_and_spaces():
    source = read(
        page("<h1>KẾ  HOẠCH</h1><p>Giao\n  <b>Văn phòng</b>, <i>trước</i> 30/6<br>Sau đó</p>lẻ<script>x()</script>"),
        "a.html",
    )
    assert (source.format, shown(source)) == ("html", ["KẾ HOẠCH", "Giao Văn phòng, trước 30/6\nSau đó", "lẻ"])
    assert [x.bold for x in source.paragraphs()] == [True, False, False]


def test_lists_are_numbered():
    body = (
        '<ol type="I"><li>Một<ol><li>a</li><li value="5">b</li></ol></li><li>Hai</li></ol>'
        '<ol type="a" start="3"><li>x</li></ol><ul><li>y</li></ul><ol reversed><li>m</li><li>n</li></ol>'
    )
    source = read(page(body), "a.html")
    assert shown(source) == ["I. Một", "1. a", "5. b", "II. Hai", "c. x", "• y", "2. m", "1. n"]
    assert [x.level for x in source.paragraphs()] == [0, 1, 1, 0, 0, 0, 0, 0]


def test_tables_keep_their_spans():
    body = (
        '<table><thead><tr><th rowspan="2">TT</th><th colspan="2">Việc</th></tr></thead>'
        "<tr><td>a</td><td>b<table><tr><td>trong</td></tr></table></td></tr></table>"
    )
    assert spans(first_table(read(page(body), "a.html"))) == [
        (0, 0, 2, 1, "TT"),
        (0, 1, 1, 2, "Việc"),
        (1, 1, 1, 1, "a"),
        (1, 2, 1, 1, "b\ntrong"),
    ]


def test_hidden_and_deleted_text_goes_inserted_stays():
    paragraph = only(
        read(
            page('<p>hạn <del>15</del><ins>30</ins>/6<span style="display: none">ẩn</span><b hidden>ẩn</b></p>'),
            "a.html",
        )
    )
    assert (paragraph.text, paragraph.changes) == (
        "hạn 30/6",
        (Change("deleted", "15", 4), Change("inserted", "30", 4)),
    )


def test_centred_text_is_known():
    body = '<p align="center">a</p><p style="text-align:center">b</p><div align="center"><p>c</p><p align="left">d</p></div><p>e</p>'
    assert [x.centered for x in read(page(body), "a.html").paragraphs()] == [True, True, True, False, False]


def test_it_is_known_by_its_content_whatever_its_name():
    assert read(page("<p>a</p>"), "a.txt").format == "html"


def test_the_declared_encoding_counts():
    data = '<meta charset="windows-1258"><p>Kê\u0301 hoa\u0323ch</p>'.encode("cp1258")
    assert shown(read(data, "a.html")) == ["Kế hoạch"]
