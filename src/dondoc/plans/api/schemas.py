"""Plans and work as other programs read them."""

from datetime import date, datetime
from typing import Any, Literal

from ninja import Schema
from pydantic import Field

from dondoc.frame.api import Asked, Id, Ref, Search, Sent, Text, Words
from dondoc.people.models import User
from dondoc.plans.access import allowed_verbs
from dondoc.plans.models import Duty, Plan, Task, Update
from dondoc.plans.queries import timing_of
from dondoc.plans.queries.lines import TaskLine
from dondoc.plans.rules import Part, PlanState, Recurrence, Timeliness, UpdateKind, WorkState


# ------------------------------------------------------------------ what is asked
class PlansAsked(Asked):
    q: Search = Field("", description="Một phần tên kế hoạch; không cần dấu.")
    state: PlanState | None = Field(None, description="Trạng thái của kế hoạch.")
    order: Literal["-id", "id"] = Field("-id", description="Mới nhất trước, hoặc cũ nhất trước.")


class WorkAsked(Asked):
    q: Search = Field("", description="Một phần tên nhiệm vụ; không cần dấu.")
    state: WorkState | None = Field(None, description="Trạng thái.")
    time: Literal["overdue", "soon", "silent", "none"] | None = Field(
        None, description="Quá hạn, sắp đến hạn, chưa có tin trong 15 ngày, không thời hạn."
    )
    unit: Id | None = Field(None, description="Đơn vị chủ trì.")
    leader: Id | None = Field(None, description="Người chỉ đạo.")
    plan: Id | None = Field(None, description="Kế hoạch.")


class TasksAsked(WorkAsked):
    order: Literal["due", "-due", "plan", "new"] = Field(
        "due", description="Theo thời hạn, ngược thời hạn, theo thứ tự trong kế hoạch, mới nhất trước."
    )


class DutiesAsked(WorkAsked):
    task: Id | None = Field(None, description="Nhiệm vụ.")
    order: Literal["due", "-due"] = "due"


class UpdatesAsked(Asked):
    task: Id | None = Field(None, description="Nhiệm vụ.")
    duty: Id | None = Field(None, description="Phần việc của một đơn vị.")
    kind: UpdateKind | None = None
    since: date | None = Field(None, description="Từ ngày.", examples=["2026-10-01"])


# ------------------------------------------------------------------ what is sent
class FigureIn(Sent):
    """One figure of a report."""

    label: str = Field(
        min_length=1, max_length=200, pattern=r"^[^\x00-\x1f:]*[\w][^\x00-\x1f:]*$", examples=["Suất quà"]
    )
    value: int = Field(ge=0, le=10**15 - 1, examples=[120])
    unit: str = Field("", max_length=60, pattern=r"^[^\x00-\x1f:]*$", examples=["suất"])


class ReportIn(Sent):
    """A unit's report on its part of a task."""

    narrative: Words = Field(description="Kết quả, tiến độ.", examples=["Đã gửi phiếu tới 40 doanh nghiệp."])
    percent: int | None = Field(None, ge=0, le=100, description="Mức độ hoàn thành (%).", examples=[60])
    difficulty: Text = Field("", description="Khó khăn, vướng mắc.")
    proposal: Text = Field("", description="Kiến nghị, đề xuất.")
    figures: list[FigureIn] = Field([], max_length=10, description="Số liệu.")


# ------------------------------------------------------------------ what is answered
class PlanOut(Schema):
    """A plan. `progress`: how many of its tasks stand in each state."""

    id: int = Field(examples=[3])
    title: str = Field(examples=["Giảm nghèo bền vững năm 2026"])
    state: PlanState
    state_label: str = Field(examples=["Đã ban hành"])
    year: int = Field(examples=[2026])
    number: str = Field(description="Số, ký hiệu; rỗng khi chưa có.", examples=["07/KH-BQLKCN"])
    issued_on: date | None
    progress: dict[str, int] = Field(description="Số nhiệm vụ theo trạng thái.", examples=[{"running": 8, "done": 4}])

    @classmethod
    def of(cls, plan: Plan, progress: dict[str, int]) -> "PlanOut":
        document = plan.document
        return cls(
            id=plan.pk,
            title=plan.title,
            state=PlanState(plan.state),
            state_label=PlanState(plan.state).label,
            year=plan.year,
            number=document.number_and_symbol if document else "",
            issued_on=document.issued_on if document else None,
            progress=progress,
        )


class AimOut(Schema):
    ordinal: str = Field(examples=["1"])
    text: str


class PlanFull(PlanOut):
    """A plan with its aims."""

    agency: Ref
    above: Ref | None = Field(description="Kế hoạch cấp trên.")
    aims: list[AimOut]


class TaskOut(Schema):
    """A task as lists show it."""

    id: int = Field(examples=[41])
    plan_id: int = Field(examples=[3])
    section: str = Field(examples=["II"])
    ordinal: str = Field(examples=["2"])
    title: str = Field(examples=["Lập danh sách công nhân có nhu cầu vay mua nhà ở xã hội"])
    came_from: str = Field(description="Kế hoạch hoặc văn bản giao việc.")
    lead_text: str = Field(description="Chủ trì, như ghi trong văn bản.")
    director_text: str = Field(description="Chỉ đạo, như ghi trong văn bản.")
    printed_time: str = Field(description="Thời gian ghi trong văn bản.")
    deadline: date | None
    state: WorkState
    state_label: str = Field(examples=["Đang thực hiện"])
    timeliness: Timeliness
    days: int = Field(description="Số ngày quá hạn, hoặc số ngày làm việc còn lại.", examples=[3])
    percent: int = Field(examples=[60])

    @classmethod
    def of(cls, task: Task | TaskLine, on: date) -> "TaskOut":
        return cls(**_task(task, on))


