"""Xử lý thay: who stands in for whom, and the choice to work under it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.frame.access import access, ensure
from dondoc.people import actions
from dondoc.people.access import can_say_who_stands_in, can_set_substitute
from dondoc.people.forms.standing_in import NewSubstitution
from dondoc.people.queries import standing_of, today
from dondoc.people.queries.standing_in import offered_to, substitutions_visible_to
from dondoc.people.requests import STANDS_IN_BY, SignedIn
from dondoc.people.views.answers import ask_form, attempt
from dondoc.ui import notify
from dondoc.ui.components.pieces import Crumb

SHOWN = 100


@access("people.substitution.view")
@require_GET
def substitutions(request: SignedIn) -> HttpResponse:
    on = today()
    mine = [one.pk for one in offered_to(request.user, on)]
    found = substitutions_visible_to(request.user)[:SHOWN]
    rows = [(one, one.pk in mine, one.valid_to > on and can_set_substitute(request.user, one.away)) for one in found]
    context = {
        "title": _("Đi vắng, xử lý thay"),
        "rows": rows,
        "on": on,
        "chosen": standing_of(request.user).in_place_of and request.user.stands_in_by,
        "can_set": can_say_who_stands_in(request.user),
    }
    return render(request, "people/substitutions.html", context)


@access("people.substitution.set")
@require_http_methods(["GET", "POST"])
def new_substitution(request: SignedIn) -> HttpResponse:
    ensure(can_say_who_stands_in(request.user))
    standing, person = standing_of(request.user), request.user.person
    for_others = standing.is_chief_of_office or standing.is_administrator
    form = NewSubstitution(request.POST or None, on=today(), only=None if for_others else person)
    if form.is_valid():
        made = attempt(form, lambda: actions.set_substitute(actor=request.user, **form.cleaned_data))
        if made is not None:
            notify.done(request, _("Đã ghi nhận. Hai người đều được báo."))
            return redirect("people:substitutions")
    crumbs = [Crumb(_("Đi vắng, xử lý thay"), reverse("people:substitutions"))]
    return ask_form(request, form, title=_("Ghi nhận xử lý thay"), crumbs=crumbs, verb=_("Ghi nhận"))


@access("people.substitution.set")
@require_POST
def end_substitution(request: SignedIn, pk: int) -> HttpResponse:
    found = get_object_or_404(substitutions_visible_to(request.user), pk=pk)
    actions.end_substitution(actor=request.user, substitution=found)
    notify.done(request, _("Đã kết thúc việc xử lý thay."))
    return redirect("people:substitutions")


@access("people.substitution.choose")
@require_POST
def stand_in(request: SignedIn, pk: int) -> HttpResponse:
    """From now on the pages of this browser are those of whoever is away, until `stand_back`."""
    found = get_object_or_404(offered_to(request.user, today()), pk=pk)
    request.session[STANDS_IN_BY] = found.pk
    notify.done(request, _("Đang xử lý thay %(name)s. Mọi việc làm đều ghi rõ là xử lý thay.") % {"name": found.away})
    return redirect("/")


@access("people.substitution.choose")
@require_POST
def stand_back(request: SignedIn) -> HttpResponse:
    request.session.pop(STANDS_IN_BY, None)
    notify.done(request, _("Đã trở lại việc của mình."))
    return redirect("/")
