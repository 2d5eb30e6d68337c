"""One difficulty: what it is, whose turn it is, what was decided, and the way it has gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.calendars.queries import calendar_for
from dondoc.difficulties.access import allowed_verbs, can_consolidate, can_see_inside
from dondoc.difficulties.models import Difficulty, DifficultyFile
from dondoc.difficulties.queries import KEY, requests_about, turn_of, visible_difficulties
from dondoc.difficulties.rules import ENDED_STATES, DifficultyState, age_of
from dondoc.difficulties.views.acting import AT_ONCE, WITH_FORM, WORDS, difficulty_of
from dondoc.frame.access import access
from dondoc.outgoing.queries import papers_of
from dondoc.people.queries import today
from dondoc.people.requests import SignedIn
from dondoc.plans.queries import visible_tasks
from dondoc.records.queries import visible_documents
from dondoc.records.storage import serve
from dondoc.requests.models import Request
from dondoc.ui.components.pieces import Crumb, Entry, FileRow, Stage
from dondoc.ui.components.text import said, said_verb

_MAIN = frozenset({"take_up", "add", "submit", "resolve", "send", "take_answer", "confirm"})
_GRAVE = frozenset({"withdraw"})


@dataclass(frozen=True, slots=True)
class Button:
    """A step as a button: where it goes, whether it opens a form first, how it looks."""

    verb: str
    word: str
    url: str
    needs_form: bool
    style: str


def _buttons(difficulty: Difficulty, verbs: Sequence[str]) -> list[Button]:
    return [
        Button(
            verb,
            said_verb(WORDS[verb]),
            reverse("difficulties:take", args=[difficulty.pk, verb]),
            verb in WITH_FORM,
            "primary" if verb in _MAIN else "danger" if verb in _GRAVE else "plain",
        )
        for verb in verbs
        if verb in AT_ONCE or verb in WITH_FORM
    ]


S = DifficultyState
_WAY = (
    (S.RAISED, (S.RAISED, S.MORE_ASKED)),
    (S.TAKEN_UP, (S.TAKEN_UP, S.OPINIONS, S.CARRIED)),
    (S.SUBMITTED, (S.SUBMITTED,)),
    (S.ASSIGNED, (S.ASSIGNED, S.PROPOSING, S.PROPOSED)),
    (S.ANSWERED, (S.ANSWERED, S.CLOSED)),
)


def _stages(difficulty: Difficulty) -> list[Stage]:
    """The way as the stepper draws it: five steps, the one that it stands at with its own word."""
    if difficulty.state == S.WITHDRAWN:
        return [Stage(said(S.WITHDRAWN.label), "failed")]
    reached = next(n for n, (_first, states) in enumerate(_WAY) if difficulty.state in states)
    stages = []
    for place, (first, _states) in enumerate(_WAY):
        if first is S.ASSIGNED and place != reached:
            label = _("Giải quyết")
        else:
            label = said(S(difficulty.state).label if place == reached else first.label)
        done = place < reached or (place == reached and difficulty.state == S.CLOSED)
        stages.append(Stage(label, "done" if done else "current" if place == reached else "ahead"))
    return stages


def _asked(difficulty: Difficulty) -> list[Request]:
    return list(requests_about(difficulty.origin).prefetch_related("addressees__body", "addressees__opinions"))


@access("difficulties.difficulty.view")
@require_GET
def detail(request: SignedIn, pk: int) -> HttpResponse:
    """One difficulty."""
    difficulty, on = difficulty_of(request, pk), today()
    verbs = allowed_verbs(request.user, difficulty)
    inside = bool(can_see_inside(request.user))
    turn, open_now = turn_of(difficulty), difficulty.state not in ENDED_STATES
    decides = "resolve" in verbs
    context: dict[str, Any] = {
        "title": difficulty.title,
        "difficulty": difficulty,
        "origin": difficulty.origin,
        "turn": turn,
        "late": turn.days_late(on) if open_now else 0,
        "age": age_of(difficulty.raised_on, on, calendar_for(on)) if open_now else None,
        "stages": _stages(difficulty),
        "decides": decides,
        "buttons": [b for b in _buttons(difficulty, verbs) if not (decides and b.verb == "resolve")],
        "inside": inside,
        "can_consolidate": bool(can_consolidate(request.user, difficulty)),
        "can_propose": "send" in verbs,
        "papers": list(papers_of(KEY, difficulty.origin.pk)) if inside else [],
        "asked": _asked(difficulty) if inside else [],
        "files": [
            FileRow(file.name, reverse("difficulties:file", args=[file.pk]), file.file.size)
            for file in difficulty.files.select_related("file")
        ],
        "carried": list(
            visible_difficulties(request.user).filter(carrier=difficulty).select_related("body").order_by("id")
        ),
        "carrier": visible_difficulties(request.user).filter(pk=difficulty.carrier_id or 0).first(),
        "task": visible_tasks(request.user).filter(pk=difficulty.task_id or 0).select_related("plan").first(),
        "born": visible_tasks(request.user).filter(pk=difficulty.origin.born_id or 0).first(),
        "seen": set(
            visible_documents(request.user)
            .filter(pk__in=[pk for pk in (difficulty.origin.sent_id, difficulty.origin.reply_id) if pk])
            .values_list("pk", flat=True)
        ),
        "entries": [
            Entry(who=step.who, what=step.what, at=step.at, why=step.words if inside else "", post=step.post)
            for step in difficulty.taken.all()
        ],
        "crumbs": [Crumb(_("Khó khăn, vướng mắc"), reverse("difficulties:index"))],
    }
    return render(request, "difficulties/difficulty.html", context)


@access("difficulties.file.view")
@require_GET
def file(request: SignedIn, pk: int) -> HttpResponse:
    """A file of a difficulty, to whoever sees it."""
    found = get_object_or_404(
        DifficultyFile.objects.select_related("file"), pk=pk, difficulty__in=visible_difficulties(request.user)
    )
    return serve(found.file, found.name)
