"""Sắp xếp tổ chức: the form, the preview of what moves, the act; and what was done so far."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.frame.access import access, ensure
from dondoc.people import actions
from dondoc.people.access import can_reorganise
from dondoc.people.actions.reorganising import check_change
from dondoc.people.forms import ConfirmSuccession
from dondoc.people.forms.reorganising import Reorganise
from dondoc.people.models import Succession
from dondoc.people.queries.reorganising import preview, reorganisations_visible_to, unconfirmed
from dondoc.people.requests import SignedIn
from dondoc.people.rules import STAY
from dondoc.people.views.answers import ask_form, crumb, directory_tabs, done
from dondoc.ui import notify
from dondoc.ui.components.pieces import Crumb


@access("people.reorganisation.view")
@require_GET
def reorganisations(request: SignedIn) -> HttpResponse:
    context = {
        "title": _("Danh bạ"),
        "tabs": directory_tabs("people:reorganisations"),
        "made": reorganisations_visible_to(request.user),
        "unconfirmed": unconfirmed() if can_reorganise(request.user) else [],
        "can_reorganise": can_reorganise(request.user),
    }
    return render(request, "people/reorganisations.html", context)


def _crumbs() -> list[Crumb]:
    return [crumb(), Crumb(_("Sắp xếp tổ chức"), reverse("people:reorganisations"))]


@access("people.reorganisation.make")
@require_http_methods(["GET", "POST"])
def reorganise(request: SignedIn) -> HttpResponse:
    """The form; sent, the preview of everything that moves; sent again from there, the act."""
    ensure(can_reorganise(request.user))
    form = Reorganise(request.POST or None, initial={"formers": request.GET.getlist("former")})
    if not form.is_valid() or "again" in request.POST:
        return _ask(request, form)
    change = form.change()
    if "do" in request.POST:
        try:
            actions.reorganise(actor=request.user, change=change)
        except ValidationError as error:
            _say(form, error)
        else:
            notify.done(request, _("Đã ghi nhận sắp xếp tổ chức. Việc đang mở đã chuyển cho cơ quan tiếp nhận."))
            return redirect("people:reorganisations")
    else:
        try:
            check_change(change)
        except ValidationError as error:
            _say(form, error)
            return _ask(request, form)
    parts = preview(change.formers, [heir.field_text for heir in change.heirs], change.on)
    context: dict[str, Any] = {
        "title": _("Xem trước khi sắp xếp"),
        "crumbs": _crumbs(),
        "form": form,
        "change": change,
        "parts": [(part, [(one, change.choices.get(one.key, one.heir)) for one in part.things]) for part in parts],
        "heirs": list(enumerate(change.heirs)),
        "stay": STAY,
        "sent": [(name, value) for name, values in request.POST.lists() for value in values if _is_kept(name)],
    }
    return render(request, "people/reorganise_preview.html", context)


def _is_kept(name: str) -> bool:
    return not name.startswith("to-") and name not in {"csrfmiddlewaretoken", "do", "again"}


def _say(form: Reorganise, error: ValidationError) -> None:
    """The sentences at their fields; those on the heirs and on what moves over the form."""
    for name, sentences in error.message_dict.items():
        for sentence in sentences:
            form.add_error(name if name in form.fields else None, sentence)


def _ask(request: SignedIn, form: Reorganise) -> HttpResponse:
    context = {"title": _("Sắp xếp tổ chức"), "crumbs": _crumbs(), "form": form}
    return render(request, "people/reorganise.html", context)


@access("people.reorganisation.make")
@require_http_methods(["GET", "POST"])
def confirm_succession(request: SignedIn, pk: int) -> HttpResponse:
    ensure(can_reorganise(request.user))
    found = get_object_or_404(Succession.objects.select_related("former", "successor", "reorganisation"), pk=pk)
    form = ConfirmSuccession(request.POST or None)
    if done(
        form, lambda: actions.confirm_succession(actor=request.user, succession=found, basis=form.cleaned_data["basis"])
    ):
        notify.done(request, _("Đã ghi văn bản xác nhận."))
        return redirect("people:reorganisations")
    return ask_form(request, form, title=f"{found}: {found.field_text}", crumbs=_crumbs(), verb=_("Xác nhận"))
