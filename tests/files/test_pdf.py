"""PDF with text."""

import re

from files.parts import first_table, read, shown, spans
from files.pdfs import HEAD, set_pdf

LONG = (
    "1. Giao Phòng Hạ tầng chủ trì, phối hợp với các đơn vị liên quan kiểm tra toàn bộ đường nội bộ và hệ thống thoát "
    "nước trước mùa mưa, báo cáo kết quả về Văn phòng trước ngày 30/4/2024."
)
OTHER = (
    "2. Giao Văn phòng tổng hợp danh sách công trình cần sửa chữa từ năm 2024 đến năm 2026, trình lãnh đạo Ban cho ý "
    "kiến trước khi ký hợp đồng với nhà thầu được chọn."
)


def typed(*paragraphs):
    """Paragraphs for typst, their numbers as typed text."""
    return "\n\n".join(re.sub(r"^(\d+)\.", r"\1\\.", text) for text in paragraphs)


def test_a_head_of_two_columns_becomes_a_table_of_one_row():
    source = read(set_pdf(HEAD + f"\n#align(center)[*KẾ HOẠCH*]\n\n{typed(LONG, OTHER)}"), "a.pdf")
    assert spans(first_table(source)) == [
        (0, 0, 1, 1, "BAN QUẢN LÝ CÁC KHU MẪU\nSố: 12/KH-BQL"),
        (
            0,
            1,
            1,
            1,
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nMẫu Giang, ngày 05 tháng 3 năm 2024",
        ),
    ]
    assert (source.format, source.pages, source.hard_wrapped) == ("pdf", 1, False)
    assert shown(source)[5:] == ["KẾ HOẠCH", LONG, OTHER]


def test_lines_join_into_paragraphs_over_the_end_of_a_page_without_its_number():
    paragraphs = [f"{n}. " + LONG.split(" ", 1)[1] for n in range(1, 31)]
    source = read(set_pdf(typed(*paragraphs)), "a.pdf")
    assert source.pages > 1
    assert shown(source) == paragraphs
    assert [x.index for x in source.paragraphs()] == list(range(30))
    assert {x.page for x in source.paragraphs()} == set(range(1, source.pages + 1))


def test_a_title_of_several_lines_is_one_paragraph_bold_and_centred():
    title = "Kiểm tra công trình hạ tầng kỹ thuật và bảo đảm an toàn trong mùa mưa bão tại các khu mẫu năm 2024"
    source = read(
        set_pdf(f"#align(center)[#par(justify: false, first-line-indent: 0pt)[*{title}*]]\n\n{typed(LONG, OTHER)}"),
        "a.pdf",
    )
    first = next(source.paragraphs())
    assert (first.text, first.bold, first.centered) == (title, True, True)


def table(rows):
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    return (
        f"#set text(size: 10pt)\n#table(columns: (1cm, 1fr, 4cm), table.header([TT], [Nội dung], [Chủ trì]), {cells})"
    )


def test_a_ruled_table_is_whole_over_the_end_of_pages():
    rows = [
        (str(n), f"Việc thứ {n} của năm, làm theo từng bước đã định trong kế hoạch", "Văn phòng") for n in range(1, 61)
    ]
    source = read(set_pdf(f"{typed(LONG)}\n\n{table(rows)}"), "a.pdf")
    found = first_table(source)
    assert source.pages > 1
    assert (found.rows, found.columns) == (61, 3)
    assert [[cell.text for cell in row] for row in found.grid()] == [["TT", "Nội dung", "Chủ trì"], *map(list, rows)]


def test_merged_cells_have_their_spans():
    merged = (
        "#table(columns: (1cm, 4cm, 4cm), table.cell(rowspan: 2)[TT], table.cell(colspan: 2)[Phân công], "
        "[Chủ trì], [Phối hợp], [1], [Văn phòng], [Các phòng])"
    )
    assert spans(first_table(read(set_pdf(f"{typed(LONG)}\n\n{merged}"), "a.pdf"))) == [
        (0, 0, 2, 1, "TT"),
        (0, 1, 1, 2, "Phân công"),
        (1, 1, 1, 1, "Chủ trì"),
        (1, 2, 1, 1, "Phối hợp"),
        (2, 0, 1, 1, "1"),
        (2, 1, 1, 1, "Văn phòng"),
        (2, 2, 1, 1, "Các phòng"),
    ]


def test_recipients_and_signature_side_by_side_become_a_table():
    foot = """#grid(columns: (1fr, 1fr), [#set par(first-line-indent: 0pt)
*_Nơi nhận:_*

- Ủy ban nhân dân tỉnh;

- Lưu: VT.], align(center)[*TRƯỞNG BAN*

#v(1.2cm)

*Nguyễn Thử Mẫu*])"""
    source = read(set_pdf(f"{typed(LONG)}\n\n{OTHER}\n\n{foot.replace('- ', '#sym.hyph ')}"), "a.pdf")
    left, right = first_table(source).cells
    assert right.text == "TRƯỞNG BAN\nNguyễn Thử Mẫu"
    assert [x.text[1:].strip() for x in left.paragraphs[1:]] == ["Ủy ban nhân dân tỉnh;", "Lưu: VT."]


def test_hanging_items_join_too():
    source = read(set_pdf("\n\n".join([LONG, OTHER] * 3)), "a.pdf")  # typst makes a list of them
    assert [x[3:] for x in shown(source)] == [LONG[3:], OTHER[3:]] * 3


def test_text_without_indents_or_gaps_stays_lines():
    flush = "#set par(first-line-indent: 0pt, spacing: 0.65em)\n"
    source = read(set_pdf(flush + typed(*[LONG, OTHER] * 4)), "a.pdf")
    assert source.hard_wrapped is True
    assert " ".join(shown(source)) == " ".join([LONG, OTHER] * 4)
