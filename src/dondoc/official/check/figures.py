"""Type, alignment, case and rules of each component, held against the table of `layout`."""

import re

from dondoc.official.check.departures import Report, between, number
from dondoc.official.check.find import Found, Piece, division, mostly
from dondoc.official.check.resolved import Resolved, Span
from dondoc.official.layout import (
    COMPONENTS,
    FIRST_LINES_CM,
    LINE_SPACINGS,
    PARAGRAPH_GAP_PT,
    RULE_SHARES,
    Component,
)
from dondoc.official.widths import width_mm

_TOLERANCE_PT = 0.01
_SINGLE_LINE = 1.149  # the height of a line of Times New Roman set single, in sizes
_INDENT_TOLERANCE_CM = 0.06
_FULL = (0.85, 1.15)  # a drawn line "as long as the text"
_PART_TOLERANCE = 0.05
_NEAR, _BELOW = 12, 3  # paragraphs after a component, and of them those in its own column, that may carry its line
_ROMAN = re.compile(r"^[IVXLC]{1,6}\.\s")
_ARTICLE = re.compile(r"^Điều \d+[a-zđ]?\.")
_ALIGN = {"center": "canh giữa", "left": "canh trái", "both": "canh đều hai lề", "right": "canh phải"}
_RULED = ("issuer", "motto", "abstract")
_LOWER = [
    COMPONENTS[key]
    for key in (
        "motto",
        "abstract",
        "abstract_letter",
        "signer_name",
        "annex_word",
        "division_word",
        "recipients_label",
    )
]


def check_components(found: Found, report: Report) -> None:
    """Size, weight, slope, case and alignment of what stands around the body."""
    for key, figures in COMPONENTS.items():
        pieces = found.parts.get(key, [])
        # What stands in a table, or was split at tabs, is aligned by its cell or tab.
        centred = figures.align == "center"
        for piece in pieces:
            check_type(piece, figures, report)
            if centred and not piece.split and piece.paragraph.setting.align != "center" and not _one_cell_head(piece):
                _note_align(piece, figures, report)


def _one_cell_head(piece: Piece) -> bool:
    """Heads made without a table use tabs and spaces: nothing can be said about their alignment."""
    return piece.paragraph.table is None and "\t" in piece.paragraph.text


def check_type(piece: Piece, figures: Component, report: Report, *, weight: bool = True) -> None:
    """Size, weight, slope and case of one piece; `weight` False lets a word in it be bold or italic."""
    spans = [span for span in piece.spans if span.text.strip()]
    wrong = next((s for s in spans if not _size_allowed(s.type.size, figures)), None)
    if wrong:
        report.note(
            figures.name,
            f"cỡ chữ {number(wrong.type.size)}.",
            f"cỡ chữ {between(figures.sizes, 'pt')}.",
            figures.article,
            text=piece.text,
        )
    if weight:
        _check_weight(piece, spans, figures, report)
    if figures.upper and not piece.upper:
        report.note(figures.name, "chữ thường.", "chữ in hoa.", figures.article, text=piece.text)
    if figures in _LOWER and piece.upper:
        report.note(figures.name, "chữ in hoa.", "chữ in thường.", figures.article, text=piece.text)


def _size_allowed(size: float, figures: Component) -> bool:
    low, high = figures.sizes
    return low - _TOLERANCE_PT <= size <= high + _TOLERANCE_PT


def _check_weight(piece: Piece, spans: list[Span], figures: Component, report: Report) -> None:
    bold, italic = mostly(spans, bold=True), mostly(spans, bold=False)
    if bold != figures.bold:
        report.note(
            figures.name,
            "chữ đậm." if bold else "chữ không đậm.",
            "chữ đậm." if figures.bold else "chữ không đậm.",
            figures.article,
            text=piece.text,
        )
    if italic != figures.italic:
        report.note(
            figures.name,
            "chữ nghiêng." if italic else "chữ đứng.",
            "chữ nghiêng." if figures.italic else "chữ đứng.",
            figures.article,
            text=piece.text,
        )


def _note_align(piece: Piece, figures: Component, report: Report) -> None:
    align = piece.paragraph.setting.align
    report.note(
        figures.name, f"{_ALIGN.get(align, align)}.", f"{_ALIGN[figures.align]}.", figures.article, text=piece.text
    )


def check_rules_under(document: Resolved, found: Found, report: Report) -> None:
    """The lines under issuing body, motto and abstract: there, and of the right length."""
    for key in _RULED:
        pieces = found.parts.get(key, [])
        figures = COMPONENTS[key]
        if not pieces or not all(
            _size_allowed(s.type.size, figures) for p in pieces for s in p.spans if s.text.strip()
        ):
            continue
        text = max(_text_width(piece) for piece in pieces)
        length = _rule_length(document, pieces)
        required = (
            "có đường kẻ ngang nét liền, dài bằng dòng chữ."
            if figures.rule == "full"
            else "có đường kẻ ngang nét liền, dài từ 1/3 đến 1/2 dòng chữ, cân đối."
        )
        if length is None:
            report.note(figures.name, "không có đường kẻ ở dưới.", required, figures.article)
            continue
        low, high = (
            _FULL if figures.rule == "full" else (RULE_SHARES[0] - _PART_TOLERANCE, RULE_SHARES[1] + _PART_TOLERANCE)
        )
        if length and not low <= length / text <= high:
            share = number(round(length / text, 2))
            report.note(figures.name, f"đường kẻ dài bằng {share} lần dòng chữ.", required, figures.article)


