"""The report as an official document."""

import re
from collections.abc import Iterable, Iterator

from django.utils import timezone

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
from dondoc.official.rules import TYPES, make_symbol, roman
from dondoc.plans.models import Plan
from dondoc.reports.models import Report, ReportPart

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
    agency = report.plan.agency
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
        place=document.place if document else place_of(report.plan),
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


def place_of(plan: Plan) -> str:
    """The place that the plan's own document names, else that of the authority above the agency ("Ủy ban nhân dân tỉnh Mẫu"
    → "Mẫu"; Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4); empty, and so left blank in print, where neither is known.
    """
    if plan.document and plan.document.place:
        return plan.document.place
    above = plan.agency.parent.name if plan.agency.parent else ""
    found = _PLACE.search(above)
    return found.group(1) if found else ""


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


_PLACE = re.compile(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)\s+(\S.*)$")
