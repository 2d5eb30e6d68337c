"""Automatic numbers come out as Word prints them."""

import pytest

from files.parts import docx, item, lists, lvl, p, read, shown


@pytest.mark.parametrize(
    ("fmt", "start", "printed"),
    [
        ("decimal", 1, ["1.", "2."]),
        ("decimalZero", 9, ["09.", "10."]),
        ("upperRoman", 3, ["III.", "IV."]),
        ("lowerRoman", 8, ["viii.", "ix."]),
        ("upperLetter", 1, ["A.", "B."]),
        ("lowerLetter", 26, ["z.", "aa."]),
        ("ordinal", 21, ["21st.", "22nd."]),
        ("vietnameseCounting", 14, ["mười bốn.", "mười lăm."]),
        ("decimalEnclosedCircle", 1, ["①.", "②."]),
        ("numberInDash", 1, ["- 1 -.", "- 2 -."]),
        ("hex", 10, ["A.", "B."]),
        ("chicago", 4, ["§.", "**."]),
        ("ideographDigital", 5, ["5.", "6."]),  # other scripts fall back to digits
    ],
)
def test_it_counts_in_each_format(fmt, start, printed):
    source = read(docx(item("một") + item("hai"), numbering=lists(lvl(0, fmt, "%1.", start=start))))
    assert [x.marker for x in source.paragraphs()] == printed


def test_letters_repeat_after_z_as_in_word():
    body = "".join(item(str(n)) for n in range(28))
    source = read(docx(body, numbering=lists(lvl(0, "lowerLetter", "%1)"))))
    assert [x.marker for x in source.paragraphs()][25:] == ["z)", "aa)", "bb)"]


def test_levels_nest_and_restart_after_a_higher_one():
    levels = lvl(0, "upperRoman", "%1.") + lvl(1, "decimal", "%2.") + lvl(2, "lowerLetter", "%3)")
    body = (
        item("A", level=0)
        + item("B", level=1)
        + item("C", level=2)
        + item("D", level=2)
        + item("E", level=1)
        + item("F", level=0)
    )
    source = read(docx(body + item("G", level=1), numbering=lists(levels)))
    assert shown(source) == ["I. A", "1. B", "a) C", "b) D", "2. E", "II. F", "1. G"]
    assert [x.level for x in source.paragraphs()] == [0, 1, 2, 2, 1, 0, 1]


def test_a_marker_may_hold_the_numbers_of_higher_levels():
    levels = (
        lvl(0, "upperRoman", "%1.") + lvl(1, "decimal", "%1.%2.") + lvl(2, "decimal", "%1.%2.%3", more="<w:isLgl/>")
    )
    body = item("a", level=0) + item("b", level=1) + item("c", level=2)
    assert shown(read(docx(body, numbering=lists(levels)))) == ["I. a", "I.1. b", "1.1.1 c"]


def test_a_level_with_restart_zero_counts_on():
    levels = lvl(0, "upperRoman", "%1.") + lvl(1, "decimal", "%2.", more='<w:lvlRestart w:val="0"/>')
    body = item("a", level=0) + item("b", level=1) + item("c", level=0) + item("d", level=1)
    assert shown(read(docx(body, numbering=lists(levels)))) == ["I. a", "1. b", "II. c", "2. d"]


def test_a_level_restarts_only_after_the_level_that_lvl_restart_names():
    levels = (
        lvl(0, "decimal", "%1.")
        + lvl(1, "decimal", "%2.")
        + lvl(2, "lowerLetter", "%3)", more='<w:lvlRestart w:val="1"/>')
    )
    body = (
        item("a")
        + item("b", level=1)
        + item("c", level=2)
        + item("d", level=1)
        + item("e", level=2)
        + item("f")
        + item("g", level=2)
    )
    assert shown(read(docx(body, numbering=lists(levels)))) == ["1. a", "1. b", "a) c", "2. d", "b) e", "2. f", "a) g"]


