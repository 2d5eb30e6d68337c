"""Tables of work: merged cells, groups, heads over two rows, pages, forms, persons."""

from datetime import date

import pytest

from dondoc.files.blocks import Cell, Paragraph, Source, Table
from dondoc.reading import read_plan

LINES = (
    "UBND TỈNH MẪU",
    "Số: 1/KH-UBND",
    "Mẫu, ngày 05 tháng 3 năm 2025",
    "KẾ HOẠCH",
    "Thử bảng năm 2025",
    "I. NHIỆM VỤ",
)


def table(width, *rows):
    """Rows of cells: text, or (text, rowspan, colspan); None where a cell above or beside reaches."""
    cells = []
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if value is None:
                continue
            text, down, across = value if isinstance(value, tuple) else (value, 1, 1)
            paragraphs = [Paragraph(line, 0) for line in text.split("\n")]
            cells.append(Cell(r, c, down, across, paragraphs))
    return Table(len(rows), width, cells)


def tasks(*blocks):
    found = [Paragraph(line, 0) if isinstance(line, str) else line for line in (*LINES, *blocks)]
    source = Source("docx", found)
    for i, paragraph in enumerate(source.paragraphs()):
        paragraph.index = i
    return read_plan(source).tasks


def short(task):
    return (
        task.title.value,
        [n.value for n in task.lead],
        [n.value for n in task.cooperating],
        task.due.value if task.due else None,
    )


HEAD = ("TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian")


def test_a_lead_merged_down_speaks_for_each_row():
    found = tasks(
        table(
            5,
            HEAD,
            ("1", "Rà soát quy chế", ("Phòng Nội vụ", 2, 1), "Văn phòng", "Quý I"),
            ("2", "Sửa đổi quy chế", None, "Phòng Tư pháp", "Quý II"),
        )
    )
    assert [short(t) for t in found] == [
        ("Rà soát quy chế", ["Phòng Nội vụ"], ["Văn phòng"], date(2025, 3, 31)),
        ("Sửa đổi quy chế", ["Phòng Nội vụ"], ["Phòng Tư pháp"], date(2025, 6, 30)),
    ]


def test_a_content_merged_down_is_one_task_of_several_units():
    found = tasks(
        table(
            5,
            HEAD,
            (("1", 2, 1), ("Kiểm tra cơ sở", 2, 1), "Phòng Y tế", "Công an", "Tháng 4"),
            (None, None, "Phòng Kinh tế", "Thuế cơ sở", "Tháng 5"),
        )
    )
    assert [short(t) for t in found] == [
        ("Kiểm tra cơ sở", ["Phòng Y tế", "Phòng Kinh tế"], ["Công an", "Thuế cơ sở"], date(2025, 5, 31))
    ]


def test_a_group_row_is_no_task_and_names_the_parent():
    found = tasks(
        table(
            5,
            HEAD,
            ("I", ("CẢI CÁCH THỂ CHẾ", 1, 4), None, None, None),
            ("1", "Rà soát văn bản", "Phòng Tư pháp", "", "Quý I"),
            (("B. Cải cách bộ máy", 1, 5), None, None, None, None),
            ("2", "Sắp xếp đơn vị", "Phòng Nội vụ", "", "Quý II"),
        )
    )
    assert [(t.parent, t.ordinal, t.title.value) for t in found] == [
        ("I.I", "1", "Rà soát văn bản"),
        ("I.B", "2", "Sắp xếp đơn vị"),
    ]


def test_a_head_over_two_rows_gives_the_lower_names():
    found = tasks(
        table(
            5,
            (("TT", 2, 1), ("Nhiệm vụ", 2, 1), ("Cơ quan thực hiện", 1, 2), None, ("Thời hạn", 2, 1)),
            (None, None, "Chủ trì", "Phối hợp", None),
            ("1", "Lập danh mục", "Sở A", "Sở B", "30/4/2025"),
        )
    )
    assert [short(t) for t in found] == [("Lập danh mục", ["Sở A"], ["Sở B"], date(2025, 4, 30))]


def test_a_table_continues_without_its_head_and_with_it_again():
    one = table(5, HEAD, ("1", "Việc thứ nhất", "Phòng A", "", "Quý I"))
    two = table(5, ("2", "Việc thứ hai", "Phòng B", "", "Quý II"), HEAD, ("3", "Việc thứ ba", "Phòng C", "", "Quý III"))
    assert [t.title.value for t in tasks(one, two)] == ["Việc thứ nhất", "Việc thứ hai", "Việc thứ ba"]


@pytest.mark.parametrize(
    "rows",
    [
        (("1", "", "", "", ""), ("2", "", "", "", "")),
        (("", "…", "", "", ""), ("", "...", "", "", "")),
        (("(1)", "(2)", "(3)", "(4)", "(5)"), ("", "", "", "", "")),
    ],
)
def test_an_empty_form_gives_no_task(rows):
    assert tasks(table(5, HEAD, *rows)) == []


def test_a_form_titled_as_one_gives_no_task():
    form = table(5, HEAD, ("1", "Tổ chức hội nghị", "Phòng A", "", "Quý I"))
    assert tasks("Phụ lục 2", "MẪU BÁO CÁO KẾT QUẢ", form) == []


def test_a_list_of_persons_gives_no_task():
    assert tasks(table(3, ("TT", "Họ và tên", "Chức vụ"), ("1", "Trần Văn Mẫu", "Trưởng phòng"))) == []


def test_persons_stand_one_a_line():
    found = tasks(table(3, ("TT", "Công việc", "Người thực hiện"), ("", "Chấm bài", "Trần Văn Mẫu\nLê Thị Thử")))
    assert [short(t) for t in found] == [("Chấm bài", ["Trần Văn Mẫu", "Lê Thị Thử"], [], None)]


def test_one_column_for_both_roles_is_parted_by_what_its_cells_say():
    found = tasks(
        table(
            4,
            ("TT", "Nội dung", "Đơn vị chủ trì, phối hợp", "Thời gian"),
            ("1", "Số hóa hồ sơ", "Chủ trì: Phòng A\nPhối hợp: Phòng B", "2025"),
            ("2", "Thu thập số liệu", "Phòng C chủ trì, phối hợp với Phòng D", "Hằng quý"),
        )
    )
    assert [short(t) for t in found] == [
        ("Số hóa hồ sơ", ["Phòng A"], ["Phòng B"], date(2025, 12, 31)),
        ("Thu thập số liệu", ["Phòng C"], ["Phòng D"], None),
    ]


def test_a_table_under_a_units_heading_takes_its_name():
    work = table(3, ("TT", "Công việc", "Thời gian"), ("1", "Lập lịch trực", "20/8/2025"))
    assert [short(t) for t in tasks("1. Phòng Hành chính", work)] == [
        ("Lập lịch trực", ["Phòng Hành chính"], [], date(2025, 8, 20))
    ]