def _text_width(piece: Piece) -> float:
    """The width of the piece's longest line in millimetres."""
    width = sum(
        width_mm(s.text.upper() if s.type.caps else s.text, size=s.type.size, bold=s.type.bold) for s in piece.spans
    )
    room = piece.paragraph.width
    return min(width, room) if room > 0 else width


def _rule_length(document: Resolved, pieces: list[Piece]) -> float | None:
    """The length of the line under `pieces` in millimetres; 0 when it cannot be known, None when there is no line."""
    last = pieces[-1]
    if any(span.type.underline for span in last.spans):
        return _text_width(last)
    own = last.paragraph
    if own.setting.bordered:
        return own.width - own.setting.left - own.setting.right
    if own.drawn is not None:
        return own.drawn
    same_column = [
        p for p in document.paragraphs[last.at + 1 : last.at + _NEAR] if (p.table, p.column) == (own.table, own.column)
    ]
    for paragraph in same_column[:_BELOW]:
        if paragraph.setting.bordered and not paragraph.text.strip():
            return paragraph.width - paragraph.setting.left - paragraph.setting.right
        if paragraph.drawn is not None:
            return paragraph.drawn
        if paragraph.text.strip():
            break
    return _drawn_beside(document, pieces)


def _drawn_beside(document: Resolved, pieces: list[Piece]) -> float | None:
    """A line drawn in the same cell but anchored to a paragraph above: people anchor it anywhere."""
    own = pieces[-1].paragraph
    start = pieces[0].at
    near = document.paragraphs[max(0, start - 3) : pieces[-1].at]
    for paragraph in near:
        same = (paragraph.table, paragraph.row, paragraph.column) == (own.table, own.row, own.column)
        if same and paragraph.drawn is not None:
            return paragraph.drawn
    return None


def check_body(found: Found, report: Report) -> None:
    """Headings and paragraphs of the body."""
    after_division = False
    for piece in found.body:
        if after_division and not division(piece):
            check_type(piece, COMPONENTS["division_title"], report)
            after_division = False
        elif division(piece) and piece.centred:
            check_type(piece, COMPONENTS["division_word"], report)
            after_division = True
        elif _ARTICLE.match(piece.text):
            _check_article(piece, report)
        elif _ROMAN.match(piece.text):
            check_type(piece, COMPONENTS["roman"], report)
            _check_setting(piece, report)
        else:
            _check_paragraph(piece, report)


def _check_article(piece: Piece, report: Report) -> None:
    figures = COMPONENTS["article"]
    check_type(piece, figures, report, weight=False)
    first = next((s for s in piece.spans if s.text.strip()), None)
    if first and not first.type.bold:
        report.note(figures.name, "từ “Điều” và số không đậm.", "chữ đậm.", figures.article, text=piece.text)
    _check_setting(piece, report)


def _check_paragraph(piece: Piece, report: Report) -> None:
    figures = COMPONENTS["body"]
    check_type(piece, figures, report, weight=False)
    all_italic = all(span.type.italic for span in piece.spans if span.text.strip())
    if all_italic and not piece.text.startswith(("(", "Ghi chú", "Căn cứ")):
        report.note(figures.name, "chữ nghiêng.", "chữ đứng.", figures.article, text=piece.text)
    _check_setting(piece, report)


def _check_setting(piece: Piece, report: Report) -> None:
    """Alignment, indent, space and line spacing of a paragraph of the body."""
    figures = COMPONENTS["body"]
    setting = piece.paragraph.setting
    if piece.centred or piece.split:
        return
    # A title of one line looks the same aligned left: only paragraphs of several lines show it.
    several_lines = _text_width(piece) >= piece.paragraph.width - setting.left - setting.right > 0
    if setting.align != "both" and several_lines:
        _note_align(piece, figures, report)
    indent = (setting.left + setting.first) / 10
    if not piece.paragraph.numbered and not any(
        abs(indent - allowed) <= _INDENT_TOLERANCE_CM for allowed in FIRST_LINES_CM
    ):
        report.note(
            figures.name,
            f"dòng đầu lùi vào {number(round(indent, 2))} cm.",
            "dòng đầu lùi vào 1 cm hoặc 1,27 cm.",
            figures.article,
            text=piece.text,
        )
    gap = setting.before + setting.after
    if gap < PARAGRAPH_GAP_PT - _TOLERANCE_PT:
        report.note(
            figures.name,
            f"khoảng cách giữa các đoạn {number(round(gap, 1))} pt.",
            f"tối thiểu {number(PARAGRAPH_GAP_PT)} pt giữa các đoạn.",
            figures.article,
            text=piece.text,
        )
    _check_line_spacing(piece, report)


def _check_line_spacing(piece: Piece, report: Report) -> None:
    figures = COMPONENTS["body"]
    setting = piece.paragraph.setting
    size = max((s.type.size for s in piece.spans if s.text.strip()), default=figures.size)
    lines = setting.line if setting.line_rule == "auto" else setting.line / (size * _SINGLE_LINE)
    low, high = LINE_SPACINGS
    if setting.line_rule == "atLeast":
        lines = max(lines, low)
    if not low - 0.03 <= lines <= high + 0.03:
        report.note(
            figures.name,
            f"cách dòng {number(round(lines, 2))}.",
            "cách dòng từ 1 đến 1,5 dòng.",
            figures.article,
            text=piece.text,
        )
