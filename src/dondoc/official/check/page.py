"""Paper, margins, typeface, colour and page numbers."""

from dondoc.official.check.departures import Report, between, number
from dondoc.official.check.find import Found
from dondoc.official.check.resolved import Resolved, Section, Span
from dondoc.official.layout import COMPONENTS, FONT, PAGE

_PAPER_MM = 1.0
_MARGIN_MM = 0.35  # Word rounds to a twentieth of a point, people to a tenth of an inch
_ONE_PAGE_CHARS = 1800  # a text this short may well stand on one page
_BLACK = frozenset({"", "000000", "AUTO"})
_COLOURED = frozenset({"urgency"})


def check_page(document: Resolved, found: Found, report: Report) -> None:
    for n, section in enumerate(document.sections):
        _check_paper(section, report, is_first=n == 0)
        _check_margins(section, report)
    _check_font(document, found, report)
    _check_numbers(document, report)
    _check_annexes(document, found, report)


def _check_paper(section: Section, report: Report, *, is_first: bool) -> None:
    short, long = sorted((section.width, section.height))
    if abs(short - PAGE.width) > _PAPER_MM or abs(long - PAGE.height) > _PAPER_MM:
        report.note(
            "Khổ giấy",
            f"{number(round(section.width))} × {number(round(section.height))} mm.",
            "khổ A4 (210 × 297 mm).",
            PAGE.paper_article,
        )
    if is_first and section.width > section.height:
        report.note("Trang", "trang đầu nằm ngang.", "trình bày theo chiều dài của khổ giấy.", PAGE.orientation_article)


def _check_margins(section: Section, report: Report) -> None:
    # A landscape page keeps its margins by side of the page, or turned with the sheet: both are seen.
    for name, value, allowed in (
        ("Lề trên", section.top, PAGE.allowed_top),
        ("Lề dưới", section.bottom, PAGE.allowed_bottom),
        ("Lề trái", section.left, PAGE.allowed_left),
        ("Lề phải", section.right, PAGE.allowed_right),
    ):
        low, high = allowed
        if section.width > section.height:
            low, high = min(low, PAGE.allowed_right[0]), PAGE.allowed_left[1]
        if not low - _MARGIN_MM <= value <= high + _MARGIN_MM:
            report.note(name, f"{number(round(value, 1))} mm.", f"{between(allowed, 'mm')}.", PAGE.margins_article)


def _check_font(document: Resolved, found: Found, report: Report) -> None:
    coloured = {piece.at for key in _COLOURED for piece in found.parts.get(key, [])}
    for at, paragraph in enumerate(document.paragraphs):
        spans = [span for span in paragraph.spans if span.text.strip()]
        wrong = next((s for s in spans if s.type.font.strip().casefold() != FONT.casefold()), None)
        if wrong:
            report.note(
                "Phông chữ", f"phông {wrong.type.font}.", f"phông {FONT}.", PAGE.font_article, text=paragraph.text
            )
        tinted = next((s for s in spans if s.type.color not in _BLACK), None)
        if tinted and at not in coloured:
            report.note("Màu chữ", f"màu #{tinted.type.color}.", "chữ màu đen.", PAGE.font_article, text=paragraph.text)


def _check_numbers(document: Resolved, report: Report) -> None:
    figures = COMPONENTS["page_number"]
    first = document.sections[0]
    if first.number is None:
        if first.number_in_footer:
            report.note("Số trang", "ở lề dưới.", "canh giữa, ở lề trên.", figures.article)
        elif _has_several_pages(document):
            report.note("Số trang", "không có.", "đánh số trang từ 1, canh giữa ở lề trên.", figures.article)
        return
    if not first.hides_first:
        report.note("Số trang", "hiện ở trang đầu.", "không hiển thị ở trang thứ nhất.", figures.article)
    if first.number.setting.align != "center":
        report.note("Số trang", "không canh giữa.", "canh giữa, ở lề trên.", figures.article)
    spans: tuple[Span, ...] = tuple(span for span in first.number.spans if span.text.strip())
    low, high = figures.sizes
    if spans and not low <= spans[0].type.size <= high:
        report.note(
            "Số trang",
            f"cỡ chữ {number(spans[0].type.size)}.",
            f"cỡ chữ {between(figures.sizes, 'pt')}.",
            figures.article,
        )
    if spans and (spans[0].type.italic or spans[0].type.bold):
        report.note("Số trang", "chữ nghiêng hoặc đậm.", "chữ đứng, không đậm.", figures.article)


def _has_several_pages(document: Resolved) -> bool:
    if document.pages is not None:
        return document.pages > 1
    return sum(len(p.text) for p in document.paragraphs) > _ONE_PAGE_CHARS


def _check_annexes(document: Resolved, found: Found, report: Report) -> None:
    """Each annex numbers its own pages, so it has its own section."""
    for piece in found.parts.get("annex_word", []):
        section = document.sections[min(piece.paragraph.section, len(document.sections) - 1)]
        if piece.paragraph.section == 0 or not section.restarts:
            figures = COMPONENTS["annex_word"]
            report.note(
                "Số trang của phụ lục",
                "đánh tiếp theo văn bản.",
                "đánh số riêng theo từng phụ lục.",
                figures.article,
                text=piece.text,
            )
