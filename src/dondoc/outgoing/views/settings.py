"""How the agency numbers its documents."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.frame.access import access, ensure
from dondoc.outgoing import actions
from dondoc.outgoing.access import can_number
from dondoc.outgoing.forms import AdvisoryForm, LastNumberForm, NumberingForm
from dondoc.outgoing.models import AdvisoryBody
from dondoc.outgoing.queries import numbering
from dondoc.outgoing.queries.numbers import books, series_choices
from dondoc.outgoing.rules import NumberMode, SeriesMode
from dondoc.people.requests import SignedIn
from dondoc.records.queries import units
from dondoc.ui import notify


@access("outgoing.numbering.set")
@require_http_methods(["GET", "POST"])
def settings(request: SignedIn) -> HttpResponse:
    """Three forms, one an act."""
    ensure(can_number(request.user))
    now = numbering()
    act = request.POST.get("act", "")
    kept = {"mode": now.mode, "series": now.series, "initials": now.initials}
    form = NumberingForm(request.POST if act == "mode" else None, initial=kept)
    last = LastNumberForm(request.POST if act == "last" else None, series=series_choices())
    advisory = AdvisoryForm(request.POST if act == "advisory" else None)
    asked = {"mode": form, "last": last, "advisory": advisory}.get(act)
    if asked is not None and asked.is_valid():
        try:
            _do(request, act, asked.cleaned_data)
        except ValidationError as error:
            asked.add_error(None, error)
        else:
            notify.done(request, _("Đã lưu."))
            return redirect("outgoing:settings")
    context = {
        "title": _("Cách cấp số văn bản đi"),
        "form": form,
        "last": last,
        "advisory": advisory,
        "books": books(),
        "advisories": AdvisoryBody.objects.filter(closed=False),
        "units": units(),
    }
    return render(request, "outgoing/settings.html", context)


def _do(request: SignedIn, act: str, data: dict[str, Any]) -> None:
    if act == "mode":
        actions.set_numbering(
            actor=request.user,
            mode=NumberMode(data["mode"]),
            series=SeriesMode(data["series"]),
            initials=bool(data["initials"]),
        )
    elif act == "last":
        actions.set_last_number(actor=request.user, **data)
    else:
        actions.add_advisory(actor=request.user, **data)


@access("outgoing.numbering.set")
@require_POST
def close_advisory(request: SignedIn, pk: int) -> HttpResponse:
    """An advisory body issues no more."""
    ensure(can_number(request.user))
    advisory = get_object_or_404(AdvisoryBody, pk=pk, closed=False)
    actions.close_advisory(actor=request.user, advisory=advisory)
    notify.done(request, _("Đã kết thúc tổ chức tư vấn."))
    return redirect("outgoing:settings")
