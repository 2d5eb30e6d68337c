"""All tasks as one list, and one task: what is asked, where it stands, and the acts on it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.frame.access import access
from dondoc.frame.registries import panels_for
from dondoc.journal.queries import history_of
from dondoc.people.models import User
from dondoc.people.queries import standing_of, today
from dondoc.people.requests import SignedIn
from dondoc.plans import actions
from dondoc.plans.access import allowed_verbs, can_divide, can_give, can_name_cooperators
from dondoc.plans.actions.working import Report
from dondoc.plans.forms import CooperatorsForm, ReasonForm, ReportForm, StepForm, StepReportForm
from dondoc.plans.models import Duty, Evidence, Task, Update
from dondoc.plans.models import Step as UnitStep
from dondoc.plans.queries import visible_duties, visible_tasks
from dondoc.plans.rules import DUTY, Part, WorkState
from dondoc.plans.views.listing import (
    TASK_ORDERS,
    filtered_tasks,
    list_tasks,
    task_columns,
    task_filters,
    tasks_sheet,
    workbook,
)
from dondoc.records.models import StoredFile
from dondoc.records.rules import ALLOWED_FILES, EVIDENCE_MAX_MB
from dondoc.records.storage import clean_name, serve, store_file, upload_content
from dondoc.ui import confirm, notify
from dondoc.ui.components.pieces import Crumb, Entry, FileRow, Stage


@access("plans.task.view")
@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Every task that the user sees, nearest deadline first."""
    listing = list_tasks(request, visible_tasks(request.user), default_sort="due")
    context = {
        "title": _("Nhiệm vụ"),
        "listing": listing,
        "page": listing.page,
        "count": listing.count,
        "columns": task_columns(with_plan=True),
        "export_url": reverse("plans:tasks_export"),
        "can_give": bool(can_give(request.user)),
        "crumbs": [Crumb(_("Kế hoạch"), reverse("plans:index"))],
    }
    return render(request, "plans/tasks.html", context)


@access("plans.task.view")
@require_GET
def export(request: SignedIn) -> HttpResponse:
    """The list of tasks as shown, as a workbook."""
    tasks = filtered_tasks(request, visible_tasks(request.user), task_filters())
    order = TASK_ORDERS.get(request.GET.get("sort", ""), TASK_ORDERS["due"])
    return workbook(tasks_sheet(tasks.order_by(*order), title=_("Danh sách nhiệm vụ"), on=today()), "nhiem-vu.xlsx")


# ------------------------------------------------------------------ one task
@dataclass(frozen=True, slots=True)
class Act:
    """A button: what it does, where it posts, and whether it opens a form first."""

    verb: str
    word: str
    url: str
    needs_form: bool
    style: str


@dataclass(frozen=True, slots=True)
class Said:
    """An update with its files, as the page lists it."""

    update: Update
    files: list[FileRow]


@dataclass(frozen=True, slots=True)
class DutyCard:
    """A duty as its card shows it to one user."""

    duty: Duty
    stages: list[Stage]
    acts: list[Act]
    updates: list[Said]
    steps: list[UnitStep]
    divides: bool


# The way of a duty as the stepper draws it.
_WAY = (WorkState.ASSIGNED, WorkState.ACCEPTED, WorkState.RUNNING, WorkState.SUBMITTED, WorkState.DONE)
_FORMS = {"report", "submit", "return", "pause", "cancel"}
_STYLES = {"accept": "primary", "report": "primary", "approve": "primary", "cancel": "danger"}


def _stages(duty: Duty) -> list[Stage]:
    at = {WorkState.RETURNED: WorkState.RUNNING, WorkState.PAUSED: WorkState.RUNNING}.get(
        WorkState(duty.state), WorkState(duty.state)
    )
    if at not in _WAY:
        return [Stage(duty.get_state_display(), "failed")]
    reached = _WAY.index(at)
    stages = []
    for place, state in enumerate(_WAY):
        done = place < reached or state is WorkState.DONE is at
        label = duty.get_state_display() if place == reached else state.label
        stages.append(Stage(label, "done" if done else "current" if place == reached else "ahead"))
    return stages


