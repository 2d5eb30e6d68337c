"""Plans, tasks, duties and updates, as the pages show them to the same person; and what a unit does with its duty."""

from collections.abc import Callable
from typing import Annotated, Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from ninja import Path, Query, Router

from dondoc.frame.access import access, ensure
from dondoc.frame.api import Id, Ref, Slice, ref, slice_of
from dondoc.frame.search import holds
from dondoc.language import fold
from dondoc.people.api.door import ApiRequest, Door, once
from dondoc.people.queries import today
from dondoc.plans import actions
from dondoc.plans.access import can_take
from dondoc.plans.actions.working import Report
from dondoc.plans.api.schemas import (
    AimOut,
    DutiesAsked,
    DutyOut,
    PlanFull,
    PlanOut,
    PlansAsked,
    ReportIn,
    TaskFull,
    TaskOut,
    TasksAsked,
    UpdateOut,
    UpdatesAsked,
    WorkAsked,
    duties_out,
)
from dondoc.plans.models import Duty, Plan, Update
from dondoc.plans.queries import progress_of, visible_duties, visible_plans, visible_tasks
from dondoc.plans.queries.narrowing import TASK_ORDERS, Wanted, narrowed_duties, narrowed_tasks

router = Router(auth=Door("plans"), tags=["Kế hoạch, nhiệm vụ"])
Pk = Annotated[Id, Path()]


# ------------------------------------------------------------------ plans
def _plans(request: ApiRequest) -> QuerySet[Plan]:
    return visible_plans(request.user).select_related("document", "agency", "above").defer("source_blocks", "reading")


@router.get("/plans", response=Slice[PlanOut], summary="Kế hoạch")
@access("plans.plan.view")
def list_plans(request: ApiRequest, asked: Query[PlansAsked]) -> Slice[PlanOut]:
    plans = _plans(request).filter(running=False)
    if asked.state:
        plans = plans.filter(state=asked.state)
    if words := fold(asked.q):
        plans = plans.filter(holds(words))

    def made(rows: list[Plan]) -> list[PlanOut]:
        counts = progress_of([plan.pk for plan in rows])
        return [PlanOut.of(plan, counts.get(plan.pk, {})) for plan in rows]

    return slice_of(plans, (asked.order,), asked, made)


@router.get("/plans/{pk}", response=PlanFull, summary="Một kế hoạch")
@access("plans.plan.view")
def get_plan(request: ApiRequest, pk: Pk) -> PlanFull:
    plan = get_object_or_404(_plans(request), pk=pk)
    own = PlanOut.of(plan, progress_of([pk]).get(pk, {}))
    aims = [AimOut(ordinal=aim.ordinal, text=aim.text) for aim in plan.aims.all()]
    agency = Ref(id=plan.agency_id, name=plan.agency.name)
    return PlanFull(**own.model_dump(), agency=agency, above=ref(plan.above), aims=aims)


# ------------------------------------------------------------------ tasks and duties
def _wanted(asked: WorkAsked) -> Wanted:
    return Wanted(asked.state or "", asked.time or "", asked.unit or "", asked.leader or "", asked.q)


@router.get("/tasks", response=Slice[TaskOut], summary="Nhiệm vụ")
@access("plans.task.view")
def list_tasks(request: ApiRequest, asked: Query[TasksAsked]) -> Slice[TaskOut]:
    tasks = narrowed_tasks(visible_tasks(request.user), _wanted(asked))
    if asked.plan:
        tasks = tasks.filter(plan_id=asked.plan)
    on = today()
    found = tasks.select_related("plan", "source_document").defer("plan__source_blocks", "plan__reading", "reading")
    return slice_of(found, TASK_ORDERS[asked.order], asked, lambda rows: [TaskOut.of(task, on) for task in rows])


@router.get("/tasks/{pk}", response=TaskFull, summary="Một nhiệm vụ, với phần việc của từng đơn vị")
@access("plans.task.view")
def get_task(request: ApiRequest, pk: Pk) -> TaskFull:
    tasks = visible_tasks(request.user).select_related("plan", "source_document")
    task = get_object_or_404(tasks.prefetch_related("assignments__body", "assignments__person"), pk=pk)
    duties = _duties(request).filter(task=task).order_by("body__sort_key", "-starts_on")
    return TaskFull.whole(task, duties_out(request.user, list(duties), today()), today())


