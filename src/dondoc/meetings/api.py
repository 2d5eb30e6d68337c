"""Meetings and what they concluded, as the pages show them to the same person."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from ninja import Path, Query, Router, Schema
from pydantic import Field

from dondoc.frame.access import access, ensure
from dondoc.frame.api import Asked, Id, Ref, Search, Slice, ref, slice_of
from dondoc.frame.search import holds
from dondoc.language import fold
from dondoc.meetings.access import can_follow_weekly
from dondoc.meetings.models import Meeting
from dondoc.meetings.queries import conclusions_of, visible_meetings
from dondoc.meetings.rules import MeetingKind, MeetingState
from dondoc.people.api.door import ApiRequest, Door

router = Router(auth=Door("meetings"), tags=["Họp"])


class MeetingsAsked(Asked):
    q: Search = Field("", description="Một phần tên cuộc họp; không cần dấu.")
    state: MeetingState | None = Field(None, description="Trạng thái.")
    kind: MeetingKind | None = Field(None, description="Loại cuộc họp.")
    since: date | None = Field(None, description="Từ ngày.", examples=["2026-10-01"])
    until: date | None = Field(None, description="Đến hết ngày.")
    order: Literal["day", "-day"] = Field("-day", description="Cũ nhất trước, mới nhất trước.")


class MeetingOut(Schema):
    """A meeting."""

    id: int = Field(examples=[2])
    title: str = Field(examples=["Giao ban tuần 47"])
    kind: MeetingKind
    state: MeetingState
    state_label: str = Field(examples=["Đã kết luận"])
    starts_at: datetime
    place: str = Field(examples=["Phòng họp số 1"])
    chair: Ref


class ConclusionOut(Schema):
    text: str
    lead: Ref | None
    due: date | None
    task_id: int | None = Field(description="Nhiệm vụ sinh ra từ kết luận.")


class MeetingFull(MeetingOut):
    """A meeting with its conclusions."""

    agenda: list[str]
    conclusions: list[ConclusionOut]


def _line(meeting: Meeting) -> dict[str, Any]:
    return {
        **{name: getattr(meeting, name) for name in ("title", "kind", "state", "starts_at", "place")},
        "id": meeting.pk,
        "state_label": MeetingState(meeting.state).label,
        "chair": Ref(id=meeting.chair_id, name=meeting.chair.name),
    }


def _seen(request: ApiRequest) -> QuerySet[Meeting]:
    return visible_meetings(request.user).select_related("chair")


@router.get("/meetings", response=Slice[MeetingOut], summary="Cuộc họp")
@access("meetings.meeting.list")
def list_meetings(request: ApiRequest, asked: Query[MeetingsAsked]) -> Slice[MeetingOut]:
    ensure(can_follow_weekly(request.user))
    found = _seen(request)
    for name, value in (
        ("state", asked.state),
        ("kind", asked.kind),
        ("starts_at__date__gte", asked.since),
        ("starts_at__date__lte", asked.until),
    ):
        if value:
            found = found.filter(**{name: value})
    if words := fold(asked.q):
        found = found.filter(holds(words))
    sign = asked.order.removesuffix("day")
    keys = (f"{sign}starts_at", f"{sign}id")
    return slice_of(found, keys, asked, lambda rows: [MeetingOut(**_line(meeting)) for meeting in rows])


@router.get("/meetings/{pk}", response=MeetingFull, summary="Một cuộc họp và kết luận")
@access("meetings.meeting.view")
def get_meeting(request: ApiRequest, pk: Annotated[Id, Path()]) -> MeetingFull:
    meeting = get_object_or_404(_seen(request), pk=pk)
    conclusions = [
        ConclusionOut(text=one.text, lead=ref(one.lead), due=one.due, task_id=one.task_id)
        for one in conclusions_of(meeting)
    ]
    return MeetingFull(**_line(meeting), agenda=meeting.agenda_items, conclusions=conclusions)
