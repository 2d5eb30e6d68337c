"""How a unit divides its duty among its staff, and whom it names to cooperate."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.frame.access import access, ensure
from dondoc.people.queries import standing_of
from dondoc.people.requests import SignedIn
from dondoc.plans import actions
from dondoc.plans.access import can_divide, can_name_cooperators, can_report_step
from dondoc.plans.forms import CooperatorsForm, HandlerForm, StepForm, StepReportForm
from dondoc.plans.models import Step as UnitStep
from dondoc.plans.queries import visible_duties
from dondoc.plans.views.fetching import back_of, crumbs_to, duty_of, task_of
from dondoc.ui import notify


@access("plans.duty.divide")
@require_http_methods(["GET", "POST"])
def step_add(request: SignedIn, pk: int) -> HttpResponse:
    """A step for a member of the unit."""
    duty = duty_of(request, pk)
    ensure(can_divide(request.user, duty))
    form = StepForm(request.POST or None, duty=duty)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_step(actor=request.user, duty=duty, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            notify.done(request, _("Đã giao bước công việc."))
            return redirect("plans:task", pk=duty.task_id)
    context = {
        "title": _("Giao việc trong đơn vị"),
        "duty": duty,
        "task": duty.task,
        "form": form,
        "word": _("Giao việc"),
        "crumbs": crumbs_to(duty.task),
    }
    return render(request, "plans/act.html", context)


@access("plans.duty.divide")
@require_http_methods(["GET", "POST"])
def handler(request: SignedIn, pk: int) -> HttpResponse:
    """Who of the unit follows the duty and may report on it."""
    duty = duty_of(request, pk)
    ensure(can_divide(request.user, duty))
    asked = request.POST if request.method == "POST" else None
    form = HandlerForm(
        asked, duty=duty, chooser_id=standing_of(request.user).person_id or 0, initial={"person": duty.handler_id}
    )
    if request.method == "POST" and form.is_valid():
        person = form.cleaned_data["person"]
        if person != duty.handler:
            actions.set_handler(actor=request.user, duty=duty, person=person)
        said = _("Đã giao %(name)s theo dõi.") % {"name": person.name} if person else _("Trưởng đơn vị tự theo dõi.")
        notify.done(request, said)
        return redirect("plans:task", pk=duty.task_id)
    context = {
        "title": _("Giao người theo dõi"),
        "duty": duty,
        "task": duty.task,
        "form": form,
        "word": _("Lưu"),
        "crumbs": crumbs_to(duty.task),
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
    ensure(can_report_step(request.user, step))
    form = StepReportForm(request.POST or None, initial={"report": step.report})
    if request.method == "POST" and form.is_valid():
        actions.report_step(actor=request.user, step=step, report=form.cleaned_data["report"])
        notify.done(request, _("Đã báo cáo trưởng đơn vị."))
        return redirect(back_of(request) or reverse("plans:task", args=[step.duty.task_id]))
    context = {
        "title": step.text,
        "duty": step.duty,
        "task": step.duty.task,
        "form": form,
        "word": _("Gửi trưởng đơn vị"),
        "crumbs": crumbs_to(step.duty.task),
    }
    return render(request, "plans/act.html", context | {"next": back_of(request)})


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
    task = task_of(request, pk)
    ensure(can_name_cooperators(request.user, task))
    named = task.assignments.filter(named_by__isnull=False).values_list("body_id", flat=True)
    asked = request.POST if request.method == "POST" else None
    form = CooperatorsForm(asked, task=task, initial={"bodies": list(named)})
    if request.method == "POST" and form.is_valid():
        actions.name_cooperators(actor=request.user, task=task, bodies=list(form.cleaned_data["bodies"]))
        notify.done(request, _("Đã nêu tên đơn vị phối hợp."))
        return redirect("plans:task", pk=task.pk)
    context = {
        "title": _("Nêu tên đơn vị phối hợp"),
        "task": task,
        "form": form,
        "word": _("Lưu"),
        "crumbs": crumbs_to(task),
    }
    return render(request, "plans/act.html", context)
