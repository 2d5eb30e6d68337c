"""The steps of a difficulty: at once, or with the form that they need."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from dondoc.difficulties import actions
from dondoc.difficulties.access import can_consolidate, can_take
from dondoc.difficulties.actions.deciding import Order
from dondoc.difficulties.forms import (
    AddForm,
    AnswerForm,
    AssignForm,
    JoinForm,
    OpinionsForm,
    ProposalForm,
    ProposeForm,
    SendForm,
    SubmitForm,
    ViewForm,
    WordsForm,
)
from dondoc.difficulties.models import Difficulty
from dondoc.difficulties.queries import LINE, visible_difficulties
from dondoc.difficulties.rules import DIFFICULTY
from dondoc.frame.access import access, ensure
from dondoc.people.models import User
from dondoc.people.requests import SignedIn
from dondoc.ui import confirm, notify
from dondoc.ui.components.pieces import Crumb
from dondoc.ui.components.text import said_verb

Do = Callable[[User, Difficulty, Any], Difficulty]
AtOnce = Callable[..., Difficulty]


@dataclass(frozen=True, slots=True)
class Act:
    """A step with a form: what makes the form of a request, and what does it with the valid form."""

    form: Callable[[SignedIn, Difficulty], forms.Form]
    do: Do


def _words(label: Any, act: AtOnce, *, required: bool = True) -> Act:
    return Act(
        lambda request, _difficulty: WordsForm(request.POST or None, label=label, required=required),
        lambda user, difficulty, form: act(actor=user, difficulty=difficulty, words=form.cleaned_data["words"]),
    )


def _add(user: User, difficulty: Difficulty, form: AddForm) -> Difficulty:
    return actions.add(actor=user, difficulty=difficulty, words=form.cleaned_data["words"], files=form.uploads())


def _assign(user: User, difficulty: Difficulty, form: AssignForm) -> Difficulty:
    return actions.assign(actor=user, difficulty=difficulty, order=Order(**form.cleaned_data))


def _ask_opinions(user: User, difficulty: Difficulty, form: OpinionsForm) -> Difficulty:
    actions.ask_opinions(user, difficulty, form.question())
    return difficulty


def _of(act: AtOnce) -> Do:
    """The act with the form's values by their names."""
    return lambda user, difficulty, form: act(actor=user, difficulty=difficulty, **form.cleaned_data)


AT_ONCE: dict[str, AtOnce] = {
    "take_up": actions.take_up,
    "put_back": actions.put_back,
    "take_back": actions.take_back,
    "revoke": actions.revoke,
    "split": actions.split,
    "dissolve": actions.dissolve,
    "gather": actions.gather,
    "renew": actions.renew,
    "confirm": actions.confirm,
}
WITH_FORM: dict[str, Act] = {
    "ask_more": _words(gettext_lazy("Cần bổ sung gì"), actions.ask_more),
    "add": Act(lambda request, _d: AddForm(request.POST or None, request.FILES or None), _add),
    "return": _words(gettext_lazy("Cần làm rõ gì"), actions.return_difficulty),
    "refer": _words(gettext_lazy("Ý kiến của đồng chí, vì sao xin ý kiến"), actions.refer),
    "reopen": _words(gettext_lazy("Vì sao chưa giải quyết được"), actions.reopen),
    "withdraw": _words(gettext_lazy("Lý do rút"), actions.withdraw_difficulty),
    "resolve": Act(
        lambda request, d: WordsForm(
            request.POST or None, label=_("Nội dung quyết định"), initial={"words": d.proposal}
        ),
        _of(actions.resolve),
    ),
    "assign": Act(lambda request, d: AssignForm(request.POST or None, initial={"words": d.proposal}), _assign),
    "propose": Act(
        lambda request, d: ProposeForm(request.POST or None, initial={"words": d.proposal}), _of(actions.propose)
    ),
    "submit": Act(
        lambda request, d: SubmitForm(
            request.POST or None, difficulty=d, initial={"view": d.view, "proposal": d.proposal}
        ),
        _of(actions.submit),
    ),
    "ask_opinions": Act(lambda request, d: OpinionsForm(request.POST or None, difficulty=d), _ask_opinions),
    "join": Act(lambda request, d: JoinForm(request.POST or None, user=request.user, difficulty=d), _of(actions.join)),
    "send": Act(lambda request, _d: SendForm(request.POST or None, user=request.user), _of(actions.send)),
    "take_answer": Act(
        lambda request, _d: AnswerForm(request.POST or None, user=request.user), _of(actions.take_answer)
    ),
}
# The counter-verb that the toast offers for ten seconds.
_UNDO = {
    "take_up": "put_back",
    "submit": "take_back",
    "resolve": "revoke",
    "join": "split",
    "withdraw": "renew",
}
WORDS = {step.verb: step.word for step in DIFFICULTY}


