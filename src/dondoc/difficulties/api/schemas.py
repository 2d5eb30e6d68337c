"""Difficulties as other programs read and raise them."""

from datetime import date, datetime
from typing import Any, Literal

from ninja import Schema
from pydantic import Field

from dondoc.difficulties.access import allowed_verbs, can_see_inside
from dondoc.difficulties.models import Difficulty
from dondoc.difficulties.queries import turn_of
from dondoc.difficulties.rules import DifficultyState, Outcome, Party
from dondoc.frame.api import Asked, Id, Ref, Search, Sent, Text, Words
from dondoc.people.models import User
from dondoc.records.rules import Urgency


class DifficultiesAsked(Asked):
    q: Search = Field("", description="Một phần nội dung; không cần dấu.")
    state: DifficultyState | None = Field(None, description="Bước xử lý.")
    open: bool = Field(False, description="Chỉ những vướng mắc chưa giải quyết xong.")
    kind: Id | None = Field(None, description="Loại.")
    unit: Id | None = Field(None, description="Đơn vị nêu.")
    task: Id | None = Field(None, description="Nhiệm vụ liên quan.")
    order: Literal["age", "-age", "turn", "-turn"] = Field(
        "turn", description="Theo ngày nêu, hoặc theo thời gian chờ ở bước hiện nay."
    )


class RaiseIn(Sent):
    """A difficulty of one's own unit."""

    description: Words = Field(description="Nội dung.", examples=["Chưa có hướng dẫn xác nhận thu nhập."])
    cause: Text = Field("", description="Nguyên nhân.")
    wish: Text = Field("", description="Kiến nghị, đề xuất.")
    urgency: Urgency = Field(Urgency.NORMAL, description="Mức độ khẩn.")
    title: str = Field(
        "",
        max_length=300,
        pattern=r"^[^\x00]*$",
        description="Nêu gọn trong một câu; rỗng thì lấy câu đầu của nội dung.",
    )
    task: Id | None = Field(None, description="Nhiệm vụ liên quan.")
    body: Id | None = Field(None, description="Đơn vị nêu; rỗng khi chủ mã chỉ thuộc một đơn vị.")


class ConfirmIn(Sent):
    words: Text = Field("", description="Ý kiến kèm theo.")


class DifficultyOut(Schema):
    """A difficulty, whose turn it is, and since when."""

    id: int = Field(examples=[8])
    title: str = Field(examples=["Chưa có hướng dẫn xác nhận thu nhập"])
    kind: Ref
    urgency: Urgency
    body: Ref = Field(description="Đơn vị nêu.")
    task_id: int | None = Field(description="Nhiệm vụ liên quan, nếu được xem.")
    raised_on: date
    state: DifficultyState
    state_label: str = Field(examples=["Đã tiếp nhận"])
    turn: Party = Field(description="Đang chờ ai.")
    turn_name: str = Field(examples=["Văn phòng"])
    turn_since: date
    due_on: date | None = Field(description="Hạn của bước hiện nay.")
    closed_on: date | None


def lines(rows: list[Difficulty], tasks: frozenset[int]) -> list[DifficultyOut]:
    """`tasks`: which of their tasks the reader sees."""
    return [DifficultyOut(**_line(row, tasks)) for row in rows]


def _line(one: Difficulty, tasks: frozenset[int]) -> dict[str, Any]:
    turn = turn_of(one)
    return {
        "id": one.pk,
        "title": one.title,
        "kind": Ref(id=one.kind_id, name=one.kind.name),
        "urgency": one.urgency,
        "body": Ref(id=one.body_id, name=one.body.name),
        "task_id": one.task_id if one.task_id in tasks else None,
        "raised_on": one.raised_on,
        "state": one.state,
        "state_label": DifficultyState(one.state).label,
        "turn": turn.party,
        "turn_name": turn.name,
        "turn_since": turn.since,
        "due_on": turn.due_on,
        "closed_on": one.closed_on,
    }


class StepOut(Schema):
    """One step of the way that it has gone."""

    at: datetime
    who: str
    post: str
    what: str = Field(examples=["Tiếp nhận"])
    words: str = Field(description="Rỗng với người ngoài cơ quan.")


class DifficultyFull(DifficultyOut):
    """A difficulty with its words, what was decided, and its way. What the agency thinks of it before it decides is for its own
    members.
    """

    description: str
    cause: str
    wish: str
    view: str = Field(description="Ý kiến tổng hợp; rỗng với người ngoài cơ quan.")
    proposal: str = Field(description="Đề xuất hướng giải quyết; rỗng với người ngoài cơ quan.")
    outcome: Outcome | None
    decision: str
    answer: str
    files: list[str] = Field(description="Tên các tệp kèm theo.")
    steps: list[StepOut]
    verbs: list[str] = Field(description="Thao tác mà chủ mã truy cập làm được lúc này.", examples=[["confirm"]])

    @classmethod
    def whole(cls, user: User, one: Difficulty, tasks: frozenset[int]) -> "DifficultyFull":
        inside, origin = bool(can_see_inside(user)), one.origin
        steps = [
            StepOut(at=s.at, who=s.who, post=s.post, what=s.what, words=s.words if inside else "")
            for s in one.taken.all()
        ]
        return cls(
            **_line(one, tasks),
            description=one.description,
            cause=one.cause,
            wish=one.wish,
            view=origin.view if inside else "",
            proposal=origin.proposal if inside else "",
            outcome=Outcome(origin.outcome) if origin.outcome else None,
            decision=origin.decision if origin.outcome else "",
            answer=origin.answer if origin.outcome else "",
            files=[file.name for file in one.files.all()],
            steps=steps,
            verbs=list(allowed_verbs(user, one)),
        )
