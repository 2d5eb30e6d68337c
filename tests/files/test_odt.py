"""OpenDocument text."""

from files.parts import first_table, odt, only, read, shown, spans

LISTS = (
    '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="I"/>'
    '<text:list-level-style-number text:level="2" style:num-suffix="." style:num-format="1" text:display-levels="2"/>'
    '<text:list-level-style-number text:level="3" style:num-suffix=")" style:num-format="a" text:start-value="3"/>'
    '<text:list-level-style-bullet text:level="4" text:bullet-char="-"/>'
    "</text:list-style>"
)


def items(*inner, more=""):
    return (
        f'<text:list text:style-name="L"{more}>'
        + "".join(f"<text:list-item>{x}</text:list-item>" for x in inner)
        + "</text:list>"
    )


def p(text, style=""):
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def test_lists_are_numbered_at_every_level():
    third = items(p("c"), p("d") + items(p("e")))
    text = items(p("Một") + items(p("a"), p("b") + third), p("Hai") + items(p("x")))
    source = read(odt(text, automatic=LISTS), "a.odt")
    assert (source.format, shown(source)) == (
        "odt",
        ["I. Một", "I.1. a", "I.2. b", "c) c", "d) d", "- e", "II. Hai", "II.1. x"],
    )
    assert [x.level for x in source.paragraphs()] == [0, 1, 1, 2, 2, 3, 0, 1]


def test_a_list_goes_on_when_it_says_so_and_may_restart():
    text = items(p("a")) + p("giữa") + items(p("b"), more=' text:continue-numbering="true"') + items(p("c"))
    assert shown(read(odt(text, automatic=LISTS), "a.odt")) == ["I. a", "giữa", "II. b", "I. c"]


def test_only_the_first_paragraph_of_an_item_is_numbered():
    assert shown(read(odt(items(p("a") + p("tiếp")), automatic=LISTS), "a.odt")) == ["I. a", "tiếp"]


def test_spaces_tabs_and_breaks():
    text = p(
        'a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d<text:span>e</text:span><text:bookmark text:name="x"/>'
    )
    assert only(read(odt(text), "a.odt")).text == "a   b\tc\nde"


def test_a_deleted_region_goes_an_inserted_one_stays():
    who = "<office:change-info xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:creator>Lê Mẫu</dc:creator><dc:date>2024</dc:date></office:change-info>"
    regions = (
        f'<text:tracked-changes><text:changed-region text:id="d"><text:deletion>{who}{p("15")}</text:deletion></text:changed-region>'
        f'<text:changed-region text:id="i"><text:insertion>{who}</text:insertion></text:changed-region></text:tracked-changes>'
    )
    marks = '<text:change text:change-id="d"/><text:change-start text:change-id="i"/>30<text:change-end text:change-id="i"/>'
    paragraph = only(read(odt(regions + p(f"hạn {marks}/6")), "a.odt"))
    assert paragraph.text == "hạn 30/6"
    assert [(c.kind, c.text, c.start, c.author) for c in paragraph.changes] == [
        ("deleted", "15", 4, "Lê Mẫu"),
        ("inserted", "30", 4, "Lê Mẫu"),
    ]


def test_tables_keep_their_spans():
    covered = "<table:covered-table-cell/>"
    rows = (
        f'<table:table-header-rows><table:table-row><table:table-cell table:number-rows-spanned="2">{p("TT")}</table:table-cell>'
        f'<table:table-cell table:number-columns-spanned="2">{p("Việc")}</table:table-cell>{covered}</table:table-row>'
        f"</table:table-header-rows><table:table-row>{covered}<table:table-cell>{p('a')}</table:table-cell>"
        f"<table:table-cell>{p('b')}</table:table-cell></table:table-row>"
    )
    assert spans(first_table(read(odt(f"<table:table>{rows}</table:table>"), "a.odt"))) == [
        (0, 0, 2, 1, "TT"),
        (0, 1, 1, 2, "Việc"),
        (1, 1, 1, 1, "a"),
        (1, 2, 1, 1, "b"),
    ]


def test_text_boxes_and_notes():
    box = f"<draw:frame><draw:text-box>{p('khung')}</draw:text-box></draw:frame>"
    note = f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('ghi chú')}</text:note-body></text:note>"
    source = read(odt(p(f"thân{note}{box} bài")), "a.odt")
    assert [(x.text, x.part) for x in source.paragraphs()] == [("thân bài", "body"), ("khung", "textbox")]
    assert [(x.marker, x.text, x.part) for x in source.footnotes] == [("1", "ghi chú", "footnote")]


def test_styles_make_bold_centred_and_hidden():
    automatic = (
        '<style:style style:name="B" style:family="paragraph" style:parent-style-name="C">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    )
    common = '<office:styles><style:style style:name="C" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/></style:style></office:styles>'
    source = read(
        odt(p('KẾ HOẠCH<text:span text:style-name="H">ẩn</text:span>', "B"), automatic=automatic, styles=common),
        "a.odt",
    )
    assert [(x.text, x.bold, x.centered) for x in source.paragraphs()] == [("KẾ HOẠCH", True, True)]


def test_headers_stand_apart():
    masters = f'<office:master-styles><style:master-page style:name="M"><style:header>{p("đầu trang")}</style:header></style:master-page></office:master-styles>'
    source = read(odt(p("thân"), styles=masters), "a.odt")
    assert ([x.text for x in source.headers], shown(source)) == (["đầu trang"], ["thân"])
