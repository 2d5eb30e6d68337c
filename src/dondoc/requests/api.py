"""Requests as the pages show them to the same person."""

from datetime import datetime
from typing import Annotated, Any, Literal

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404
from ninja import Path, Query, Router, Schema
from pydantic import Field

from dondoc.frame.access import access
from dondoc.frame.api import Asked, Id, Ref, Search, Slice, slice_of
from dondoc.frame.search import holds
from dondoc.language import fold
from dondoc.people.api.door import ApiRequest, Door
from dondoc.people.queries import standing_of
from dondoc.requests.models import Request
from dondoc.requests.queries import visible_addressees, visible_requests
from dondoc.requests.rules import AnswerState, RequestKind, RequestState

router = Router(auth=Door("requests"), tags=["Yêu cầu"])


class RequestsAsked(Asked):
    q: Search = Field("", description="Một phần tên yêu cầu; không cần dấu.")
    state: RequestState | None = Field(None, description="Trạng thái.")
    kind: RequestKind | None = Field(None, description="Loại.")
    order: Literal["due", "-due"] = Field("-due", description="Theo thời hạn.")


class RequestOut(Schema):
    """What is asked of several bodies until an hour. How many answered is for members of the agency."""

    id: int = Field(examples=[6])
    kind: RequestKind
    title: str = Field(examples=["Số liệu lao động 9 tháng"])
    asker: str = Field(description="Nơi hỏi.", examples=["Sở Nội vụ tỉnh Mẫu"])
    due_at: datetime
    state: RequestState
    state_label: str = Field(examples=["Đã gửi"])
    asked: int | None = Field(description="Số nơi được hỏi.", examples=[5])
    answered: int | None = Field(description="Số nơi đã trả lời.", examples=[3])


class AddresseeOut(Schema):
    body: Ref
    state: AnswerState
    state_label: str = Field(examples=["Đã trả lời"])


class RequestFull(RequestOut):
    """A request with those of its addressees whose answers may be seen."""

    text: str
    addressees: list[AddresseeOut]


def _seen(request: ApiRequest) -> QuerySet[Request]:
    sent = Count("addressees", filter=Q(addressees__state=AnswerState.SENT), distinct=True)
    counted = Request.objects.filter(pk__in=visible_requests(request.user).order_by().values("pk"))
    return counted.select_related("document", "unit").annotate(asked=Count("addressees", distinct=True), sent=sent)


def _line(one: Request, *, counts: bool) -> dict[str, Any]:
    return {
        "id": one.pk,
        "kind": one.kind,
        "title": one.title,
        "asker": (one.document.issuer_text if one.document else "") or str(one.unit or ""),
        "due_at": one.due_at,
        "state": one.state,
        "state_label": RequestState(one.state).label,
        "asked": getattr(one, "asked", 0) if counts else None,
        "answered": getattr(one, "sent", 0) if counts else None,
    }


@router.get("/requests", response=Slice[RequestOut], summary="Yêu cầu")
@access("requests.request.view")
def list_requests(request: ApiRequest, asked: Query[RequestsAsked]) -> Slice[RequestOut]:
    found, counts = _seen(request), standing_of(request.user).is_internal
    for name, value in (("state", asked.state), ("kind", asked.kind)):
        if value:
            found = found.filter(**{name: value})
    if words := fold(asked.q):
        found = found.filter(holds(words))
    sign = asked.order.removesuffix("due")
    keys = (f"{sign}due_at", f"{sign}id")
    return slice_of(found, keys, asked, lambda rows: [RequestOut(**_line(one, counts=counts)) for one in rows])


@router.get("/requests/{pk}", response=RequestFull, summary="Một yêu cầu")
@access("requests.request.view")
def get_request(request: ApiRequest, pk: Annotated[Id, Path()]) -> RequestFull:
    one = get_object_or_404(_seen(request), pk=pk)
    addressees = [
        AddresseeOut(
            body=Ref(id=found.body_id, name=found.body.name),
            state=AnswerState(found.state),
            state_label=AnswerState(found.state).label,
        )
        for found in visible_addressees(request.user).filter(request=one).order_by("id")
    ]
    line = _line(one, counts=standing_of(request.user).is_internal)
    return RequestFull(**line, text=one.text, addressees=addressees)
