"""Moving a deadline, handing work over, taking a task back: each a form and its action."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.frame.access import access, ensure
from dondoc.frame.transitions import StepRefused
from dondoc.people.requests import SignedIn
from dondoc.plans import actions
from dondoc.plans.access import can_ask_extension, can_set_deadline, can_take, can_take_extension, can_withdraw
from dondoc.plans.forms.following import (
    AskExtensionForm,
    DecideExtensionForm,
    HandOverForm,
    SetDeadlineForm,
    WithdrawForm,
)
from dondoc.plans.models import Duty, Extension, Task
from dondoc.plans.queries.extending import visible_extensions
from dondoc.plans.views.fetching import back_of, crumbs_to, duty_of, task_of
from dondoc.ui import confirm, notify
from dondoc.ui.components.text import day


def done(request: SignedIn, task_id: int, text: str, undo: str = "") -> HttpResponse:
    """Back to where the act came from, else to the task."""
    notify.done(request, text, undo=undo)
    return redirect(back_of(request) or reverse("plans:task", args=[task_id]))


def tried(form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether the act was done; what it refuses stands beside the form's fields."""
    try:
        act()
    except ValidationError as error:
        form.add_error(None, error)
    except StepRefused as error:
        form.add_error("reason", str(error))
    else:
        return True
    return False


def act_page(request: SignedIn, task: Task, form: forms.Form, title: str, word: str, **more: Any) -> HttpResponse:
    """The form of one act on a task or a duty."""
    context: Mapping[str, Any] = {
        "title": title,
        "task": task,
        "form": form,
        "word": word,
        "next": back_of(request),
        "crumbs": crumbs_to(task),
        **more,
    }
    return render(request, "plans/act.html", context)


@access("plans.extension.ask")
@require_http_methods(["GET", "POST"])
def extension_ask(request: SignedIn, pk: int) -> HttpResponse:
    """The unit head asks for a later deadline."""
    duty = duty_of(request, pk)
    ensure(can_ask_extension(request.user, duty))
    form = AskExtensionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked: list[Extension] = []
        if tried(form, lambda: asked.append(actions.ask_extension(actor=request.user, duty=duty, **form.cleaned_data))):
            undo = reverse("plans:extension_take", args=[asked[0].pk, "withdraw"])
            return done(request, duty.task_id, _("Đã gửi đề nghị gia hạn."), undo)
    return act_page(request, duty.task, form, _("Đề nghị gia hạn"), _("Gửi đề nghị"), duty=duty)


@access("plans.duty.set_deadline")
@require_http_methods(["GET", "POST"])
def deadline_set(request: SignedIn, pk: int) -> HttpResponse:
    """The leader sets a later deadline without being asked."""
    duty = duty_of(request, pk)
    ensure(can_set_deadline(request.user, duty))
    form = SetDeadlineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made: list[Extension] = []
        if tried(form, lambda: made.append(actions.set_deadline(actor=request.user, duty=duty, **form.cleaned_data))):
            text = _("Thời hạn mới: %(day)s.") % {"day": day(made[0].decided_deadline)}
            return done(request, duty.task_id, text)
    return act_page(request, duty.task, form, _("Đặt thời hạn mới"), _("Đặt thời hạn"), duty=duty)


def _extension_of(request: SignedIn, pk: int) -> Extension:
    extensions = visible_extensions(request.user).select_related("duty__task__plan", "duty__body")
    return get_object_or_404(extensions, pk=pk)


@access("plans.extension.decide")
@require_http_methods(["GET", "POST"])
def extension_decide(request: SignedIn, pk: int) -> HttpResponse:
    """The leader grants or refuses, with a word of their own where they want one."""
    extension = _extension_of(request, pk)
    ensure(can_take_extension(request.user, extension, "grant"))
    form = DecideExtensionForm(request.POST or None, initial={"until": extension.asked_deadline})
    if request.method == "POST" and form.is_valid():
        verb = "refuse" if request.POST.get("act") == "refuse" else "grant"
        if tried(form, lambda: _decided(request, extension, verb, form.cleaned_data)):
            undo = reverse("plans:extension_take", args=[extension.pk, "reconsider"])
            return done(request, extension.duty.task_id, _("Đã quyết định đề nghị gia hạn."), undo)
    return act_page(
        request,
        extension.duty.task,
        form,
        _("Quyết định gia hạn"),
        _("Đồng ý gia hạn"),
        duty=extension.duty,
        extension=extension,
        second=("refuse", _("Không đồng ý")),
    )