def _acts(duty: Duty, verbs: Sequence[str]) -> list[Act]:
    acts = []
    for verb in verbs:
        step = DUTY.step(duty.state, verb, reason="-")
        acts.append(
            Act(
                verb, step.word, reverse("plans:take", args=[duty.pk, verb]), verb in _FORMS, _STYLES.get(verb, "plain")
            )
        )
    return acts


def _card(user: User, duty: Duty, verbs: Sequence[str]) -> DutyCard:
    mine = duty.body_id in standing_of(user).body_ids
    updates = [
        Said(
            update,
            [FileRow(e.name, reverse("plans:evidence", args=[e.pk]), e.file.size) for e in update.evidence.all()],
        )
        for update in duty.updates.all()
    ]
    return DutyCard(
        duty=duty,
        stages=_stages(duty),
        acts=_acts(duty, verbs),
        updates=updates,
        steps=list(duty.steps.all()) if mine else [],
        divides=bool(can_divide(user, duty)),
    )


def _task(request: SignedIn, pk: int) -> Task:
    tasks = visible_tasks(request.user).select_related(
        "plan__document", "parent", "aim", "carries_out", "source_document"
    )
    return get_object_or_404(tasks, pk=pk)


@access("plans.task.view")
@require_GET
def detail(request: SignedIn, pk: int) -> HttpResponse:
    """One task."""
    task = _task(request, pk)
    duties = list(
        visible_duties(request.user)
        .filter(task=task)
        .select_related("body", "task", "handler")
        .prefetch_related("updates__evidence__file", "steps__person")
        .order_by("body__sort_key", "-starts_on")
    )
    roles = list(task.assignments.select_related("body", "group", "post", "person").order_by("part", "position"))
    entries = [
        Entry(who=e.actor_name, what=e.sentence, at=e.at, why=e.reason, post=e.actor_post)
        for e in history_of("plans.task", task.pk)[:100]
    ]
    verbs = allowed_verbs(request.user, duties)
    context = {
        "title": task.title,
        "task": task,
        "cards": [_card(request.user, duty, verbs[duty.pk]) for duty in duties],
        "by_part": [
            (part, [r for r in roles if r.part == part]) for part in Part if any(r.part == part for r in roles)
        ],
        "can_name": bool(can_name_cooperators(request.user, task)) and any(r.open_role for r in roles),
        "entries": entries,
        "panels": panels_for("plans.task", request.user, task),
        "crumbs": [
            Crumb(_("Kế hoạch"), reverse("plans:index")),
            Crumb(task.plan.title, reverse("plans:detail", args=[task.plan_id])),
        ],
    }
    return render(request, "plans/task.html", context)


# ------------------------------------------------------------------ acts on a duty
def _duty(request: SignedIn, pk: int) -> Duty:
    duties = visible_duties(request.user).select_related("task__plan", "body")
    return get_object_or_404(duties, pk=pk)


_SIMPLE: dict[str, Callable[..., Any]] = {
    "accept": actions.accept,
    "unaccept": actions.unaccept,
    "take_back": actions.take_back,
    "approve": actions.approve,
    "reopen": actions.reopen,
    "resume": actions.resume,
}
_WITH_REASON: dict[str, Callable[..., Any]] = {
    "return": actions.return_result,
    "pause": actions.pause,
    "cancel": actions.cancel,
}
_WITH_REPORT: dict[str, Callable[..., Any]] = {"report": actions.report, "submit": actions.submit}
# The counter-verb that the toast offers for ten seconds.
_UNDO = {"accept": "unaccept", "submit": "take_back", "approve": "reopen", "pause": "resume"}