def _task(task: Task | TaskLine, on: date) -> dict[str, Any]:
    timed = timing_of(task, on)
    return {
        "id": task.pk,
        **{name: getattr(task, name) for name in _TASK},
        "state_label": WorkState(task.state).label,
        "timeliness": timed.kind,
        "days": timed.days,
    }


_TASK = (
    *("plan_id", "section", "ordinal", "title", "came_from", "lead_text", "director_text", "printed_time"),
    *("deadline", "state", "percent"),
)


class RoleOut(Schema):
    """A name printed for a task, and what it means."""

    part: Part
    part_label: str = Field(examples=["Chủ trì"])
    text: str = Field(description="Như ghi trong văn bản.")
    body: Ref | None
    person: Ref | None


class DutyOut(Schema):
    """What a task asks of one body, once or in one period."""

    id: int = Field(examples=[57])
    task_id: int = Field(examples=[41])
    title: str = Field(description="Tên nhiệm vụ.")
    body: Ref
    period: str = Field(description="Kỳ, rỗng với việc làm một lần.", examples=["2026Q3"])
    original_deadline: date | None
    deadline: date | None
    state: WorkState
    state_label: str = Field(examples=["Chờ tiếp nhận"])
    timeliness: Timeliness
    days: int
    percent: int
    submitted_on: date | None
    closed_on: date | None
    verbs: list[str] = Field(description="Thao tác mà chủ mã truy cập làm được lúc này.", examples=[["accept"]])


def duties_out(user: User, duties: list[Duty], on: date) -> list[DutyOut]:
    """A constant number of queries for duties with their task and body."""
    verbs = allowed_verbs(user, duties)
    return [_duty(duty, verbs[duty.pk], on) for duty in duties]


def _duty(duty: Duty, verbs: list[str], on: date) -> DutyOut:
    timed = timing_of(duty, on)
    return DutyOut(
        id=duty.pk,
        task_id=duty.task_id,
        title=duty.task.title,
        body=Ref(id=duty.body_id, name=duty.body.name),
        period=duty.period,
        original_deadline=duty.original_deadline,
        deadline=duty.deadline,
        state=duty.shown_state,
        state_label=duty.shown_state.label,
        timeliness=timed.kind,
        days=timed.days,
        percent=duty.percent,
        submitted_on=duty.submitted_on,
        closed_on=duty.closed_on,
        verbs=verbs,
    )


class TaskFull(TaskOut):
    """A task with the names printed for it and its duties that may be seen."""

    output: str = Field(description="Sản phẩm.")
    recurrence: Recurrence
    source_text: str = Field(description="Câu chữ của văn bản.")
    roles: list[RoleOut]
    duties: list[DutyOut]

    @classmethod
    def whole(cls, task: Task, duties: list[DutyOut], on: date) -> "TaskFull":
        roles = [
            RoleOut(
                part=Part(role.part),
                part_label=Part(role.part).label,
                text=role.text,
                body=Ref(id=role.body.pk, name=role.body.name) if role.body else None,
                person=Ref(id=role.person.pk, name=role.person.name) if role.person else None,
            )
            for role in task.assignments.all()
        ]
        return cls(
            **_task(task, on),
            output=task.output,
            recurrence=Recurrence(task.recurrence),
            source_text=task.source_text,
            roles=roles,
            duties=duties,
        )


class FigureOut(Schema):
    label: str = Field(examples=["Suất quà đã trao"])
    value: float | str = Field(examples=[120])
    unit: str = Field(examples=["suất"])


class UpdateOut(Schema):
    """One report or decision on a duty; it never changes."""

    id: int = Field(examples=[90])
    duty_id: int = Field(examples=[57])
    task_id: int = Field(examples=[41])
    kind: UpdateKind
    kind_label: str = Field(examples=["Báo cáo tiến độ"])
    at: datetime
    author: str = Field(examples=["Nguyễn Văn Mẫu"])
    post: str = Field(examples=["Trưởng phòng Phòng Quản lý Lao động"])
    narrative: str
    percent: int | None
    difficulty: str
    proposal: str
    figures: list[FigureOut]
    evidence: list[str] = Field(description="Tên các tệp chứng minh.", examples=[["danh-sach.xlsx"]])
    state_after: WorkState

    @classmethod
    def of(cls, update: Update) -> "UpdateOut":
        figures = [FigureOut(label=f["label"], value=f["value"], unit=f.get("unit", "")) for f in update.figures]
        return cls(
            id=update.pk,
            duty_id=update.duty_id,
            task_id=update.duty.task_id,
            kind=UpdateKind(update.kind),
            kind_label=UpdateKind(update.kind).label,
            at=update.at,
            author=update.author_name,
            post=update.author_post,
            narrative=update.narrative,
            percent=update.percent,
            difficulty=update.difficulty,
            proposal=update.proposal,
            figures=figures,
            evidence=[file.name for file in update.evidence.all()],
            state_after=WorkState(update.state_after),
        )
