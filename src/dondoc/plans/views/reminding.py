"""The ladder of a plan, and the reminders of one task."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc.calendars.queries import calendar_for
from dondoc.frame.access import access, ensure
from dondoc.people.queries import today
from dondoc.people.requests import SignedIn
from dondoc.plans.access import can_read_history, can_set_ladder, can_skip
from dondoc.plans.actions.reminding import reset_ladder, set_ladder, skip_step, unskip_step
from dondoc.plans.forms.reminding import RungFormSet, initial_rungs
from dondoc.plans.models import Duty, SkippedStep, Task
from dondoc.plans.queries.reminding import ladder_of, line_of, names_within, reminders_of
from dondoc.plans.rules.reminding import REMINDED_STATES, Rung
from dondoc.plans.rules.wording import message, rank_of
from dondoc.plans.views.fetching import crumbs_to, task_of
from dondoc.plans.views.plans import frame_of, plan_of
from dondoc.ui import notify
from dondoc.ui.components.lists import Column

MOST = 100  # reminders of one task that its page shows


@access("plans.reminders.view")
@require_http_methods(["GET", "POST"])
def ladder(request: SignedIn, pk: int) -> HttpResponse:
    """How the plan's work is reminded of; the Office sets it."""
    plan = plan_of(request, pk)
    ensure(can_read_history(request.user))
    rungs = ladder_of(plan)
    forms = RungFormSet(request.POST or None, initial=initial_rungs(rungs), prefix="rung")
    if request.method == "POST":
        ensure(can_set_ladder(request.user, plan))
        if request.POST.get("act") == "reset":
            reset_ladder(actor=request.user, plan=plan)
            notify.done(request, _("Đã dùng lại các bậc nhắc thường dùng."))
            return redirect("plans:reminders", pk=plan.pk)
        if forms.is_valid():
            try:
                set_ladder(actor=request.user, plan=plan, ladder=[r for form in forms if (r := form.rung())])
            except ValidationError as error:
                notify.noted(request, " ".join(error.messages))
            else:
                notify.done(request, _("Đã lưu các bậc nhắc việc."))
                return redirect("plans:reminders", pk=plan.pk)
    context = frame_of(request, plan, "reminders") | {
        "columns": [Column(str(field.label)) for field in forms.empty_form],
        "ladder": rungs,
        "forms": forms,
        "own": plan.ladder_steps.exists(),
        "can_set": bool(can_set_ladder(request.user, plan)),
    }
    return render(request, "plans/reminders.html", context)


@dataclass(frozen=True, slots=True)
class RungRow:
    """A rung on a task's page; `skipped` when it is left out."""

    rung: Rung
    skipped: SkippedStep | None


def zalo_of(duties: list[Duty], on: date) -> str:
    """What may be copied into a chat about the duties: the words of the highest rank among them, nobody's name."""
    calendar = calendar_for(on)
    lines = [
        line_of(duty, on, settings.ADDRESS + reverse("plans:task", args=[duty.task_id]), calendar) for duty in duties
    ]
    ranks = [rank_of(duty.body.kind) for duty in duties]
    highest = max(ranks, key=["below", "equal", "above"].index)
    return message(lines, rank=highest, names=names_within(f"{line.title}\n{line.unit}" for line in lines))


@access("plans.reminders.view")
@require_http_methods(["GET", "POST"])
def of_task(request: SignedIn, pk: int) -> HttpResponse:
    """The rungs for one task, what was reminded of, and a text to be sent by hand."""
    task = task_of(request, pk)
    ensure(can_read_history(request.user))
    rungs = {rung.key: rung for rung in ladder_of(task.plan)}
    if request.method == "POST":
        ensure(can_skip(request.user, task))
        return _leave_out(request, task, rungs)
    skipped = {step.rung.key: step for step in task.skipped_steps.all()}
    duties = list(task.duties.filter(state__in=REMINDED_STATES).select_related("task", "body"))
    context = {
        "title": _("Nhắc việc"),
        "task": task,
        "crumbs": crumbs_to(task),
        "rungs": [RungRow(rung, skipped.get(key)) for key, rung in rungs.items()],
        "can_skip": bool(can_skip(request.user, task)),
        "reminders": reminders_of(task, request.user)[:MOST],
        "columns": [Column(_("Ngày")), Column(_("Bậc nhắc"), wide=True), Column(_("Đơn vị")), Column(_("Đã báo"))],
        "zalo": zalo_of(duties, today()) if duties else "",
    }
    return render(request, "plans/task_reminders.html", context)


def _leave_out(request: SignedIn, task: Task, rungs: dict[str, Rung]) -> HttpResponse:
    known = rungs | {step.rung.key: step.rung for step in task.skipped_steps.all()}
    rung = known.get(request.POST.get("rung", ""))
    if rung is None:
        notify.noted(request, _("Bậc nhắc này không còn trong kế hoạch. Hãy tải lại trang."))
    elif request.POST.get("act") == "again":
        unskip_step(actor=request.user, task=task, rung=rung)
        notify.done(request, _("Sẽ nhắc lại theo bậc này."))
    else:
        try:
            skip_step(actor=request.user, task=task, rung=rung, reason=request.POST.get("reason", ""))
            notify.done(request, _("Đã bỏ qua bậc nhắc."))
        except ValidationError as error:
            notify.noted(request, " ".join(error.messages))
    return redirect("plans:task_reminders", pk=task.pk)