@access("plans.duty.take")
@require_http_methods(["GET", "POST"])
def take(request: SignedIn, pk: int, verb: str) -> HttpResponse:
    """One step of a duty: at once, or with the form that it needs."""
    duty = _duty(request, pk)
    if verb in _SIMPLE and request.method == "POST":
        _SIMPLE[verb](actor=request.user, duty=duty)
        return _taken(request, duty, verb)
    if verb in _WITH_REASON:
        return _with_reason(request, duty, verb)
    if verb in _WITH_REPORT:
        return _with_report(request, duty, verb)
    return redirect("plans:task", pk=duty.task_id)


def _taken(request: SignedIn, duty: Duty, verb: str) -> HttpResponse:
    undo = reverse("plans:take", args=[duty.pk, _UNDO[verb]]) if verb in _UNDO else ""
    words = {step.verb: step.word for step in DUTY}
    notify.done(request, _("Đã ghi nhận: %(word)s.") % {"word": words[verb].lower()}, undo=undo)
    return redirect(_back(request) or reverse("plans:task", args=[duty.task_id]))


def _back(request: HttpRequest) -> str:
    """Where the act came from, when it is a page of this program."""
    target = request.POST.get("next", "") or request.GET.get("next", "")
    return target if target.startswith("/") and not target.startswith("//") and "\\" not in target else ""


def _with_reason(request: SignedIn, duty: Duty, verb: str) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if verb == "cancel" and not confirm.is_confirmed(request):
            return confirm.ask(
                request,
                title=_("Hủy việc này?"),
                consequence=_("%(body)s sẽ không còn phải thực hiện: %(task)s. Việc đã hủy không khôi phục được.")
                % {"body": duty.body, "task": duty.task.title},
                verb=_("Hủy việc"),
                back_url=reverse("plans:task", args=[duty.task_id]),
            )
        _WITH_REASON[verb](actor=request.user, duty=duty, reason=form.cleaned_data["reason"])
        return _taken(request, duty, verb)
    return _form_page(request, duty, verb, form)


def _with_report(request: SignedIn, duty: Duty, verb: str) -> HttpResponse:
    initial = {"percent": duty.percent or None}
    form = ReportForm(request.POST or None, request.FILES or None, initial=initial)
    stored = _stored(form) if request.method == "POST" and form.is_valid() else []
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        said = Report(
            narrative=data["narrative"],
            percent=data["percent"],
            difficulty=data["difficulty"],
            proposal=data["proposal"],
            figures=data["figures"],
            files=stored,
        )
        _WITH_REPORT[verb](actor=request.user, duty=duty, said=said)
        return _taken(request, duty, verb)
    return _form_page(request, duty, verb, form)


def _stored(form: ReportForm) -> list[tuple[StoredFile, str]]:
    """The evidence, kept; a file of another kind becomes an error beside the field."""
    try:
        return [(_kept(file), clean_name(file.name or "")) for file in form.cleaned_data["evidence"]]
    except ValidationError as error:
        form.add_error("evidence", error)
        return []


def _kept(file: UploadedFile[Any]) -> StoredFile:
    content = upload_content(file, max_mb=EVIDENCE_MAX_MB)
    return store_file(content=content, name=file.name or "", allowed=ALLOWED_FILES, max_mb=EVIDENCE_MAX_MB)


def _form_page(request: SignedIn, duty: Duty, verb: str, form: Any) -> HttpResponse:
    words = {step.verb: step.word for step in DUTY}
    context = {
        "title": words[verb],
        "duty": duty,
        "task": duty.task,
        "verb": verb,
        "word": words[verb],
        "form": form,
        "next": _back(request),
        "crumbs": [
            Crumb(_("Kế hoạch"), reverse("plans:index")),
            Crumb(duty.task.plan.title, reverse("plans:detail", args=[duty.task.plan_id])),
            Crumb(duty.task.title, reverse("plans:task", args=[duty.task_id])),
        ],
    }
    return render(request, "plans/act.html", context)


