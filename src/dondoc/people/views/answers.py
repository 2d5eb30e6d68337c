"""What the views of this room share."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.frame.access import Decision
from dondoc.journal.queries import history_of
from dondoc.people.access import can_edit_directory
from dondoc.people.requests import SignedIn
from dondoc.ui.components.pieces import Crumb, Entry, Tab

T = TypeVar("T")
HISTORY = 20


def attempt(form: forms.Form, act: Callable[[], T]) -> T | None:
    """What `act` returns; None when it was not possible, and the form then says why."""
    try:
        return act()
    except ValidationError as error:
        form.add_error(None, error)
        return None


def done(form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether the form was filled in and `act` was possible; otherwise the form says why not."""
    return form.is_valid() and attempt(form, act) is not None


def ask_form(request: SignedIn, form: forms.Form, *, title: str, crumbs: Sequence[Crumb], verb: str) -> HttpResponse:
    """A page with one form."""
    context = {"form": form, "title": title, "crumbs": crumbs, "verb": verb, "back_url": crumbs[-1].url}
    return render(request, "people/form.html", context)


def crumb() -> Crumb:
    return Crumb(_("Danh bạ"), reverse("people:bodies"))


def directory_tabs(current: str) -> list[Tab]:
    """The ways into the directory."""
    places = (
        ("people:bodies", _("Cơ quan, đơn vị")),
        ("people:persons", _("Người")),
        ("people:groups", _("Nhóm")),
        ("people:tree", _("Cơ cấu của Ban")),
        ("people:fields", _("Lãnh đạo, thẩm quyền ký")),
        ("people:reorganisations", _("Sắp xếp tổ chức")),
    )
    return [Tab(label, reverse(name), current=name == current) for name, label in places]


def can_edit(request: SignedIn) -> Decision:
    return can_edit_directory(request.user)


def history(object_type: str, pk: int) -> list[Entry]:
    """The last acts on one thing of the directory."""
    return [
        Entry(who=e.actor_name, post=e.actor_post, what=_lowered(e.sentence), at=e.at, why=e.reason)
        for e in history_of(object_type, pk)[:HISTORY]
    ]


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
