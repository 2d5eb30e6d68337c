"""What the answers become: the asker's workbook filled in, tables, and the text of a report."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils import timezone

from dondoc.files.sheets import open_workbook
from dondoc.official.model import (
    Block,
    Bullets,
    Heading,
    OfficialDocument,
    Para,
    PartialDate,
    SignBlock,
    TableBlock,
    TableCell,
    TableColumn,
)
from dondoc.official.rules import TYPES, make_symbol, roman, sign_block
from dondoc.official.xlsx_out import Column, Sheet, write_xlsx
from dondoc.people.models import Body
from dondoc.people.queries import agency, holders_of
from dondoc.people.rules import Role
from dondoc.records.storage import content_of
from dondoc.requests.models import Addressee, CellAnswer, Opinion, Request
from dondoc.requests.queries.grids import Figures, answered, figures_of, opinions_of
from dondoc.requests.rules import AnswerState, Verdict, hour_words
from dondoc.requests.rules.filling import Filled, fill
from dondoc.requests.rules.sheets import Spot

OPINION_COLUMNS = (TableColumn(7, "center"), TableColumn(24), TableColumn(36), TableColumn(33))
OPINION_HEADER = ("TT", "Cơ quan, đơn vị", "Nội dung góp ý", "Tiếp thu, giải trình")
FIGURE_COLUMNS = (TableColumn(8, "center"), TableColumn(62), TableColumn(30, "right"))
FIGURE_HEADER = ("TT", "Nội dung", "Số liệu")
_PLACE = re.compile(r"\b(?:tỉnh|thành phố)\s+(\S.*)$")


def short_name(body: Body) -> str:
    return body.short_name or body.name


def spots(request: Request) -> list[Spot]:
    """The asked cells as the workbook's rules take them."""
    return [
        Spot(c.sheet, c.row, c.column, c.row_label, c.column_label, c.kind, own=c.body_id is not None)
        for c in request.cells.all()
    ]


def filled_form(request: Request) -> bytes:
    """The asker's own workbook with the answers that have come in. The request must have one."""
    assert request.form is not None  # noqa: S101 - the caller looked
    bodies = answered(request)
    values: dict[int, dict[tuple[str, int, int], str]] = {one.pk: {} for one in bodies}
    for found in CellAnswer.objects.filter(addressee__in=bodies).select_related("cell"):
        values[found.addressee_id][found.cell.sheet, found.cell.row, found.cell.column] = found.value
    filled = [Filled(short_name(one.body), values[one.pk]) for one in bodies]
    last = max((one.answered_at for one in bodies if one.answered_at), default=request.created_at)
    book = open_workbook(content_of(request.form))
    return fill(book, spots(request), filled, request.mode, made_at=timezone.localtime(last))


def opinions_sheet(request: Request) -> bytes:
    """Opinions with what becomes of them, as a workbook."""
    columns = [Column("TT", kind="int", width=6), *[Column(label, width=44) for label in OPINION_HEADER[1:]]]
    rows = [(n, *row) for n, row in enumerate(opinion_rows(request), start=1)]
    return write_xlsx([Sheet(f"Tổng hợp ý kiến\n{request.title}", columns, rows)])


def opinion_rows(request: Request) -> list[tuple[str, str, str]]:
    """(body, opinion, what becomes of it); those who agree stand with their consent."""
    by_body: dict[int, list[Opinion]] = {}
    for opinion in opinions_of(request):
        by_body.setdefault(opinion.addressee_id, []).append(opinion)
    return [row for one in answered(request) for row in _of_body(one, by_body.get(one.pk, []))]


def _of_body(one: Addressee, opinions: Sequence[Opinion]) -> Iterator[tuple[str, str, str]]:
    late = " (trả lời sau thời hạn)" if one.is_late else ""
    for opinion in opinions:
        words = f"{opinion.place}: {opinion.text}" if opinion.place else opinion.text
        yield f"{one.body.name}{late}", words, decision_words(opinion)
    if one.note:
        yield f"{one.body.name}{late}", one.note, ""
    elif not opinions:
        yield f"{one.body.name}{late}", "Nhất trí với dự thảo", ""