# ------------------------------------------------------------------ steps inside the unit
@access("plans.duty.divide")
@require_http_methods(["GET", "POST"])
def step_add(request: SignedIn, pk: int) -> HttpResponse:
    """A step for a member of the unit."""
    duty = _duty(request, pk)
    form = StepForm(request.POST or None, duty=duty)
    if request.method == "POST" and form.is_valid():
        actions.add_step(actor=request.user, duty=duty, **form.cleaned_data)
        notify.done(request, _("Đã giao bước công việc."))
        return redirect("plans:task", pk=duty.task_id)
    context = {
        "title": _("Giao việc trong đơn vị"),
        "duty": duty,
        "task": duty.task,
        "form": form,
        "word": _("Giao việc"),
    }
    return render(request, "plans/act.html", context)


def _step(request: SignedIn, pk: int) -> UnitStep:
    """A step of the user's own units: others do not see how a unit divides its work."""
    steps = UnitStep.objects.filter(
        duty__in=visible_duties(request.user), duty__body_id__in=standing_of(request.user).body_ids
    )
    return get_object_or_404(steps.select_related("duty__task__plan", "duty__body", "person"), pk=pk)


@access("plans.step.report")
@require_http_methods(["GET", "POST"])
def step_report(request: SignedIn, pk: int) -> HttpResponse:
    """A member of staff reports a step to the unit head."""
    step = _step(request, pk)
    form = StepReportForm(request.POST or None, initial={"report": step.report})
    if request.method == "POST" and form.is_valid():
        actions.report_step(actor=request.user, step=step, report=form.cleaned_data["report"])
        notify.done(request, _("Đã báo cáo trưởng đơn vị."))
        return redirect(_back(request) or reverse("plans:task", args=[step.duty.task_id]))
    context = {
        "title": step.text,
        "duty": step.duty,
        "task": step.duty.task,
        "form": form,
        "word": _("Gửi trưởng đơn vị"),
    }
    return render(request, "plans/act.html", context | {"next": _back(request)})


@access("plans.step.close")
@require_POST
def step_close(request: SignedIn, pk: int) -> HttpResponse:
    """The unit head confirms a step, gives it back, or takes an untouched one away."""
    step = _step(request, pk)
    act = request.POST.get("act")
    if act == "remove":
        actions.remove_step(actor=request.user, step=step)
    else:
        actions.close_step(actor=request.user, step=step, done=act != "again")
    notify.done(request, _("Đã ghi nhận."))
    return redirect("plans:task", pk=step.duty.task_id)


@access("plans.task.name_cooperators")
@require_http_methods(["GET", "POST"])
def cooperators(request: SignedIn, pk: int) -> HttpResponse:
    """The lead unit names the units behind "… liên quan"."""
    task = _task(request, pk)
    named = task.assignments.filter(named_by__isnull=False).values_list("body_id", flat=True)
    form = CooperatorsForm(request.POST if request.method == "POST" else None, initial={"bodies": list(named)})
    if request.method == "POST" and form.is_valid():
        actions.name_cooperators(actor=request.user, task=task, bodies=list(form.cleaned_data["bodies"]))
        notify.done(request, _("Đã nêu tên đơn vị phối hợp."))
        return redirect("plans:task", pk=task.pk)
    context = {"title": _("Nêu tên đơn vị phối hợp"), "task": task, "form": form, "word": _("Lưu")}
    return render(request, "plans/act.html", context)


@access("plans.evidence.view")
@require_GET
def evidence(request: SignedIn, pk: int) -> HttpResponse:
    """A file that proves an update, to whoever sees the duty."""
    found = get_object_or_404(
        Evidence.objects.select_related("file"), pk=pk, update__duty__in=visible_duties(request.user)
    )
    return serve(found.file, found.name)
