"""Days of steps that a calendar would move: what a change of a day shows before it is made, and what it then does."""

from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.calendars.hooks import CalendarOf, Move, Moves
from dondoc.difficulties.models import Difficulty
from dondoc.difficulties.queries import visible_difficulties
from dondoc.difficulties.rules import OPEN_STATES
from dondoc.people.models import User

SHOWN = 20


def moved_steps(calendar_of: CalendarOf) -> list[tuple[Difficulty, date]]:
    """Open difficulties whose step, counted in working days, would end on another day; with that day, nearest first."""
    counted = Difficulty.objects.filter(state__in=OPEN_STATES, step_days__isnull=False).order_by("due_on", "id")
    found = []
    for one in counted:
        since = timezone.localdate(one.state_since)
        due_on = calendar_of(since).add_working_days(since, one.step_days or 0)
        if due_on != one.due_on:
            found.append((one, due_on))
    return found


def preview(user: User, calendar_of: CalendarOf) -> Moves:
    """What would move, counted whole; named only where the user sees the difficulty."""
    found = moved_steps(calendar_of)
    seen = set(visible_difficulties(user).filter(pk__in=[one.pk for one, _day in found]).values_list("pk", flat=True))
    shown = [
        Move(one.title, reverse("difficulties:difficulty", args=[one.pk]), one.due_on, due_on)
        for one, due_on in found
        if one.pk in seen and one.due_on
    ]
    return Moves(_("bước xử lý vướng mắc"), len(found), shown[:SHOWN])
