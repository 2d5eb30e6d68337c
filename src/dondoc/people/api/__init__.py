"""The directory: whose token it is, and the bodies that they may look up."""

from datetime import date
from typing import Annotated, Literal

from django.shortcuts import get_object_or_404
from ninja import Path, Query, Router, Schema
from pydantic import Field

from dondoc.frame.access import access
from dondoc.frame.api import Asked, Id, Ref, Search, Slice, ref, slice_of
from dondoc.people.api.door import ApiRequest, Door
from dondoc.people.models import Body, Tenure
from dondoc.people.queries import bodies_found, directory_visible_to, standing_of, tenures_of, today
from dondoc.people.rules import BodyKind

router = Router(auth=Door("people"), tags=["Danh bạ"])
ORDERS = {"name": ("sort_key", "id"), "-name": ("-sort_key", "-id")}


class PostOut(Schema):
    """A post that somebody holds today."""

    title: str = Field(examples=["Trưởng phòng"])
    body: Ref
    fields: str = Field(description="Lĩnh vực phụ trách.", examples=["Lao động, nhà ở công nhân"])

    @classmethod
    def of(cls, tenure: Tenure) -> "PostOut":
        body = Ref(id=tenure.body_id, name=tenure.body.name)
        return cls(title=tenure.post.title, body=body, fields=tenure.field_text)


class MeOut(Schema):
    """Whose token asks, and what it was issued for."""

    username: str = Field(examples=["phong.laodong"])
    name: str = Field(examples=["Nguyễn Văn Mẫu"])
    posts: list[PostOut]
    token: str = Field(description="Tên của mã truy cập.", examples=["Phần mềm báo cáo"])
    scopes: list[str] = Field(examples=[["plans:read", "plans:write"]])
    expires_on: date = Field(description="Mã dùng được trước ngày này.")


class BodyOut(Schema):
    """An agency, unit, enterprise or place."""

    id: int = Field(examples=[12])
    name: str = Field(examples=["Phòng Quản lý Lao động"])
    short_name: str = Field(examples=["Phòng QLLĐ"])
    code: str = Field(description="Ký hiệu trong số văn bản, hoặc mã số thuế.", examples=["QLLĐ"])
    kind: BodyKind
    kind_label: str = Field(examples=["Phòng chuyên môn"])
    parent: Ref | None
    address: str
    email: str
    valid_from: date | None
    valid_to: date | None = Field(description="Ngày ngừng hoạt động.")

    @classmethod
    def of(cls, body: Body) -> "BodyOut":
        return cls(
            id=body.pk,
            name=body.name,
            short_name=body.short_name,
            code=body.code,
            kind=BodyKind(body.kind),
            kind_label=BodyKind(body.kind).label,
            parent=ref(body.parent),
            address=body.address,
            email=body.email,
            valid_from=body.valid_from,
            valid_to=body.valid_to,
        )


class BodiesAsked(Asked):
    q: Search = Field("", description="Một phần tên, tên gọi khác hoặc ký hiệu; không cần dấu.")
    kind: BodyKind | None = Field(None, description="Loại cơ quan, đơn vị.")
    closed: bool = Field(False, description="Chỉ những nơi đã ngừng hoạt động.")
    above: Id | None = Field(None, description="Cơ quan cấp trên.")
    order: Literal["name", "-name"] = "name"


@router.get("/me", response=MeOut, summary="Tài khoản và phạm vi của mã truy cập", auth=Door(""))
@access("people.me")
def me(request: ApiRequest) -> MeOut:
    """Opens with any token."""
    return MeOut(
        username=request.user.username,
        name=standing_of(request.user).name or request.user.username,
        posts=[PostOut.of(tenure) for tenure in tenures_of(request.user.person_id, today())],
        token=request.auth.name,
        scopes=request.auth.scopes,
        expires_on=request.auth.expires_on,
    )


@router.get("/bodies", response=Slice[BodyOut], summary="Cơ quan, đơn vị")
@access("people.directory.view")
def list_bodies(request: ApiRequest, asked: Query[BodiesAsked]) -> Slice[BodyOut]:
    bodies = directory_visible_to(request.user).filter(valid_to__isnull=not asked.closed)
    if asked.kind:
        bodies = bodies.filter(kind=asked.kind)
    if asked.above:
        bodies = bodies.filter(parent_id=asked.above)
    found = bodies_found(bodies, asked.q).select_related("parent")
    return slice_of(found, ORDERS[asked.order], asked, lambda rows: [BodyOut.of(body) for body in rows])


@router.get("/bodies/{pk}", response=BodyOut, summary="Một cơ quan, đơn vị")
@access("people.directory.view")
def get_body(request: ApiRequest, pk: Annotated[Id, Path()]) -> BodyOut:
    return BodyOut.of(get_object_or_404(directory_visible_to(request.user).select_related("parent"), pk=pk))