def difficulty_of(request: SignedIn, pk: int) -> Difficulty:
    found = visible_difficulties(request.user).select_related(*LINE, "task__plan", "born", "sent", "reply", "raised_by")
    return get_object_or_404(found, pk=pk)


def crumbs_to(difficulty: Difficulty) -> list[Crumb]:
    return [
        Crumb(_("Khó khăn, vướng mắc"), reverse("difficulties:index")),
        Crumb(difficulty.title, reverse("difficulties:difficulty", args=[difficulty.pk])),
    ]


@access("difficulties.difficulty.take")
@require_http_methods(["GET", "POST"])
def take(request: SignedIn, pk: int, verb: str) -> HttpResponse:
    """One step of a difficulty."""
    difficulty = difficulty_of(request, pk)
    if verb in AT_ONCE:
        if request.method == "POST":
            AT_ONCE[verb](actor=request.user, difficulty=difficulty)
            return _taken(request, difficulty, verb)
        return redirect("difficulties:difficulty", pk=pk)
    if verb not in WITH_FORM:
        raise Http404
    ensure(can_take(request.user, difficulty, verb))
    act = WITH_FORM[verb]
    form = act.form(request, difficulty)
    if request.method == "POST" and form.is_valid():
        if verb == "assign" and not confirm.is_confirmed(request):
            return _ask(request, difficulty, form)
        try:
            act.do(request.user, difficulty, form)
        except ValidationError as error:
            _add_errors(form, error)
        else:
            return _taken(request, difficulty, verb)
    return _form_page(request, difficulty, form, WORDS[verb], verb)


def _add_errors(form: forms.Form, error: ValidationError) -> None:
    """Beside the field that it names, where the form has it."""
    if hasattr(error, "error_dict"):
        for name, errors in error.error_dict.items():
            form.add_error(name if name in form.fields else None, errors)
    else:
        form.add_error(None, error)


def _ask(request: SignedIn, difficulty: Difficulty, form: forms.Form) -> HttpResponse:
    return confirm.ask(
        request,
        title=_("Giao đơn vị giải quyết?"),
        consequence=_("%(body)s nhận việc này thành một nhiệm vụ, thời hạn %(due)s. Quyết định không thu hồi được.")
        % {"body": form.cleaned_data["lead"], "due": form["due"].value()},
        verb=_("Giao việc"),
        back_url=reverse("difficulties:difficulty", args=[difficulty.pk]),
    )


def _taken(request: SignedIn, difficulty: Difficulty, verb: str) -> HttpResponse:
    undo = reverse("difficulties:take", args=[difficulty.pk, _UNDO[verb]]) if verb in _UNDO else ""
    notify.done(request, _("Đã ghi nhận: %(word)s.") % {"word": said_verb(WORDS[verb]).lower()}, undo=undo)
    return redirect("difficulties:difficulty", pk=difficulty.pk)


@access("difficulties.difficulty.consolidate")
@require_http_methods(["GET", "POST"])
def consolidate(request: SignedIn, pk: int) -> HttpResponse:
    """The consolidator's view and proposal, before it is submitted."""
    difficulty = difficulty_of(request, pk)
    ensure(can_consolidate(request.user, difficulty))
    initial = {"view": difficulty.view, "proposal": difficulty.proposal}
    form = ViewForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.consolidate(actor=request.user, difficulty=difficulty, **form.cleaned_data)
        notify.done(request, _("Đã lưu ý kiến tổng hợp."))
        return redirect("difficulties:difficulty", pk=pk)
    return _form_page(request, difficulty, form, gettext_lazy("Ghi ý kiến tổng hợp"), "consolidate")


@access("difficulties.difficulty.propose")
@require_http_methods(["GET", "POST"])
def proposal(request: SignedIn, pk: int) -> HttpResponse:
    """The draft of the document that proposes it to the authority above."""
    difficulty = difficulty_of(request, pk)
    ensure(can_take(request.user, difficulty, "send"))
    form = ProposalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        paper = actions.draft_proposal(request.user, difficulty, form.cleaned_data["type_name"])
        notify.done(request, _("Đã soạn dự thảo từ nội dung vướng mắc. Hãy xem lại rồi trình."))
        return redirect("outgoing:paper", pk=paper.pk)
    return _form_page(request, difficulty, form, gettext_lazy("Soạn văn bản kiến nghị"), "consolidate")


def _form_page(request: SignedIn, difficulty: Difficulty, form: forms.Form, word: Any, verb: str) -> HttpResponse:
    context = {
        "title": said_verb(word) if verb != "consolidate" else word,
        "difficulty": difficulty,
        "form": form,
        "verb": verb,
        "crumbs": crumbs_to(difficulty),
    }
    return render(request, "difficulties/act.html", context)
