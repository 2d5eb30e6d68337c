"""The first page and the search page."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dondoc.frame.access import access
from dondoc.frame.registries import SearchHit, panels_for, search_sources
from dondoc.home.queries import my_work
from dondoc.language import fold
from dondoc.people.queries import standing_of, today
from dondoc.people.requests import SignedIn
from dondoc.plans.models import Involvement
from dondoc.plans.queries import board_dates, followed_duties, mine, time_condition
from dondoc.plans.rules import Part
from dondoc.ui.components.pieces import Colour, CountCard

HITS = 15
SHORTEST = 2  # letters of a search


@access("home.work.view")
@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Việc của tôi; outsiders go to the portal, administrators to the accounts."""
    standing = standing_of(request.user)
    if not standing.is_internal:
        if standing.is_outside:
            return redirect("portal:index")
        return redirect("people:accounts" if standing.is_administrator else "people:me")
    work = my_work(request.user)
    waiting = _("Chờ đồng chí quyết định")
    context = {
        "title": _("Buổi sáng của lãnh đạo") if standing.is_leader else _("Việc của tôi"),
        "work": work,
        "waiting": f"{waiting} ({work.waits})",
        "standing": standing,
        "today": today(),
        "cards": _cards(request) if standing.oversees else [],
        "panels": panels_for("home", request.user, None),
    }
    return render(request, "home/index.html", context)


def _cards(request: SignedIn) -> list[CountCard]:
    """The board's three counts, each leading to the list that it counts: of the tasks that a deputy directs, else of the
    whole agency.
    """
    duties, dates = followed_duties(request.user), board_dates(today())
    standing = standing_of(request.user)
    theirs = ""
    if standing.is_leader and not standing.is_head:
        directed = Involvement.objects.filter(mine(standing, [Part.DIRECTS]))
        duties, theirs = duties.filter(task__in=directed.values("task_id")), f"&leader={standing.person_id}"
    board = reverse("plans:board")
    kinds: tuple[tuple[str, str, str, Colour], ...] = (
        ("overdue", _("quá hạn"), "alert-triangle", "overdue"),
        ("soon", _("sắp đến hạn"), "clock", "soon"),
        ("silent", _("chưa có tin"), "message", "plain"),
    )
    return [
        CountCard(
            label, duties.filter(time_condition(name, dates)).count(), f"{board}?time={name}{theirs}", icon, colour
        )
        for name, label, icon, colour in kinds
    ]


@access("home.search")
@require_GET
def search(request: SignedIn) -> HttpResponse:
    """Everything that the user sees and that holds the words, accents or not."""
    query = request.GET.get("q", "").strip()
    words = fold(query)
    groups: list[tuple[object, list[SearchHit]]] = []
    if len(words) >= SHORTEST:
        groups = [(source.label, hits) for source in search_sources if (hits := source.find(request.user, words, HITS))]
    context = {"title": _("Tìm kiếm"), "query": query, "groups": groups, "too_short": 0 < len(words) < SHORTEST}
    return render(request, "home/search.html", context)
