"""Reports as the pages show them to the same person."""

from datetime import date
from typing import Annotated, Any, Literal

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from ninja import Path, Query, Router, Schema
from pydantic import Field

from dondoc.frame.access import access
from dondoc.frame.api import Asked, Id, Slice, slice_of
from dondoc.people.api.door import ApiRequest, Door
from dondoc.reports.models import Report
from dondoc.reports.queries import visible_reports
from dondoc.reports.rules import PartKind, ReportState

router = Router(auth=Door("reports"), tags=["Báo cáo"])


class ReportsAsked(Asked):
    state: ReportState | None = Field(None, description="Trạng thái.")
    plan: Id | None = Field(None, description="Kế hoạch.")
    order: Literal["-id", "id"] = Field("-id", description="Mới nhất trước, hoặc cũ nhất trước.")


class ReportOut(Schema):
    """A report on a plan for a period."""

    id: int = Field(examples=[5])
    plan_id: int | None = Field(description="Kế hoạch; rỗng với báo cáo chung của cơ quan.", examples=[3])
    title: str = Field(description="Trích yếu.", examples=["Kết quả thực hiện quý III năm 2026"])
    period: str = Field(examples=["2026Q3"])
    starts_on: date
    ends_on: date
    send_by: date | None = Field(description="Ngày phải gửi.")
    state: ReportState
    state_label: str = Field(examples=["Đã ban hành"])
    number: str = Field(description="Số, ký hiệu; rỗng khi chưa có.", examples=["09/BC-BQL"])
    issued_on: date | None

    @classmethod
    def of(cls, report: Report) -> "ReportOut":
        return cls(**_line(report))


def _line(report: Report) -> dict[str, Any]:
    document = report.document
    return {
        **{name: getattr(report, name) for name in ("plan_id", "period", "starts_on", "ends_on", "send_by", "state")},
        "id": report.pk,
        "title": report.abstract,
        "state_label": ReportState(report.state).label,
        "number": document.number_and_symbol if document else "",
        "issued_on": document.issued_on if document else None,
    }


class PartOut(Schema):
    heading: str = Field(examples=["I. KẾT QUẢ THỰC HIỆN"])
    kind: PartKind
    body: str
    task_id: int | None


class ReportFull(ReportOut):
    """A report with its words."""

    opening: str
    parts: list[PartOut]
    closing: str


def _seen(request: ApiRequest) -> QuerySet[Report]:
    return visible_reports(request.user).select_related("document")


@router.get("/reports", response=Slice[ReportOut], summary="Báo cáo")
@access("reports.report.view")
def list_reports(request: ApiRequest, asked: Query[ReportsAsked]) -> Slice[ReportOut]:
    found = _seen(request)
    if asked.state:
        found = found.filter(state=asked.state)
    if asked.plan:
        found = found.filter(plan_id=asked.plan)
    return slice_of(found, (asked.order,), asked, lambda rows: [ReportOut.of(report) for report in rows])


@router.get("/reports/{pk}", response=ReportFull, summary="Một báo cáo")
@access("reports.report.view")
def get_report(request: ApiRequest, pk: Annotated[Id, Path()]) -> ReportFull:
    report = get_object_or_404(_seen(request).prefetch_related("parts"), pk=pk)
    parts = [
        PartOut(heading=part.heading, kind=PartKind(part.kind), body=part.body, task_id=part.task_id)
        for part in report.parts.all()
    ]
    return ReportFull(**_line(report), opening=report.opening, parts=parts, closing=report.closing)
