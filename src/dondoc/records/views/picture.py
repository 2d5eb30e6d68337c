"""The lineage picture: an inline SVG made on the server, one column a level, oldest ground on the left."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dondoc.records.queries import Lineage, Node

BOX_WIDTH, BOX_HEIGHT = 216, 62
GAP_X, GAP_Y = 64, 18
MARGIN = 8
LINE_LENGTH = 29  # characters that fit a box
SUBJECT_LINES = 2


@dataclass(frozen=True, slots=True)
class _Place:
    x: int
    y: int


def picture(found: Lineage) -> SafeString:
    """The graph as SVG; "" when the document stands alone. Each box of a document that may be opened is a link."""
    if len(found.nodes) == 1:
        return SafeString("")
    levels = sorted({node.level for node in found.nodes})
    columns = [[node for node in found.nodes if node.level == level] for level in levels]
    tallest = max(len(column) for column in columns)
    height = tallest * (BOX_HEIGHT + GAP_Y) - GAP_Y + 2 * MARGIN
    width = len(columns) * (BOX_WIDTH + GAP_X) - GAP_X + 2 * MARGIN
    places = {}
    for at, column in enumerate(columns):
        top = (height - (len(column) * (BOX_HEIGHT + GAP_Y) - GAP_Y)) // 2
        for row, node in enumerate(column):
            places[node.key] = _Place(MARGIN + at * (BOX_WIDTH + GAP_X), top + row * (BOX_HEIGHT + GAP_Y))
    lines = format_html_join("", "{}", ((_line(places[e.upper], places[e.lower]),) for e in found.edges))
    boxes = format_html_join("", "{}", ((_box(node, places[node.key]),) for node in found.nodes))
    return format_html(
        '<svg class="rec-lineage" width="{}" height="{}" viewBox="0 0 {} {}" role="group" aria-label="{}">{}{}</svg>',
        width,
        height,
        width,
        height,
        _("Sơ đồ căn cứ và văn bản liên quan; bảng bên dưới ghi cùng nội dung"),
        lines,
        boxes,
    )


def _line(upper: _Place, lower: _Place) -> SafeString:
    x1, y1 = upper.x + BOX_WIDTH, upper.y + BOX_HEIGHT // 2
    x2, y2 = lower.x, lower.y + BOX_HEIGHT // 2
    bend = GAP_X // 2
    return format_html(
        '<path d="M{} {}C{} {} {} {} {} {}" fill="none" stroke="currentColor" stroke-opacity=".45" stroke-width="1.5"></path>',
        x1,
        y1,
        x1 + bend,
        y1,
        x2 - bend,
        y2,
        x2,
        y2,
    )


def _box(node: Node, place: _Place) -> SafeString:
    here = node.level == 0
    known = node.document is not None
    shape = format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" rx="7" fill="currentColor" fill-opacity="{}" stroke="currentColor" '
        'stroke-opacity="{}" stroke-width="{}"{}></rect>',
        place.x,
        place.y,
        BOX_WIDTH,
        BOX_HEIGHT,
        ".1" if here else ".03",
        "1" if here else ".5",
        "2" if here else "1",
        SafeString("") if known else SafeString(' stroke-dasharray="4 4"'),
    )
    subject = node.subject if known else _("Chưa có trong hồ sơ văn bản")
    texts = [_text(place, 20, _fitted(node.label, LINE_LENGTH), bold=True)]
    texts += [_text(place, 38 + 15 * n, words, bold=False) for n, words in enumerate(_wrapped(subject))]
    inner = format_html(
        "<title>{}: {}</title>{}{}", node.label, subject, shape, format_html_join("", "{}", ((t,) for t in texts))
    )
    if node.document is None or here:
        return format_html("<g>{}</g>", inner)
    return format_html('<a href="{}">{}</a>', reverse("records:document", args=[node.document.pk]), inner)


def _text(place: _Place, down: int, words: str, *, bold: bool) -> SafeString:
    return format_html(
        '<text x="{}" y="{}" fill="currentColor" font-size="{}" font-weight="{}">{}</text>',
        place.x + 10,
        place.y + down,
        "13" if bold else "12",
        "600" if bold else "400",
        words,
    )


def _fitted(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _wrapped(text: str) -> list[str]:
    """At most SUBJECT_LINES lines of whole words."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= LINE_LENGTH + 2 or not lines[-1]:
            lines[-1] = longer
        elif len(lines) < SUBJECT_LINES:
            lines.append(word)
        else:
            lines[-1] = _fitted(longer, LINE_LENGTH + 2)
            break
    return [_fitted(line, LINE_LENGTH + 2) for line in lines if line]
