"""The PDF writer: `write_pdf(doc, fonts=folder) -> bytes`, by Typst from one static template."""

import json
import re
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from dondoc.official.compose import Composed, Flow, Line, compose, creation_time, measures, stamp_size
from dondoc.official.layout import (
    COMPONENTS,
    FIRST_LINE_CM,
    FONT,
    HEAD_LEFT_MM,
    LINE_SPACING,
    PAGE,
    SIGNATURE_GAP_PT,
    SIGNER_LEFT_MM,
    TABLE_SIZE,
)
from dondoc.official.model import OfficialDocument, Run

_TEMPLATE = Path(__file__).with_name("template.typ")
_ZERO_WIDTH_SPACE = "\u200b"
_BLANK = re.compile(r"(?<=Số: ) {6,}|(?<=ngày ) {6,}(?= )|(?<=tháng ) {6,}(?= )|(?<=năm ) {6,}$")
_BLANK_FIELDS = {"Số:": ("number", 2.0), "ngày": ("day", 1.0), "tháng": ("month", 1.0), "năm": ("year", 2.0)}  # ems
_LONG_WORD = re.compile(r"\w{41,}")  # characters without a place to break
_WHOLE_CELL_CHARS = 600  # a cell with more may be divided between pages
_RECIPIENTS_TOGETHER = 40  # lines under "Nơi nhận:" that are kept on one page with the signature
_FAMILIES = ["Tinos", FONT, "Liberation Serif"]


class FontsMissing(Exception):  # noqa: N818 - it names what happened
    """The folder holds none of the typefaces that the PDF may be set in."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the page that is filled when the document is signed, in points from the page's top left corner.

    `field`: "number", "day", "month" and "year" stand on the baseline `y` and have the type's `size` and no height;
    "signer" is the room between position and name, `y` its top. `page` counts from 0.
    """

    field: str
    page: int
    x: float
    y: float
    width: float
    height: float
    size: float