def _duties(request: ApiRequest) -> QuerySet[Duty]:
    related = ("task__plan", "body")
    return visible_duties(request.user).select_related(*related).defer("task__plan__source_blocks", "task__reading")


@router.get("/duties", response=Slice[DutyOut], summary="Phần việc của từng đơn vị")
@access("plans.task.view")
def list_duties(request: ApiRequest, asked: Query[DutiesAsked]) -> Slice[DutyOut]:
    duties = narrowed_duties(_duties(request), _wanted(asked))
    if asked.plan:
        duties = duties.filter(task__plan_id=asked.plan)
    if asked.task:
        duties = duties.filter(task_id=asked.task)
    on = today()
    return slice_of(duties, TASK_ORDERS[asked.order], asked, lambda rows: duties_out(request.user, rows, on))


@router.get("/duties/{pk}", response=DutyOut, summary="Phần việc của một đơn vị")
@access("plans.task.view")
def get_duty(request: ApiRequest, pk: Pk) -> DutyOut:
    return duties_out(request.user, [get_object_or_404(_duties(request), pk=pk)], today())[0]


# ------------------------------------------------------------------ updates
def _updates(request: ApiRequest) -> QuerySet[Update]:
    seen = Update.objects.filter(duty__in=visible_duties(request.user))
    return seen.select_related("duty").prefetch_related("evidence")


@router.get("/updates", response=Slice[UpdateOut], summary="Báo cáo tiến độ và quyết định, mới nhất trước")
@access("plans.task.view")
def list_updates(request: ApiRequest, asked: Query[UpdatesAsked]) -> Slice[UpdateOut]:
    updates = _updates(request)
    if asked.task:
        updates = updates.filter(duty__task_id=asked.task)
    if asked.duty:
        updates = updates.filter(duty_id=asked.duty)
    if asked.kind:
        updates = updates.filter(kind=asked.kind)
    if asked.since:
        updates = updates.filter(at__date__gte=asked.since)
    return slice_of(updates, ("-id",), asked, lambda rows: [UpdateOut.of(update) for update in rows])


@router.get("/updates/{pk}", response=UpdateOut, summary="Một báo cáo tiến độ")
@access("plans.task.view")
def get_update(request: ApiRequest, pk: Pk) -> UpdateOut:
    return UpdateOut.of(get_object_or_404(_updates(request), pk=pk))


# ------------------------------------------------------------------ what a unit does
def _taken(request: ApiRequest, pk: int, verb: str, act: Callable[..., Update], **said: Any) -> UpdateOut:
    duty = get_object_or_404(_duties(request), pk=pk)
    ensure(can_take(request.user, duty, verb))
    return UpdateOut.of(act(actor=request.user, duty=duty, **said))


def _report(sent: ReportIn) -> Report:
    return Report(
        narrative=sent.narrative.strip(),
        percent=sent.percent,
        difficulty=sent.difficulty.strip(),
        proposal=sent.proposal.strip(),
        figures=[{"label": f.label.strip(), "value": f.value, "unit": f.unit.strip()} for f in sent.figures],
    )


@router.post("/duties/{pk}/accept", response={201: UpdateOut}, summary="Tiếp nhận")
@access("plans.duty.take")
@once
def accept_duty(request: ApiRequest, pk: Pk) -> UpdateOut:
    return _taken(request, pk, "accept", actions.accept)


@router.post("/duties/{pk}/report", response={201: UpdateOut}, summary="Báo cáo tiến độ")
@access("plans.duty.take")
@once
def report_duty(request: ApiRequest, pk: Pk, sent: ReportIn) -> UpdateOut:
    return _taken(request, pk, "report", actions.report, said=_report(sent))


@router.post("/duties/{pk}/submit", response={201: UpdateOut}, summary="Trình kết quả")
@access("plans.duty.take")
@once
def submit_duty(request: ApiRequest, pk: Pk, sent: ReportIn) -> UpdateOut:
    return _taken(request, pk, "submit", actions.submit, said=_report(sent))
