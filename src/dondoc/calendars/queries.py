"""The working calendar of a day, and the rows that make it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from dondoc.calendars.hooks import CalendarOf
from dondoc.calendars.models import CalendarDay
from dondoc.calendars.rules import DayKind, as_calendar_day
from dondoc.people.models import User
from dondoc.people.queries import current_mark, kept_under, standing_of
from dondoc.worktime import Calendar, rolled, vietnam

FIRST_YEAR = date.min.year + 1
LAST_YEAR = date.max.year - 1
Row = tuple[date, str]  # the day and its kind


def calendar_for(on: date) -> Calendar:
    """The working calendar of the year of `on` and its neighbours. Kept in the process under the directory's mark, which
    each statement on the table changes and which comes with the account: a page asks nothing for it, and it is never that
    of before another process's change. A year of which the table holds nothing is counted by law alone.
    """
    year = min(max(on.year, FIRST_YEAR), LAST_YEAR)
    mark = current_mark()
    return kept_under(mark, ("calendar", year), lambda: _around(year)) if mark else _around(year)


def last_day(due: date | None) -> date | None:
    """The effective deadline of what is due on a printed day: the next working day where that day is a rest day (Bộ luật
    Dân sự 2015, Điều 148 khoản 5); none without a day.
    """
    return rolled(due, calendar_for(due)) if due else None


def _around(year: int) -> Calendar:
    rows = CalendarDay.objects.filter(on__year__gte=year - 1, on__year__lte=year + 1).values_list("on", "kind")
    return _calendar(year, list(rows))


def _calendar(year: int, rows: Iterable[Row]) -> Calendar:
    known = Calendar.of(as_calendar_day(*row) for row in rows)
    listed = {day.year for day, _kind in rows}
    others = [vietnam(y, y) for y in range(year - 1, year + 2) if y not in listed]
    return Calendar(known.off.union(*(o.off for o in others)), known.work.union(*(o.work for o in others)))


def calendar_with(*, without: date | None = None, put: Row | None = None) -> CalendarOf:
    """The calendars that would be, were one row taken out and one put in; the table is read once."""
    rows = dict(CalendarDay.objects.values_list("on", "kind"))
    if without is not None:
        rows.pop(without, None)
    if put is not None:
        rows[put[0]] = put[1]
    made: dict[int, Calendar] = {}

    def calendar_of(on: date) -> Calendar:
        year = min(max(on.year, FIRST_YEAR), LAST_YEAR)
        if year not in made:
            near = [(day, kind) for day, kind in rows.items() if abs(day.year - year) <= 1]
            made[year] = _calendar(year, near)
        return made[year]

    return calendar_of


def visible_days(user: User | AnonymousUser) -> QuerySet[CalendarDay]:
    """All for members of the agency and administrators, none for others."""
    standing = standing_of(user)
    if standing.is_internal or standing.is_administrator:
        return CalendarDay.objects.all()
    return CalendarDay.objects.none()


def undecided(days: Iterable[CalendarDay]) -> list[CalendarDay]:
    """Those counted though no document that fixes them has been entered."""
    return [day for day in days if not day.confirmed and day.kind != DayKind.PROPOSED]


def latest_version(day: CalendarDay) -> int:
    """The newest line of a day's history: what the day is now, to be put back after it has changed."""
    return int(_history().filter(pgh_obj_id=day.pk).order_by("-pgh_id").values_list("pgh_id", flat=True)[:1].get())


def version_of(version: int) -> Any:
    """A line of the history; None where there is none. Its fields are those of the day, `pgh_obj_id` its key."""
    return _history().filter(pgh_id=version).first()


def _history() -> QuerySet[Any]:
    """The table that django-pghistory keeps; it has no class of its own in the code."""
    versions: Any = apps.get_model("calendars", "CalendarDayEvent")
    found: QuerySet[Any] = versions.objects.all()
    return found