def _decided(request: SignedIn, extension: Extension, verb: str, data: Mapping[str, Any]) -> Extension:
    if verb == "refuse":
        return actions.refuse_extension(actor=request.user, extension=extension, reason=data["reason"])
    return actions.grant_extension(actor=request.user, extension=extension, until=data["until"], reason=data["reason"])


_AT_ONCE: dict[str, Callable[..., Extension]] = {
    "grant": actions.grant_extension,
    "withdraw": actions.withdraw_extension,
    "reconsider": actions.reconsider_extension,
}


@access("plans.extension.take")
@require_POST
def extension_take(request: SignedIn, pk: int, verb: str) -> HttpResponse:
    """A step on a request that asks for no more: granted as asked, withdrawn, decided anew."""
    extension = _extension_of(request, pk)
    if verb not in _AT_ONCE:
        return redirect("plans:task", pk=extension.duty.task_id)
    try:
        _AT_ONCE[verb](actor=request.user, extension=extension)
    except ValidationError as error:
        notify.refused(request, " ".join(error.messages))
        return redirect("plans:task", pk=extension.duty.task_id)
    undo = reverse("plans:extension_take", args=[pk, "reconsider"]) if verb == "grant" else ""
    words = {
        "grant": _("Đã đồng ý gia hạn."),
        "withdraw": _("Đã rút đề nghị gia hạn."),
        "reconsider": _("Đề nghị gia hạn lại chờ quyết định."),
    }
    return done(request, extension.duty.task_id, words[verb], undo)


def hand_over(request: SignedIn, duty: Duty) -> HttpResponse:
    """Chuyển giao: another unit leads from now on."""
    ensure(can_take(request.user, duty, "transfer"))
    form = HandOverForm(request.POST or None, duty=duty)
    if request.method == "POST" and form.is_valid():
        to = form.cleaned_data["to"]
        if not confirm.is_confirmed(request):
            return confirm.ask(
                request,
                title=_("Chuyển giao việc này?"),
                consequence=_("%(to)s sẽ chủ trì thay %(body)s: %(task)s.")
                % {"to": to, "body": duty.body, "task": duty.task.title},
                verb=_("Chuyển giao"),
                back_url=reverse("plans:task", args=[duty.task_id]),
            )
        if tried(form, lambda: actions.hand_over(actor=request.user, duty=duty, **form.cleaned_data)):
            return done(request, duty.task_id, _("Đã chuyển giao cho %(to)s.") % {"to": to})
    return act_page(request, duty.task, form, _("Chuyển giao"), _("Chuyển giao"), duty=duty)


@access("plans.task.withdraw")
@require_http_methods(["GET", "POST"])
def task_withdraw(request: SignedIn, pk: int) -> HttpResponse:
    """Rút nhiệm vụ: nobody has to carry it out any more."""
    task = task_of(request, pk)
    ensure(can_withdraw(request.user, task))
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not confirm.is_confirmed(request):
            return confirm.ask(
                request,
                title=_("Rút nhiệm vụ này?"),
                consequence=_(
                    "Các đơn vị chủ trì không còn phải thực hiện: %(task)s. Nhiệm vụ đã rút không khôi phục được."
                )
                % {"task": task.title},
                verb=_("Rút nhiệm vụ"),
                back_url=reverse("plans:task", args=[pk]),
            )
        if tried(form, lambda: actions.withdraw_task(actor=request.user, task=task, **form.cleaned_data)):
            return done(request, pk, _("Đã rút nhiệm vụ."))
    return act_page(request, task, form, _("Rút nhiệm vụ"), _("Rút nhiệm vụ"))
