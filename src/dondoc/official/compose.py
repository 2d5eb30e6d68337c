"""From the data to lines with their component and their cleaned words: what is printed, before how.

Both writers print a `Composed`; the tests read it as text.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Literal

from dondoc.official.layout import COMPONENTS, HEAD_LEFT_MM, PAGE, RULE_SHARE, STAMP_MM
from dondoc.official.model import Appendix, Block, Bullets, Heading, Item, OfficialDocument, Para, Run, TableBlock, Text
from dondoc.official.rules import (
    DECIDING,
    MOTTO,
    NATIONAL_NAME,
    addressee_lines,
    letter_abstract,
    number_line,
    place_date,
    recipient_lines,
    roman,
)
from dondoc.official.text import clean
from dondoc.official.widths import balanced, width_mm

_DIVISION_WORDS = {"part": "Phần", "chapter": "Chương", "section": "Mục", "subsection": "Tiểu mục"}
_HEAD_GAP_MM = 3.0  # kept free beside the lines of the head's two columns
BLANK = "            "  # a place not known yet, left for the registry to write in
_END = "./."
_ADDRESSEE_INDENT_MM = 30.0
_BOX_PADDING_MM = 2.0
VIETNAM = timezone(timedelta(hours=7))


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: `component` is a key of `layout.COMPONENTS`."""

    component: str
    runs: tuple[Run, ...]
    align: Literal["both", "center", "left"] | None = None

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class GridCell:
    runs: tuple[Run, ...]
    row: int
    column: int
    rowspan: int
    colspan: int
    align: Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: `widths` are shares of 1; the first `header` rows repeat on each page."""

    widths: tuple[float, ...]
    header: int
    rows: int
    cells: tuple[GridCell, ...]


Flow = Line | Grid


@dataclass(frozen=True, slots=True)
class Annex:
    head: tuple[Line, ...]
    body: tuple[Flow, ...]
    landscape: bool


@dataclass(frozen=True, slots=True)
class Composed:
    """The page from top to bottom. `left` and `right` are the two columns of the head down to the number and date."""

    title: str
    author: str
    left: tuple[Line, ...]
    right: tuple[Line, ...]
    number: Line
    place_date: Line
    under_number: tuple[Line, ...]
    top: tuple[Line, ...]
    body: tuple[Flow, ...]
    recipients: tuple[Line, ...]
    signer: tuple[Line, ...]
    co_signer: tuple[Line, ...]
    address: tuple[Line, ...]
    annexes: tuple[Annex, ...]


def compose(doc: OfficialDocument) -> Composed:
    """Lay the data out in order. Raises ValueError when a table's cells do not fit its columns."""
    is_letter = not doc.type.code
    under = [line("abstract_letter", letter_abstract(doc.abstract))] if is_letter else []
    under += [line("urgency", doc.urgency)] if doc.urgency else []
    under += [line("circulation", doc.circulation)] if doc.circulation.strip() else []
    issuers = _broken("issuer", doc.issuer, HEAD_LEFT_MM - _HEAD_GAP_MM)
    return Composed(
        title=clean(f"{doc.type.name}: {doc.abstract}"),
        author=clean(doc.issuer),
        left=(*_broken("parent", doc.parent_body, HEAD_LEFT_MM - _HEAD_GAP_MM), *issuers),
        right=(line("national_name", NATIONAL_NAME), line("motto", MOTTO)),
        number=line("number", number_line(doc.number, doc.symbol)),
        place_date=line("place_date", place_date(doc.place or BLANK, doc.date)),
        under_number=tuple(under),
        top=tuple(_top(doc)),
        body=tuple(_closed([flow for block in doc.blocks for flow in _flow(block)])),
        recipients=tuple(_recipients(doc)),
        signer=_signer(doc.signer.lines, doc.signer.name),
        co_signer=_signer(doc.co_signer.lines, doc.co_signer.name) if doc.co_signer else (),
        address=tuple(line("address", text) for text in doc.address),
        annexes=tuple(_annex(doc, annex, n) for n, annex in enumerate(doc.appendices, start=1)),
    )


