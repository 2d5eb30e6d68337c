"""Runs and tables of a docx: those that hold data and those that only place things."""

from dondoc.official.compose import Grid, GridCell
from dondoc.official.docx_parts import LINE_240, align_element, run_properties, twips_mm, twips_pt
from dondoc.official.layout import COMPONENTS, TABLE_SIZE
from dondoc.official.model import Run
from dondoc.official.ooxml import Element, text_element, w

_CELL_MARGIN_MM = 1.5


def runs_of(runs: tuple[Run, ...], component: str, *, size: float | None = None, color: str = "") -> list[Element]:
    """Runs that say only where they differ from their component's style."""
    figures = COMPONENTS[component]
    out = []
    for run in runs:
        if not run.text:
            continue
        properties = run_properties(
            bold=run.bold and not figures.bold, italic=run.italic and not figures.italic, size=size, color=color
        )
        out.append(w("r", properties if len(properties) else None, text_element(run.text)))
    return out


def _cell_margins(mm: float) -> Element:
    return w("tblCellMar", *(w(side, w=twips_mm(mm), type="dxa") for side in ("left", "right")))


def layout_table(widths: list[float], *rows: list[list[Element]], keep: bool = False) -> Element:
    """A table without lines that only places things; `widths` in millimetres."""
    table = w(
        "tbl",
        w(
            "tblPr",
            w("tblW", w=sum(twips_mm(width) for width in widths), type="dxa"),
            w("tblLayout", type="fixed"),
            _cell_margins(0),
        ),
        w("tblGrid", *(w("gridCol", w=twips_mm(width)) for width in widths)),
    )
    for row in rows:
        properties = w("trPr", w("cantSplit")) if keep else None
        cells = [
            w("tc", w("tcPr", w("tcW", w=twips_mm(width), type="dxa")), *(content or [w("p")]))
            for width, content in zip(widths, row, strict=True)
        ]
        table.append(w("tr", properties, *cells))
    return table


def grid_table(grid: Grid, width: float) -> Element:
    twips = [twips_mm(share * width) for share in grid.widths]
    edges = [
        w(edge, val="single", sz=4, space=0, color="000000")
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    ]
    table = w(
        "tbl",
        w(
            "tblPr",
            w("tblW", w=sum(twips), type="dxa"),
            w("tblBorders", *edges),
            w("tblLayout", type="fixed"),
            _cell_margins(_CELL_MARGIN_MM),
        ),
        w("tblGrid", *(w("gridCol", w=column) for column in twips)),
    )
    for r in range(grid.rows):
        properties = w("trPr", w("cantSplit"), w("tblHeader") if r < grid.header else None)
        cells = sorted(
            (cell for cell in grid.cells if cell.row <= r < cell.row + cell.rowspan), key=lambda cell: cell.column
        )
        table.append(w("tr", properties, *(_grid_cell(cell, r, twips) for cell in cells)))
    return table


def _grid_cell(cell: GridCell, row: int, twips: list[int]) -> Element:
    begins = cell.row == row
    merge = w("vMerge", val="restart" if begins else "continue") if cell.rowspan > 1 else None
    properties = w(
        "tcPr",
        w("tcW", w=sum(twips[cell.column : cell.column + cell.colspan]), type="dxa"),
        w("gridSpan", val=cell.colspan) if cell.colspan > 1 else None,
        merge,
        w("vAlign", val="center"),
    )
    spacing = w("spacing", before=twips_pt(2), after=twips_pt(2), line=LINE_240, lineRule="auto")
    paragraph = w(
        "p",
        w("pPr", spacing, align_element(cell.align)),
        *(runs_of(cell.runs, "body", size=TABLE_SIZE) if begins else []),
    )
    return w("tc", properties, paragraph)
