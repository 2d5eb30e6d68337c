"""Difficulties as the pages show them to the same person; raised and confirmed by those who raise them."""

from collections.abc import Sequence
from typing import Annotated

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from ninja import Path, Query, Router

from dondoc.difficulties import actions
from dondoc.difficulties.access import can_raise, can_take
from dondoc.difficulties.api.schemas import (
    ConfirmIn,
    DifficultiesAsked,
    DifficultyFull,
    DifficultyOut,
    RaiseIn,
    lines,
)
from dondoc.difficulties.forms import RaiseForm
from dondoc.difficulties.models import Difficulty
from dondoc.difficulties.queries import LINE, ORDERS, visible_difficulties
from dondoc.difficulties.rules import OPEN_STATES
from dondoc.frame.access import access, ensure
from dondoc.frame.api import Id, Slice, slice_of
from dondoc.frame.search import holds
from dondoc.language import fold
from dondoc.people.api.door import ApiRequest, Door, once
from dondoc.people.models import User
from dondoc.plans.queries import visible_tasks

router = Router(auth=Door("difficulties"), tags=["Khó khăn, vướng mắc"])
Pk = Annotated[Id, Path()]


def _seen(request: ApiRequest) -> QuerySet[Difficulty]:
    return visible_difficulties(request.user).select_related(*LINE)


def _tasks(user: User, rows: Sequence[Difficulty]) -> frozenset[int]:
    ids = [row.task_id for row in rows if row.task_id]
    return frozenset(visible_tasks(user).filter(pk__in=ids).values_list("pk", flat=True))


def _whole(request: ApiRequest, pk: int) -> DifficultyFull:
    one = get_object_or_404(_seen(request).prefetch_related("taken", "files"), pk=pk)
    return DifficultyFull.whole(request.user, one, _tasks(request.user, [one]))


@router.get("/difficulties", response=Slice[DifficultyOut], summary="Khó khăn, vướng mắc")
@access("difficulties.difficulty.view")
def list_difficulties(request: ApiRequest, asked: Query[DifficultiesAsked]) -> Slice[DifficultyOut]:
    found = _seen(request)
    for name, value in (("state", asked.state), ("kind", asked.kind), ("body", asked.unit), ("task", asked.task)):
        if value:
            found = found.filter(**{name: value})
    if asked.open:
        found = found.filter(state__in=OPEN_STATES)
    if words := fold(asked.q):
        found = found.filter(holds(words))
    return slice_of(found, ORDERS[asked.order], asked, lambda rows: lines(rows, _tasks(request.user, rows)))


@router.get("/difficulties/{pk}", response=DifficultyFull, summary="Một khó khăn, vướng mắc")
@access("difficulties.difficulty.view")
def get_difficulty(request: ApiRequest, pk: Pk) -> DifficultyFull:
    return _whole(request, pk)


@router.post("/difficulties", response={201: DifficultyFull}, summary="Nêu khó khăn, vướng mắc")
@access("difficulties.difficulty.raise")
@once
def raise_difficulty(request: ApiRequest, sent: RaiseIn) -> DifficultyFull:
    ensure(can_raise(request.user))
    task = visible_tasks(request.user).filter(pk=sent.task).first() if sent.task else None
    form = RaiseForm(None, user=request.user, task=task)
    given = sent.model_dump() | {"body": sent.body or form.fields["body"].initial}
    form = RaiseForm(given, {}, user=request.user, task=task)
    if not form.is_valid():
        raise ValidationError(form.errors.as_data())
    return _whole(request, actions.raise_difficulty(actor=request.user, raised=form.raised()).pk)


@router.post("/difficulties/{pk}/confirm", response={201: DifficultyFull}, summary="Xác nhận đã giải quyết")
@access("difficulties.difficulty.take")
@once
def confirm_difficulty(request: ApiRequest, pk: Pk, sent: ConfirmIn) -> DifficultyFull:
    one = get_object_or_404(_seen(request), pk=pk)
    ensure(can_take(request.user, one, "confirm"))
    actions.confirm(actor=request.user, difficulty=one, words=sent.words)
    return _whole(request, pk)
