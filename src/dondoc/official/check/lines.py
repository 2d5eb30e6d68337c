"""Lines drawn with Word's drawing tools, in either of its two drawing languages: how long they are."""

import math
import re

from dondoc.official.ooxml import Element

_EMU_PER_MM = 36000
_LENGTHS = {"pt": 25.4 / 72, "in": 25.4, "cm": 10.0, "mm": 1.0, "": 25.4 / 96, "px": 25.4 / 96}
_LENGTH = re.compile(r"^(-?[\d.]+)(pt|in|cm|mm|px|)$")
_LINE_SHAPES = frozenset({"line", "straightConnector1"})


def drawn_line_mm(paragraph: Element) -> float | None:
    """The length of the longest line drawn in `paragraph`, 0 when there is one of unknown length, None when there is none."""
    lengths = [_drawing(e) for e in paragraph.iter("{*}drawing")]
    lengths += [_vml_line(e) for e in paragraph.iter("{*}line")]
    lengths += [_vml_shape(e) for e in paragraph.iter("{*}shape")]
    found = [length for length in lengths if length is not None]
    return max(found, default=None)


def _drawing(element: Element) -> float | None:
    shape = next(element.iter("{*}prstGeom"), None)
    extent = next(element.iter("{*}extent"), None)
    if shape is None or shape.get("prst") not in _LINE_SHAPES:
        return None
    return _number(extent.get("cx") if extent is not None else None) / _EMU_PER_MM


def _vml_line(element: Element) -> float | None:
    start, end = element.get("from"), element.get("to")
    if not start or not end or "," not in start or "," not in end:
        return 0
    (x1, y1), (x2, y2) = ([_mm(part) for part in point.split(",")[:2]] for point in (start, end))
    return math.hypot(x2 - x1, y2 - y1)


def _vml_shape(element: Element) -> float | None:
    if "_x0000_t32" not in (element.get("type") or ""):  # the straight connector
        return None
    style = dict(part.split(":", 1) for part in (element.get("style") or "").split(";") if ":" in part)
    return _mm(style.get("width", "0"))


def _mm(text: str) -> float:
    match = _LENGTH.match(text.strip())
    return float(match[1]) * _LENGTHS[match[2]] if match and match[1].count(".") <= 1 and match[1] != "-" else 0


def _number(text: str | None) -> float:
    return float(text) if text and text.isdecimal() else 0
