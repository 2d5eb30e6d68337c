"""Tables of a docx: every merged cell once, where it begins."""

from files.parts import docx, first_table, p, read, shown, spans, tbl, tc


def test_a_table_is_a_grid():
    table = first_table(read(docx(tbl(tc(p("a")) + tc(p("b")), tc(p("c")) + tc("<w:p/>")))))
    assert (table.rows, table.columns) == (2, 2)
    assert spans(table) == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "")]


def test_merged_cells_appear_once_with_their_spans():
    restart, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = first_table(
        read(
            docx(
                tbl(
                    tc(p("TT"), restart) + tc(p("Việc"), '<w:gridSpan w:val="2"/>'),
                    tc("<w:p/>", go_on) + tc(p("Chủ trì")) + tc(p("Phối hợp")),
                    tc(p("1"), restart) + tc(p("a")) + tc(p("b")),
                )
            )
        )
    )
    assert spans(table) == [
        (0, 0, 2, 1, "TT"),
        (0, 1, 1, 2, "Việc"),
        (1, 1, 1, 1, "Chủ trì"),
        (1, 2, 1, 1, "Phối hợp"),
        (2, 0, 1, 1, "1"),
        (2, 1, 1, 1, "a"),
        (2, 2, 1, 1, "b"),
    ]
    assert [[cell.text if cell else None for cell in row] for row in table.grid()] == [
        ["TT", "Việc", "Việc"],
        ["TT", "Chủ trì", "Phối hợp"],
        ["1", "a", "b"],
    ]


def test_a_row_merged_over_all_columns_is_one_cell():
    table = first_table(
        read(docx(tbl(tc(p("I. NHÓM VIỆC"), '<w:gridSpan w:val="3"/>'), tc(p("1")) + tc(p("a")) + tc(p("b")))))
    )
    assert spans(table)[0] == (0, 0, 1, 3, "I. NHÓM VIỆC")


def test_old_horizontal_merges_count():
    table = first_table(
        read(docx(tbl(tc(p("a"), '<w:hMerge w:val="restart"/>') + tc("<w:p/>", "<w:hMerge/>") + tc(p("b")))))
    )
    assert spans(table) == [(0, 0, 1, 2, "a"), (0, 2, 1, 1, "b")]


def test_a_merge_that_continues_nothing_is_a_cell():
    assert spans(first_table(read(docx(tbl(tc(p("a"), "<w:vMerge/>")))))) == [(0, 0, 1, 1, "a")]


def test_a_table_inside_a_cell_is_flattened():
    inner = tbl(tc(p("trong 1")) + tc(p("trong 2")))
    table = first_table(read(docx(tbl(tc(p("trước") + inner + p("sau")) + tc(p("bên"))))))
    assert spans(table) == [(0, 0, 1, 1, "trước\ntrong 1\ntrong 2\nsau"), (0, 1, 1, 1, "bên")]


def test_columns_left_out_before_a_row_are_counted():
    row = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{tc(p("b"))}</w:tr>'
    table = first_table(read(docx(f"<w:tbl><w:tr>{tc(p('a'))}{tc(p('c'))}</w:tr>{row}</w:tbl>")))
    assert spans(table)[-1] == (1, 1, 1, 1, "b")


def test_indexes_run_through_cells_in_reading_order():
    source = read(docx(p("0") + tbl(tc(p("1") + p("2")) + tc(p("3"))) + p("4")))
    assert [(x.text, x.index) for x in source.paragraphs()] == [(str(n), n) for n in range(5)]


def test_the_two_columns_of_a_head_stay_a_table():
    source = read(docx(tbl(tc(p("CƠ QUAN")) + tc(p("QUỐC HIỆU") + p("Tiêu ngữ"))) + p("KẾ HOẠCH")))
    assert spans(first_table(source)) == [(0, 0, 1, 1, "CƠ QUAN"), (0, 1, 1, 1, "QUỐC HIỆU\nTiêu ngữ")]
    assert shown(source) == ["CƠ QUAN", "QUỐC HIỆU", "Tiêu ngữ", "KẾ HOẠCH"]
