"""What every router of the API shares: types of what is asked, pages by cursor, refusals as problem details (RFC 9457)."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Annotated, Any, Generic, TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpResponse
from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field, StringConstraints

from dondoc.frame.paging import keyset

M = TypeVar("M", bound=Model)
R = TypeVar("R")

PROBLEM = "application/problem+json"
MOST = 100  # rows of a page
LONGEST_TEXT = 20_000  # letters of one text that is sent


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


# PostgreSQL keeps no NUL; a text that is required says something.
_ANY, _SAYS = r"^[^\x00]*$", r"^[^\x00]*[^\s\x00-\x20\x7f-\xa0][^\x00]*$"
Text = Annotated[str, StringConstraints(max_length=LONGEST_TEXT, pattern=_ANY), AfterValidator(_nfc)]
Words = Annotated[str, StringConstraints(max_length=LONGEST_TEXT, pattern=_SAYS), AfterValidator(_nfc)]
Id = Annotated[int, Field(ge=1, le=2**63 - 1, examples=[12])]
Search = Annotated[str, StringConstraints(max_length=200)]


class Sent(Schema):
    """What is sent in a body: nothing that the API does not know."""

    model_config = ConfigDict(extra="forbid")


class Asked(Schema):
    """Which part of a list is asked for."""

    after: Annotated[str, StringConstraints(max_length=500, pattern=r"^[A-Za-z0-9_-]*$")] = Field(
        "", description="Vị trí bắt đầu: giá trị `next` của lần gọi trước."
    )
    limit: int = Field(25, ge=1, le=MOST, description="Số dòng mỗi lần, nhiều nhất 100.", examples=[25])


class Ref(Schema):
    """Another thing by its number and its name."""

    id: int = Field(examples=[12])
    name: str = Field(examples=["Phòng Quản lý Lao động"])


def ref(thing: Model | None) -> Ref | None:
    return Ref(id=thing.pk, name=str(thing)) if thing is not None else None


class Slice(Schema, Generic[R]):
    """One page of a list."""

    items: list[R]
    next: str | None = Field(description="Giá trị `after` của lần gọi sau; rỗng khi đã hết.", examples=["WzEyXQ"])


def slice_of(found: QuerySet[M], keys: Sequence[str], asked: Asked, make: Callable[[list[M]], list[R]]) -> Slice[R]:
    """The page of `found` that is asked for, in the order of `keys` (see `paging.keyset`)."""
    page = keyset(found, keys, after=asked.after, size=asked.limit)
    return Slice(items=make(list(page.rows)), next=page.after or None)


# ------------------------------------------------------------------ refusals
class ProblemError(Schema):
    """One thing that is wrong with what was sent."""

    field: str = Field(description="Trường dữ liệu; rỗng khi lỗi thuộc cả nội dung.", examples=["body.narrative"])
    detail: str = Field(examples=["Trường này bắt buộc."])


class Problem(Schema):
    """Why something was refused (RFC 9457)."""

    type: str = Field(examples=["about:blank"])
    title: str = Field(examples=["Chưa thực hiện được"])
    status: int = Field(examples=[403])
    detail: str = Field(
        description="Câu giải thích cho người đọc.",
        examples=["Chỉ trưởng đơn vị chủ trì mới trình kết quả của đơn vị."],
    )
    errors: list[ProblemError] = []


TITLES = {
    HTTPStatus.BAD_REQUEST: "Nội dung gửi không đọc được",
    HTTPStatus.UNAUTHORIZED: "Chưa xác nhận được mã truy cập",
    HTTPStatus.FORBIDDEN: "Chưa thực hiện được",
    HTTPStatus.NOT_FOUND: "Không tìm thấy",
    HTTPStatus.METHOD_NOT_ALLOWED: "Địa chỉ không nhận thao tác này",
    HTTPStatus.CONFLICT: "Chưa thực hiện được ở trạng thái hiện tại",
    HTTPStatus.UNPROCESSABLE_ENTITY: "Nội dung gửi chưa đúng",
    HTTPStatus.TOO_MANY_REQUESTS: "Gọi quá nhiều lần",
}


def problem(
    status: int,
    detail: str,
    errors: Sequence[ProblemError] = (),
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """A refusal; `detail` is a sentence that people read."""
    found = Problem(
        type="about:blank", title=TITLES[HTTPStatus(status)], status=status, detail=detail, errors=list(errors)
    )
    return HttpResponse(found.model_dump_json(), status=status, content_type=PROBLEM, headers=headers or {})


def errors_of(error: ValidationError) -> list[ProblemError]:
    """What an action or a form says is wrong, by field."""
    found: Mapping[str, Any] = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    return [
        ProblemError(field="" if name == NON_FIELD_ERRORS else name, detail=str(message))
        for name, messages in found.items()
        for message in messages
    ]
