"""Documents as the registers show them to the same person."""

from datetime import date
from typing import Annotated, Any, Literal

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from ninja import Path, Query, Router, Schema
from pydantic import Field

from dondoc.frame.access import access
from dondoc.frame.api import Asked, Id, Ref, Search, Slice, ref, slice_of
from dondoc.people.api.door import ApiRequest, Door
from dondoc.people.queries import standing_of, today
from dondoc.records.models import Document
from dondoc.records.queries import Wanted, incoming, instructions_of, outgoing, received, visible_documents
from dondoc.records.rules import Direction, Due, Urgency

router = Router(auth=Door("records"), tags=["Văn bản"])
COLUMNS = {"incoming": "arrived_on", "outgoing": "issued_on"}


class DocumentsAsked(Asked):
    book: Literal["incoming", "outgoing"] = Field(
        "incoming",
        description="Văn bản đến hoặc văn bản đi. Người ngoài cơ quan luôn nhận các văn bản gửi tới đơn vị mình.",
    )
    q: Search = Field("", description="Một phần số, ký hiệu, trích yếu; không cần dấu.")
    type: str = Field("", max_length=60, description="Loại văn bản.", examples=["Công văn"])
    urgency: Urgency | None = Field(None, description="Độ khẩn.")
    unit: Id | None = Field(None, description="Đơn vị xử lý văn bản đến.")
    due: Due | None = Field(None, description="Thời hạn xử lý văn bản đến.")
    since: date | None = Field(None, description="Từ ngày.", examples=["2026-10-01"])
    until: date | None = Field(None, description="Đến hết ngày.")
    order: Literal["day", "-day"] = Field("-day", description="Cũ nhất trước, mới nhất trước.")


class DocumentOut(Schema):
    """An official document."""

    id: int = Field(examples=[21])
    direction: Direction
    type: str = Field(examples=["Công văn"])
    number: str = Field(description="Số, ký hiệu.", examples=["590/KH-UBND"])
    issued_on: date | None
    issuer: str = Field(description="Cơ quan ban hành.", examples=["Ủy ban nhân dân tỉnh Mẫu"])
    subject: str = Field(description="Trích yếu.")
    urgency: Urgency
    signer: str
    draft: bool = Field(description="Bản dự thảo, chưa ban hành.")
    arrival_number: str = Field(description="Số đến.", examples=["128"])
    arrived_on: date | None
    deadline: date | None = Field(description="Hạn giải quyết.")

    @classmethod
    def of(cls, document: Document) -> "DocumentOut":
        return cls(**_line(document))


def _line(document: Document) -> dict[str, Any]:
    own = document.arrival_number
    return {
        **{name: getattr(document, name) for name in _SAME},
        "id": document.pk,
        "type": document.type_name,
        "number": document.number_and_symbol,
        "issuer": document.issuer_text,
        "signer": document.signer_name,
        "arrival_number": str(own) if own is not None else document.arrival_number_theirs,
    }


_SAME = ("direction", "issued_on", "subject", "urgency", "draft", "arrived_on", "deadline")


class InstructionOut(Schema):
    """What a leader said of an incoming document."""

    leader: str
    text: str
    lead: Ref | None
    cooperating: list[Ref]
    due_on: date | None


class DocumentFull(DocumentOut):
    """A document with its files and, for members of the agency, what the leaders said of it."""

    files: list[str] = Field(description="Tên các tệp.", examples=[["cong-van.pdf"]])
    instructions: list[InstructionOut]


def _listed(request: ApiRequest, asked: DocumentsAsked) -> tuple[QuerySet[Document], tuple[str, ...]]:
    wanted = Wanted(
        q=asked.q,
        urgency=asked.urgency or "",
        type_name=asked.type,
        unit=asked.unit,
        due=asked.due or "",
        since=asked.since,
        until=asked.until,
    )
    sign = asked.order.removesuffix("day")
    standing = standing_of(request.user)
    if standing.is_outside and not standing.is_internal:
        return received(request.user, wanted), (f"{sign}id",)
    found = incoming(request.user, wanted, today()) if asked.book == "incoming" else outgoing(request.user, wanted)
    return found, (f"{sign}{COLUMNS[asked.book]}", f"{sign}id")


@router.get("/documents", response=Slice[DocumentOut], summary="Văn bản đến, văn bản đi")
@access("records.document.list")
def list_documents(request: ApiRequest, asked: Query[DocumentsAsked]) -> Slice[DocumentOut]:
    found, keys = _listed(request, asked)
    return slice_of(found, keys, asked, lambda rows: [DocumentOut.of(document) for document in rows])


@router.get("/documents/{pk}", response=DocumentFull, summary="Một văn bản")
@access("records.document.view")
def get_document(request: ApiRequest, pk: Annotated[Id, Path()]) -> DocumentFull:
    document = get_object_or_404(visible_documents(request.user).prefetch_related("files"), pk=pk)
    said = instructions_of(document) if standing_of(request.user).is_internal else []
    instructions = [
        InstructionOut(
            leader=one.leader.name,
            text=one.text,
            lead=ref(one.lead),
            cooperating=[Ref(id=body.pk, name=body.name) for body in one.cooperating.all()],
            due_on=one.due_on,
        )
        for one in said
    ]
    files = [file.name for file in document.files.all()]
    return DocumentFull(**_line(document), files=files, instructions=instructions)