def line(component: str, text: Text, *, bold: bool | None = None) -> Line:
    """A line in its component's style, its words cleaned; `bold` overrides the component's weight."""
    figures = COMPONENTS[component]
    runs = (Run(text),) if isinstance(text, str) else text
    return Line(
        component,
        tuple(
            Run(
                clean(run.text).upper() if figures.upper else clean(run.text),
                bold=(figures.bold if bold is None else bold) or run.bold,
                italic=figures.italic or run.italic,
            )
            for run in runs
        ),
    )


def _broken(component: str, text: str, within: float) -> list[Line]:
    figures = COMPONENTS[component]
    printed = line(component, text.strip()).text
    return [line(component, part) for part in balanced(printed, size=figures.size, bold=figures.bold, within=within)]


def _top(doc: OfficialDocument) -> list[Line]:
    out: list[Line] = []
    if doc.type.code:
        out.append(line("type_name", doc.type.name))
        out += _broken("abstract", doc.abstract, PAGE.text_width - 2 * _HEAD_GAP_MM)
    out += [line("addressee", text) for text in addressee_lines(tuple(clean(a) for a in doc.addressees))]
    if doc.authority_line.strip():
        out.append(line("authority_line", doc.authority_line))
    bases = [clean(basis).rstrip(" ;.,") for basis in doc.bases]
    out += [line("basis", f"{text}{'.' if n == len(bases) else ';'}") for n, text in enumerate(bases, start=1)]
    if doc.type.code in DECIDING and doc.authority_line.strip():
        out.append(line("verdict", DECIDING[doc.type.code]))
    return out


def _flow(block: Block) -> list[Flow]:
    if isinstance(block, Heading):
        return list(_heading(block))
    if isinstance(block, Item):
        marker = {"article": f"Điều {block.number}. ", "clause": f"{block.number}. ", "point": f"{block.number}) "}
        rest = block.text if isinstance(block.text, tuple) else (Run(block.text),)
        return [line("body", (Run(marker[block.level], bold=block.level == "article"), *rest))]
    if isinstance(block, Para):
        printed = line("body", block.text)
        return [Line("body", printed.runs, align="center" if block.align == "center" else None)]
    if isinstance(block, Bullets):
        items = [item if isinstance(item, tuple) else (Run(item),) for item in block.items]
        return [line("body", (Run(f"{block.mark} "), *item)) for item in items]
    return [_grid(block)]


def _heading(block: Heading) -> list[Line]:
    if block.level in _DIVISION_WORDS:
        return [
            line("division_word", f"{_DIVISION_WORDS[block.level]} {block.number}"),
            line("division_title", block.title),
        ]
    if block.level == "article":
        return [line("article", f"Điều {block.number}. {block.title}")]
    if block.level == "roman":
        return [line("roman", f"{block.number}. {block.title}")]
    if block.level == "clause":
        return [line("clause_title", f"{block.number}. {block.title}")]
    return [line("body", f"{block.number}) {block.title}")]