def decision_words(opinion: Opinion) -> str:
    verdict = Verdict(opinion.verdict)
    if verdict is Verdict.UNDECIDED:
        return opinion.response
    return f"{verdict.label}. {opinion.response}".strip() if opinion.response else f"{verdict.label}."


def silent(request: Request) -> list[str]:
    """The names of those whose answer is not there."""
    return [one.body.name for one in request.addressees.exclude(state=AnswerState.SENT).select_related("body")]


def as_official(request: Request, at: datetime) -> OfficialDocument:
    """The report as the answers of now make it, without number and day, for the head's signature."""
    body = agency()
    local = timezone.localtime(at)
    head = holders_of(Role.HEAD, local.date()).first()
    asker = request.document.issuer_text if request.document else ""
    above = body.parent.name if body.parent else ""
    found = _PLACE.search(above)
    return OfficialDocument(
        type=TYPES["BC"],
        parent_body=above,
        issuer=body.name,
        symbol=make_symbol(TYPES["BC"], body.code or "BQL"),
        place=found.group(1) if found else "",
        date=PartialDate(year=local.year, month=None),
        abstract=request.title,
        addressees=tuple(filter(None, (asker or above,))),
        blocks=report_blocks(request, body),
        signer=sign_block("", head.person.name, head=head.post.title) if head else SignBlock(("THỦ TRƯỞNG",), ""),
        recipients=("Lãnh đạo Ban",),
        filing="VT, VP",
        made_at=at,
    )


def report_blocks(request: Request, agency: Body) -> tuple[Block, ...]:
    """The text of the report: an opening, the outline with what the answers became, the figures, who is missing."""
    return tuple(_blocks(request, agency))


def opening_words(request: Request, agency: Body) -> str:
    document = request.document
    asked = f"Thực hiện {document}" if document else "Căn cứ trả lời của các cơ quan, đơn vị"
    by = f" của {document.issuer_text}" if document and document.issuer_text else ""
    what = "tổng hợp ý kiến" if request.is_opinion else "báo cáo"
    return f"{asked}{by}, {agency.name} {what} như sau:"


def _blocks(request: Request, agency: Body) -> Iterator[Block]:
    yield Para(opening_words(request, agency))
    number = 0
    for line in request.lines.all():
        number += 1
        yield Heading("roman", roman(number), line.text)
        yield from _paragraphs(line.composed or "Các đơn vị không có nội dung báo cáo.")
    bodies = answered(request)
    if request.is_opinion:
        yield from _opinion_table(request, number)
    else:
        yield from _figure_table(figures_of(request, bodies), number)
    missing = silent(request)
    if missing:
        yield Para(f"Đến {hour_words(request.due_local)}, chưa có trả lời của: {'; '.join(missing)}.")
    yield Para(f"{agency.name} trân trọng báo cáo.")


def _paragraphs(text: str) -> Iterator[Block]:
    bullets: list[str] = []
    for raw in text.splitlines():
        line = raw.strip()
        if line.startswith("- "):
            bullets.append(line[2:])
            continue
        if bullets:
            yield Bullets(tuple(bullets))
            bullets = []
        if line:
            yield Para(line)
    if bullets:
        yield Bullets(tuple(bullets))


def _figure_table(figures: Sequence[Figures], number: int) -> Iterator[Block]:
    rows = [(str(found.cell), found.total) for found in figures if found.total]
    if not rows:
        return
    yield Heading("roman", roman(number + 1), "Số liệu tổng hợp")
    yield _table(FIGURE_COLUMNS, FIGURE_HEADER, [(str(n), *row) for n, row in enumerate(rows, start=1)])


def _opinion_table(request: Request, number: int) -> Iterator[Block]:
    rows = opinion_rows(request)
    if not rows:
        return
    if number:
        yield Heading("roman", roman(number + 1), "Ý kiến góp ý và việc tiếp thu, giải trình")
    yield _table(OPINION_COLUMNS, OPINION_HEADER, [(str(n), *row) for n, row in enumerate(rows, start=1)])


def _table(columns: tuple[TableColumn, ...], header: Sequence[str], rows: Sequence[Sequence[str]]) -> TableBlock:
    return TableBlock(
        columns=columns,
        header=(tuple(TableCell(text) for text in header),),
        rows=tuple(tuple(TableCell(text) for text in row) for row in rows),
    )