def test_two_lists_over_one_definition_count_on_together():
    nums = '<w:num w:numId="9"><w:abstractNumId w:val="0"/></w:num>'
    source = read(docx(item("a") + item("b", num=9), numbering=lists(lvl(0, "decimal", "%1."), nums=nums)))
    assert shown(source) == ["1. a", "2. b"]


def test_start_override_begins_again_once():
    nums = (
        '<w:num w:numId="9"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = item("a") + item("b", num=9) + item("c", num=9)
    assert shown(read(docx(body, numbering=lists(lvl(0, "decimal", "%1."), nums=nums)))) == ["1. a", "5. b", "6. c"]


def test_a_list_may_override_a_whole_level():
    nums = (
        '<w:num w:numId="9"><w:abstractNumId w:val="0"/>'
        f'<w:lvlOverride w:ilvl="0">{lvl(0, "lowerLetter", "%1)")}</w:lvlOverride></w:num>'
    )
    source = read(docx(item("a", num=9), numbering=lists(lvl(0, "decimal", "%1."), nums=nums)))
    assert shown(source) == ["a) a"]


def test_numbering_comes_from_a_style_and_from_the_style_that_it_is_based_on():
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Mục"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Con"><w:name w:val="Mục con"/><w:basedOn w:val="Muc"/></w:style>'
    )
    levels = lvl(0, "decimal", "%1)") + lvl(1, "upperRoman", "%2.", more='<w:pStyle w:val="Muc"/>')
    body = p("a", '<w:pStyle w:val="Muc"/>') + p("b", '<w:pStyle w:val="Con"/>')
    source = read(docx(body, styles=styles, numbering=lists(levels)))
    assert shown(source) == ["I. a", "II. b"]
    assert [x.style for x in source.paragraphs()] == ["Mục", "Mục con"]


def test_list_zero_takes_the_number_of_a_style_away():
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Mục"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = p("a", '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    source = read(docx(body, styles=styles, numbering=lists(lvl(0, "decimal", "%1."))))
    assert [(x.marker, x.level) for x in source.paragraphs()] == [(None, -1)]


def test_a_list_may_take_its_levels_from_a_numbering_style():
    styles = (
        '<w:style w:type="numbering" w:styleId="Kieu"><w:name w:val="Kiểu"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = lists(lvl(0, "upperRoman", "%1."), '<w:numStyleLink w:val="Kieu"/>')
    assert shown(read(docx(item("a", num=2), styles=styles, numbering=numbering))) == ["I. a"]


@pytest.mark.parametrize(
    ("char", "printed"), [("-", "-"), ("\uf0b7", "•"), ("\uf0a7", "▪"), ("\uf0fc", "✓"), ("+", "+"), ("o", "o")]
)
def test_bullets_are_made_visible(char, printed):
    assert [x.marker for x in read(docx(item("a"), numbering=lists(lvl(0, "bullet", char)))).paragraphs()] == [printed]


def test_letters_typed_by_hand_stay_text():
    source = read(docx(p("đ) Giao Văn phòng") + p("e) Giao các phòng")))
    assert [(x.marker, x.text) for x in source.paragraphs()] == [
        (None, "đ) Giao Văn phòng"),
        (None, "e) Giao các phòng"),
    ]


def test_a_custom_format_pads_with_zeros():
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003"/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback>'
        '</mc:AlternateContent><w:lvlText w:val="%1."/></w:lvl>'
    )
    assert shown(read(docx(item("a"), numbering=lists(level)))) == ["007. a"]


def test_an_unknown_list_gives_no_marker():
    assert shown(read(docx(item("a", num=77), numbering=lists(lvl(0, "decimal", "%1."))))) == ["a"]


def test_numbers_go_on_inside_table_cells():
    body = item("a") + f"<w:tbl><w:tr><w:tc>{item('b')}</w:tc><w:tc>{item('c')}</w:tc></w:tr></w:tbl>" + item("d")
    assert shown(read(docx(body, numbering=lists(lvl(0, "decimal", "%1."))))) == ["1. a", "2. b", "3. c", "4. d"]