@lru_cache(maxsize=4)
def fonts_of(folder: Path) -> tuple[typst.Fonts, list[str]]:
    """The fonts of one folder and the families of ours among them: no system font, so that every machine sets the same page."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
    families = [family for family in _FAMILIES if family in set(fonts.families())]
    if not families:
        raise FontsMissing(f"không thấy phông chữ {', '.join(_FAMILIES)} trong {folder}")
    return fonts, families


def write_pdf(doc: OfficialDocument, *, fonts: Path) -> bytes:
    """The document as PDF 1.7, tagged. `fonts` is a folder, searched to its depths, that holds Tinos (the metrics of Times New Roman)
    or Times New Roman as TTF. The same data and fonts give the same bytes. Raises FontsMissing, and ValueError when a table's
    cells do not fit its columns.
    """
    return _compiled(_compiler(doc, fonts), doc)


def write_pdf_with_places(doc: OfficialDocument, *, fonts: Path) -> tuple[bytes, tuple[Place, ...]]:
    """As write_pdf, with room as wide as four digits for an unknown number and two for a day or month, and where these
    places and that of the signature are.
    """
    compiler = _compiler(doc, fonts, to_sign=True)
    pdf = _compiled(compiler, doc)
    return pdf, tuple(_place(value) for value in json.loads(compiler.query("<place>", field="value")))


def _compiler(doc: OfficialDocument, fonts: Path, *, to_sign: bool = False) -> typst.Compiler:
    loaded, families = fonts_of(fonts)
    data = _data(compose(doc), to_sign=to_sign) | {"fonts": families}
    return typst.Compiler(
        input=str(_TEMPLATE),
        root=str(_TEMPLATE.parent),
        font_paths=loaded,
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )


def _compiled(compiler: typst.Compiler, doc: OfficialDocument) -> bytes:
    pdf = compiler.compile(format="pdf", timestamp=int(creation_time(doc).timestamp()))
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave no single PDF")
    return pdf


def _place(value: dict[str, Any]) -> Place:
    lengths = {name: float(value[name].removesuffix("pt")) for name in ("x", "y", "width", "height", "size")}
    return Place(field=value["field"], page=value["page"] - 1, **lengths)


def _data(page: Composed, *, to_sign: bool) -> dict[str, Any]:
    sizes = measures(page)
    return {
        "title": page.title,
        "author": page.author,
        "page": {name: getattr(PAGE, name) for name in ("width", "height", "top", "bottom", "left", "right", "header")},
        "styles": {
            key: {
                name: getattr(figures, name) for name in ("size", "align", "before", "after", "indented", "keep_next")
            }
            for key, figures in COMPONENTS.items()
        },
        "first_line": FIRST_LINE_CM,
        "line_spacing": LINE_SPACING,
        "table_size": TABLE_SIZE,
        "head_left": HEAD_LEFT_MM,
        "signer_left": SIGNER_LEFT_MM,
        "signature_gap": SIGNATURE_GAP_PT,
        **asdict(sizes),
        "recipients_together": _RECIPIENTS_TOGETHER,
        "addressees": sum(line.component == "addressee" for line in page.top),
        "left": _lines(page.left),
        "right": _lines(page.right),
        "to_sign": to_sign,
        "number": _with_blanks(page.number) if to_sign else _line(page.number),
        "place_date": _with_blanks(page.place_date) if to_sign else _line(page.place_date),
        "under_number": _lines(page.under_number),
        "top": _lines(page.top),
        "body": [_flow(flow) for flow in page.body],
        "recipients": _lines(page.recipients),
        "signer": _lines(page.signer),
        "co_signer": _lines(page.co_signer),
        "address": _lines(page.address),
        "annexes": [
            {"head": _lines(annex.head), "body": [_flow(flow) for flow in annex.body], "landscape": annex.landscape}
            for annex in page.annexes
        ],
    }


def _foldable(text: str) -> str:
    """Words too long for a narrow column may break anywhere: Typst breaks only where the script allows it."""
    return _LONG_WORD.sub(lambda match: _ZERO_WIDTH_SPACE.join(match[0]), text)


def _printed(runs: tuple[Run, ...]) -> list[dict[str, Any]]:
    return [{"text": _foldable(run.text), "bold": run.bold, "italic": run.italic} for run in runs]


def _with_blanks(line: Line) -> dict[str, Any]:
    """The line with what is left to fill in as places of their own."""
    out = _line(line)
    out["runs"] = [piece for run in line.runs for piece in _pieces(run)]
    return out


def _pieces(run: Run) -> list[dict[str, Any]]:
    pieces: list[dict[str, Any]] = []
    at = 0
    for blank in _BLANK.finditer(run.text):
        before = run.text[at : blank.start()]
        field, ems = _BLANK_FIELDS[before.split()[-1]]
        pieces += [*_printed((Run(before, bold=run.bold, italic=run.italic),)), {"field": field, "ems": ems}]
        at = blank.end()
    return [*pieces, *_printed((Run(run.text[at:], bold=run.bold, italic=run.italic),))]


def _lines(lines: tuple[Line, ...]) -> list[dict[str, Any]]:
    return [_line(line) for line in lines]


def _line(line: Line) -> dict[str, Any]:
    out: dict[str, Any] = {
        "component": line.component,
        "runs": _printed(line.runs),
        "align": line.align,
        "kind": "line",
    }
    if line.component == "addressee":
        out["hyphen"] = line.text.startswith("- ")
    if line.component in {"urgency", "circulation"}:
        out["box"] = stamp_size(line)
    return out


def _flow(flow: Flow) -> dict[str, Any]:
    if isinstance(flow, Line):
        return _line(flow)
    # A row goes on to the next page only when each of its cells may.
    tall = {cell.row for cell in flow.cells if sum(len(run.text) for run in cell.runs) > _WHOLE_CELL_CHARS}
    cells = [
        {
            "row": cell.row,
            "column": cell.column,
            "rowspan": cell.rowspan,
            "colspan": cell.colspan,
            "align": cell.align,
            "runs": _printed(cell.runs),
            "breakable": not tall.isdisjoint(range(cell.row, cell.row + cell.rowspan)),
        }
        for cell in flow.cells
    ]
    return {"kind": "grid", "widths": flow.widths, "header": flow.header, "cells": cells}
