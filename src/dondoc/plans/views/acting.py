"""The acts on a duty: one step of its machine, at once or with the form that it needs."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.frame.access import access, ensure
from dondoc.people.requests import SignedIn
from dondoc.plans import actions
from dondoc.plans.access import can_take
from dondoc.plans.actions.working import FULL, Report
from dondoc.plans.forms import ReasonForm, ReportForm
from dondoc.plans.forms.following import ReturnForm
from dondoc.plans.models import Duty, Evidence
from dondoc.plans.queries import visible_duties
from dondoc.plans.rules import DUTY, StepState
from dondoc.plans.views.fetching import back_of, crumbs_to, duty_of
from dondoc.plans.views.following import hand_over, tried
from dondoc.records.actions import Upload
from dondoc.records.rules import EVIDENCE_MAX_MB
from dondoc.records.storage import serve, upload_content
from dondoc.ui import confirm, notify
from dondoc.ui.components.text import said_verb

_SIMPLE: dict[str, Callable[..., Any]] = {
    "accept": actions.accept,
    "unaccept": actions.unaccept,
    "take_back": actions.take_back,
    "approve": actions.approve,
    "reopen": actions.reopen,
    "resume": actions.resume,
}
_WITH_REASON: dict[str, Callable[..., Any]] = {
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
    duty = duty_of(request, pk)
    if verb in _WITH_REASON or verb in _WITH_REPORT:
        ensure(can_take(request.user, duty, verb))
    if verb in _SIMPLE and request.method == "POST":
        _SIMPLE[verb](actor=request.user, duty=duty)
        return _taken(request, duty, verb)
    if verb in _WITH_REASON:
        return _with_reason(request, duty, verb)
    if verb in _WITH_REPORT:
        return _with_report(request, duty, verb)
    if verb == "return":
        return _return(request, duty)
    if verb == "transfer":
        return hand_over(request, duty)
    return redirect("plans:task", pk=duty.task_id)


def _taken(request: SignedIn, duty: Duty, verb: str) -> HttpResponse:
    undo = reverse("plans:take", args=[duty.pk, _UNDO[verb]]) if verb in _UNDO else ""
    words = {step.verb: said_verb(step.word) for step in DUTY}
    notify.done(request, _("Đã ghi nhận: %(word)s.") % {"word": words[verb].lower()}, undo=undo)
    return redirect(back_of(request) or reverse("plans:task", args=[duty.task_id]))


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


def _return(request: SignedIn, duty: Duty) -> HttpResponse:
    """The result goes back with a reason and, where the leader wants, a later deadline."""
    ensure(can_take(request.user, duty, "return"))
    form = ReturnForm(request.POST or None)
    sent = request.method == "POST" and form.is_valid()
    if sent and tried(form, lambda: actions.return_result(actor=request.user, duty=duty, **form.cleaned_data)):
        return _taken(request, duty, "return")
    return _form_page(request, duty, "return", form)


def _with_report(request: SignedIn, duty: Duty, verb: str) -> HttpResponse:
    initial = {"percent": FULL if verb == "submit" else duty.percent or None}
    form = ReportForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            _WITH_REPORT[verb](actor=request.user, duty=duty, said=_said(form))
        except ValidationError as error:  # a file that is not taken
            form.add_error("evidence", error)
        else:
            _note_less(request, duty.percent, form.cleaned_data["percent"])
            return _taken(request, duty, verb)
    return _form_page(request, duty, verb, form)


def _note_less(request: SignedIn, before: int, now: int | None) -> None:
    """A smaller percent than the one before may be a slip of the finger: it is taken and said."""
    if now is not None and now < before:
        notify.noted(
            request,
            _("Mức độ hoàn thành giảm từ %(before)s%% xuống %(now)s%%. Nếu ghi nhầm, hãy báo cáo lại.")
            % {"before": before, "now": now},
        )


def _open_steps(duty: Duty) -> str:
    """What the unit's own staff have not finished, said before its result goes out."""
    steps = duty.steps.exclude(state=StepState.DONE).select_related("person")
    names = "; ".join(f"{step.person.name}: {step.text}" for step in steps)
    return _("Trong đơn vị còn việc chưa xác nhận xong: %(names)s.") % {"names": names} if names else ""


def _said(form: ReportForm) -> Report:
    data = form.cleaned_data
    return Report(
        narrative=data["narrative"],
        percent=data["percent"],
        difficulty=data["difficulty"],
        proposal=data["proposal"],
        figures=data["figures"],
        files=[
            Upload(upload_content(file, max_mb=EVIDENCE_MAX_MB), file.name or "", not_secret=data["not_secret"])
            for file in data["evidence"]
        ],
    )


def _form_page(request: SignedIn, duty: Duty, verb: str, form: Any) -> HttpResponse:
    words = {step.verb: said_verb(step.word) for step in DUTY}
    context = {
        "title": words[verb],
        "duty": duty,
        "task": duty.task,
        "verb": verb,
        "word": words[verb],
        "form": form,
        "next": back_of(request),
        "note": _open_steps(duty) if verb == "submit" else "",
        "crumbs": crumbs_to(duty.task),
    }
    return render(request, "plans/act.html", context)


@access("plans.evidence.view")
@require_GET
def evidence(request: SignedIn, pk: int) -> HttpResponse:
    """A file that proves an update, to whoever sees the duty."""
    found = get_object_or_404(
        Evidence.objects.select_related("file"), pk=pk, update__duty__in=visible_duties(request.user)
    )
    return serve(found.file, found.name)
