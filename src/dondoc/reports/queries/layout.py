"""The report as an official document."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone

from dondoc.official.docx_out import write_docx
from dondoc.official.model import (
    Appendix,
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
from dondoc.official.pdf_out import write_pdf
from dondoc.official.rules import TYPES, make_symbol, roman
from dondoc.official.xlsx_out import Column as SheetColumn
from dondoc.official.xlsx_out import Sheet, write_xlsx
from dondoc.outgoing.queries.layout import FONTS
from dondoc.outgoing.queries.layout import docx_of as paper_docx
from dondoc.outgoing.queries.layout import pdf_of as paper_pdf
from dondoc.outgoing.queries.layout import place_of as place_of_body
from dondoc.outgoing.queries.signed import signed_file
from dondoc.plans.models import Plan
from dondoc.records.storage import content_of
from dondoc.reports.models import Report, ReportPart, Snapshot
from dondoc.reports.queries.papers import paper_of
from dondoc.reports.queries.scope import agency_of
from dondoc.reports.rules import ReportState

APPENDIX_COLUMNS = (
    TableColumn(0.6, "center"),
    TableColumn(4.6),
    TableColumn(2.0),
    TableColumn(1.4, "center"),
    TableColumn(3.6),
    TableColumn(1.8),
)
APPENDIX_HEADER = ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Kết quả trong kỳ", "Tình trạng")


def as_official(report: Report, parts: Iterable[ReportPart] | None = None) -> OfficialDocument:
    """The report laid out: opening, parts numbered I, II, … and 1, 2, …, closing, signature, appendix of tasks. `parts`
    are those of a report that is not kept.
    """
    agency = agency_of(report)
    document = report.document
    number = int(document.number) if document and document.number.isdigit() else None
    symbol = document.symbol if document and document.symbol else make_symbol(TYPES["BC"], agency.code or "BQL")
    local = timezone.localtime(report.as_of)
    appendices = (_appendix(report),) if report.appendix else ()
    return OfficialDocument(
        type=TYPES["BC"],
        parent_body=agency.parent.name if agency.parent else "",
        issuer=agency.name,
        number=number,
        symbol=symbol,
        place=document.place if document else place_of(report.plan) if report.plan else place_of_body(agency),
        date=(document.issued_on if document and document.issued_on else PartialDate(year=local.year, month=None)),
        abstract=report.abstract,
        addressees=tuple(report.addressees),
        blocks=tuple(_blocks(report, report.parts.all() if parts is None else parts)),
        signer=SignBlock(lines=tuple(report.signer_lines), name=report.signer_name),
        recipients=tuple(report.recipients),
        filing="VT, VP",
        appendices=appendices,
        made_at=report.as_of,
    )


def docx_of(report: Report) -> bytes:
    """The report as docx; that of its paper once it has one that was numbered."""
    paper = paper_of(report) if report.state == ReportState.ISSUED else None
    return paper_docx(paper) if paper else write_docx(as_official(report))


def pdf_of(report: Report) -> bytes:
    """The same as PDF; a file that was signed is given as it is kept."""
    paper = paper_of(report) if report.state == ReportState.ISSUED else None
    if paper is None:
        return write_pdf(as_official(report), fonts=FONTS)
    kept = signed_file(paper)
    return content_of(kept.file) if kept else paper_pdf(paper)


def sheets_of(report: Report, snapshot: Snapshot | None) -> bytes:
    """The table of tasks and the figures with their records, as a workbook."""
    widths = (6, 60, 28, 14, 60, 24)
    tasks = [SheetColumn(name, width=width) for name, width in zip(APPENDIX_HEADER, widths, strict=True)]
    sheets = [Sheet("Nhiệm vụ", tasks, [tuple(row) for row in report.appendix])]
    if snapshot is not None:
        columns = [
            SheetColumn("Số liệu", width=44),
            SheetColumn("Giá trị", kind="int"),
            SheetColumn("Đơn vị tính", width=14),
            SheetColumn("Đếm từ", width=60),
            SheetColumn("Đơn vị", width=28),
        ]
        rows = [row for figure in snapshot.content["figures"] for row in _figure_rows(figure)]
        sheets.append(Sheet("Số liệu", columns, rows))
    return write_xlsx(sheets, made_at=report.as_of)


def _figure_rows(figure: dict[str, Any]) -> Iterator[tuple[str, int | None, str, str, str]]:
    yield figure["label"], figure["value"], figure["unit"], "", ""
    for row in figure["rows"]:
        yield "", None, "", row["text"], row["who"]


def place_of(plan: Plan) -> str:
    """The place that the plan's own document names, else that of the authority above the agency ("Ủy ban nhân dân tỉnh Mẫu"
    → "Mẫu"; Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4); empty, and so left blank in print, where neither is known.
    """
    if plan.document and plan.document.place:
        return plan.document.place
    return place_of_body(plan.agency)


def _blocks(report: Report, parts: Iterable[ReportPart]) -> Iterator[Block]:
    yield from _paragraphs(report.opening)
    part_number = clause_number = 0
    for part in parts:
        if part.level == "roman":
            part_number, clause_number = part_number + 1, 0
            yield Heading("roman", roman(part_number), part.heading)
        else:
            clause_number += 1
            yield Heading("clause", str(clause_number), part.heading)
        yield from _paragraphs(part.body)
    if report.appendix:
        yield Para("(Chi tiết tiến độ từng nhiệm vụ tại Phụ lục kèm theo)")
    yield from _paragraphs(report.closing)


def _paragraphs(text: str) -> Iterator[Block]:
    bullets: list[str] = []
    for raw in text.splitlines():
        line = raw.strip()
        if line.startswith("- "):
            bullets.append(line[2:].strip())
            continue
        if bullets:
            yield Bullets(tuple(bullets))
            bullets = []
        if line:
            yield Para(line)
    if bullets:
        yield Bullets(tuple(bullets))


def _appendix(report: Report) -> Appendix:
    rows = tuple(tuple(TableCell(str(text)) for text in row) for row in report.appendix)
    header = (tuple(TableCell(text) for text in APPENDIX_HEADER),)
    return Appendix(
        title="Tiến độ thực hiện các nhiệm vụ",
        blocks=(TableBlock(columns=APPENDIX_COLUMNS, header=header, rows=rows),),
        landscape=True,
    )
