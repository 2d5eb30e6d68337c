"""The lineage picture: inline SVG made on the server. Wide, one column a level, the oldest ground on the left; on a phone
one box under the other, the oldest ground on top.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dondoc.language import format_date
from dondoc.records.queries import Edge, Lineage, Node

BOX_HEIGHT = 84
WIDE_BOX, TALL_BOX = 216, 288
GAP_X, GAP_Y = 56, 18
GUTTER = 28  # beside the boxes of the tall picture, for lines that pass a box
LANES = 3
MARGIN = 8
PER_CHARACTER = 7.4  # width of a character of the boxes' text, in the picture's own units
META_LINES, SUBJECT_LINES = 2, 2


@dataclass(frozen=True, slots=True)
class _Place:
    x: int
    y: int
    width: int


def picture(found: Lineage) -> SafeString:
    """The graph as two SVGs, of which the page shows the one that fits; "" when the document stands alone. Each box of a
    document that may be opened is a link.
    """
    if len(found.nodes) == 1:
        return SafeString("")
    return format_html("{}{}", _wide(found), _tall(found))


def _wide(found: Lineage) -> SafeString:
    levels = sorted({node.level for node in found.nodes})
    columns = [[node for node in found.nodes if node.level == level] for level in levels]
    tallest = max(len(column) for column in columns)
    height = tallest * (BOX_HEIGHT + GAP_Y) - GAP_Y + 2 * MARGIN
    width = len(columns) * (WIDE_BOX + GAP_X) - GAP_X + 2 * MARGIN
    places = {}
    for at, column in enumerate(columns):
        top = (height - (len(column) * (BOX_HEIGHT + GAP_Y) - GAP_Y)) // 2
        for row, node in enumerate(column):
            places[node.key] = _Place(MARGIN + at * (WIDE_BOX + GAP_X), top + row * (BOX_HEIGHT + GAP_Y), WIDE_BOX)
    lines = [(_curve(places[e.upper], places[e.lower]), e) for e in found.edges]
    return _svg("d-none d-md-block", width, height, found.nodes, places, lines)


def _tall(found: Lineage) -> SafeString:
    places = {
        node.key: _Place(GUTTER, MARGIN + row * (BOX_HEIGHT + GAP_Y), TALL_BOX) for row, node in enumerate(found.nodes)
    }
    width = GUTTER + TALL_BOX + MARGIN
    height = len(found.nodes) * (BOX_HEIGHT + GAP_Y) - GAP_Y + 2 * MARGIN
    beside = {(upper.key, lower.key) for upper, lower in pairwise(found.nodes)}
    lines, lane = [], 0
    for edge in found.edges:
        upper, lower = places[edge.upper], places[edge.lower]
        if (edge.upper, edge.lower) in beside:
            lines.append((f"M{GUTTER + TALL_BOX // 2} {upper.y + BOX_HEIGHT}V{lower.y}", edge))
        else:
            x = GUTTER - 8 - 7 * (lane % LANES)
            lane += 1
            middle = BOX_HEIGHT // 2
            lines.append((f"M{GUTTER} {upper.y + middle}H{x}V{lower.y + middle}H{GUTTER}", edge))
    return _svg("d-md-none", width, height, found.nodes, places, lines)


def _svg(
    shown: str,
    width: int,
    height: int,
    nodes: Sequence[Node],
    places: dict[str, _Place],
    lines: Sequence[tuple[str, Edge]],
) -> SafeString:
    return format_html(
        '<svg class="rec-lineage {}" width="{}" height="{}" viewBox="0 0 {} {}" role="group" aria-label="{}">{}{}</svg>',
        shown,
        *(width, height) * 2,
        _("Sơ đồ căn cứ và văn bản liên quan; bảng bên dưới ghi cùng nội dung"),
        format_html_join("", "{}", ((_path(line, edge),) for line, edge in lines)),
        format_html_join("", "{}", ((_box(node, places[node.key]),) for node in nodes)),
    )


def _path(line: str, edge: Edge) -> SafeString:
    return format_html(
        '<path d="{}" fill="none" stroke="currentColor" stroke-opacity=".45" stroke-width="1.5"{}></path>',
        line,
        SafeString(' stroke-dasharray="5 4"') if edge.inferred else SafeString(""),
    )


def _curve(upper: _Place, lower: _Place) -> str:
    x1, y1 = upper.x + upper.width, upper.y + BOX_HEIGHT // 2
    x2, y2 = lower.x, lower.y + BOX_HEIGHT // 2
    bend = GAP_X // 2
    return f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"


def _box(node: Node, place: _Place) -> SafeString:
    here = node.level == 0
    shape = format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" rx="7" fill="currentColor" fill-opacity="{}" stroke="currentColor" '
        'stroke-opacity="{}" stroke-width="{}"{}></rect>',
        place.x,
        place.y,
        place.width,
        BOX_HEIGHT,
        ".1" if here else ".03",
        "1" if here else ".5",
        "2" if here else "1",
        SafeString("") if node.registered else SafeString(' stroke-dasharray="4 4"'),
    )
    length = int((place.width - 20) / PER_CHARACTER)
    texts = [_text(place, 20, _fitted(node.label, length), bold=True)]
    texts += [_text(place, 38 + 15 * n, words, bold=False) for n, words in enumerate(_lines(node, length + 2))]
    inner = format_html(
        "<title>{}: {}</title>{}{}", node.label, node.subject, shape, format_html_join("", "{}", ((t,) for t in texts))
    )
    if node.document is None or here:
        return format_html("<g>{}</g>", inner)
    return format_html('<a href="{}">{}</a>', reverse("records:document", args=[node.document.pk]), inner)


def _lines(node: Node, length: int) -> list[str]:
    """What stands under the number: date and issuer, then the subject, or that the document is not registered."""
    meta = " · ".join(part for part in (format_date(node.day) if node.day else "", node.issuer) if part)
    if not node.registered:
        return [*_wrapped(meta, length, META_LINES), _("Chưa có trong hồ sơ văn bản")]
    first = [_fitted(meta, length)] if meta else []
    return [*first, *_wrapped(node.subject, length, SUBJECT_LINES)]


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


def _wrapped(text: str, length: int, most: int) -> list[str]:
    """At most `most` lines of whole words."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= length or not lines[-1]:
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(word)
        else:
            lines[-1] = _fitted(longer, length)
            break
    return [_fitted(line, length) for line in lines if line]