def _grid(block: TableBlock) -> Grid:
    total = sum(column.width for column in block.columns)
    rows = [*block.header, *block.rows]
    free = [[True] * len(block.columns) for _ in rows]
    cells: list[GridCell] = []
    for r, row in enumerate(rows):
        for cell in row:
            column = next((c for c, is_free in enumerate(free[r]) if is_free), None)
            if column is None or column + cell.colspan > len(block.columns) or r + cell.rowspan > len(rows):
                raise ValueError(
                    f"bảng có {len(block.columns)} cột: ô “{clean(str(cell.text))[:40]}” ở dòng {r + 1} không còn chỗ"
                )
            for rr in range(r, r + cell.rowspan):
                for cc in range(column, column + cell.colspan):
                    free[rr][cc] = False
            is_header = r < len(block.header)
            align = cell.align or ("center" if is_header else block.columns[column].align)
            runs = line("body", cell.text, bold=cell.bold or is_header).runs
            cells.append(GridCell(runs, r, column, cell.rowspan, cell.colspan, align))
    cells += [
        GridCell((), r, c, 1, 1, "left")
        for r, row_free in enumerate(free)
        for c, is_free in enumerate(row_free)
        if is_free
    ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(tuple(c.width / total for c in block.columns), len(block.header), len(rows), tuple(cells))


def _closed(body: list[Flow]) -> list[Flow]:
    """The last paragraph ends in "./." as the decree's models do."""
    if not body or not isinstance(body[-1], Line):
        return body
    last = body[-1]
    if last.text.endswith(_END) or not last.runs:
        return body
    words = last.runs[-1]
    ended = Run(words.text.rstrip(" .;,") + _END, bold=words.bold, italic=words.italic)
    return [*body[:-1], Line(last.component, (*last.runs[:-1], ended), last.align)]


def _recipients(doc: OfficialDocument) -> list[Line]:
    out = [line("recipients_label", "Nơi nhận:")]
    out += [line("recipients_item", text) for text in recipient_lines(doc)]
    if doc.drafter:
        copies = f"({doc.issued_copies})" if doc.issued_copies else ""
        out.append(line("drafter", f"{doc.drafter.upper()}.{copies}"))
    return out


def _signer(lines: tuple[str, ...], name: str) -> tuple[Line, ...]:
    return (*(line("signer_title", text) for text in lines), line("signer_name", name))


def _annex(doc: OfficialDocument, annex: Appendix, n: int) -> Annex:
    word = f"Phụ lục {roman(n)}" if len(doc.appendices) > 1 else "Phụ lục"
    reference = annex.reference
    if reference is None:
        number = number_line(doc.number, doc.symbol).removeprefix("Số: ")
        when = place_date("", doc.date).removeprefix(", ")
        reference = f"(Kèm theo {doc.type.name} số {number} {when} của {doc.issuer})"
    head = [line("annex_word", word), line("annex_title", annex.title)]
    head += [line("annex_reference", reference)] if reference else []
    return Annex(tuple(head), tuple(flow for block in annex.blocks for flow in _flow(block)), annex.landscape)


def creation_time(doc: OfficialDocument) -> datetime:
    """`made_at`, else the document's date at 0:00 in Vietnam, else the year's or, with no year, 1980's first day."""
    if doc.made_at is not None:
        return doc.made_at
    day = doc.date if isinstance(doc.date, date) else date(doc.date.year or 1980, doc.date.month or 1, 1)
    return datetime(day.year, day.month, day.day, tzinfo=VIETNAM)


def widest(lines: tuple[Line, ...] | list[Line]) -> float:
    """The length of the longest line in millimetres, 0 for none."""
    return max(
        (width_mm(x.text, size=COMPONENTS[x.component].size, bold=COMPONENTS[x.component].bold) for x in lines),
        default=0,
    )


@dataclass(frozen=True, slots=True)
class Measures:
    """Lengths in millimetres that depend on the words: rules under them, the hyphens under the colon of "Kính gửi:"."""

    issuer_rule: float
    motto_rule: float
    abstract_rule: float
    addressee_indent: float
    colon: float
    hyphen: float


def measures(page: Composed) -> Measures:
    size = COMPONENTS["addressee"].size
    return Measures(
        issuer_rule=widest([x for x in page.left if x.component == "issuer"]) * RULE_SHARE,
        motto_rule=widest(page.right[-1:]),
        abstract_rule=widest([x for x in page.top if x.component == "abstract"]) * RULE_SHARE,
        addressee_indent=_ADDRESSEE_INDENT_MM,
        colon=_ADDRESSEE_INDENT_MM + width_mm("Kính gửi", size=size, bold=False),
        hyphen=width_mm("- ", size=size, bold=False),
    )


def stamp_size(stamp: Line) -> tuple[float, float]:
    """Width and height in millimetres of a boxed word: urgency as the decree has it, circulation as wide as its words."""
    words = width_mm(stamp.text, size=COMPONENTS[stamp.component].size, bold=True) + 2 * _BOX_PADDING_MM
    return STAMP_MM.get(stamp.text, (words, 8.0))
