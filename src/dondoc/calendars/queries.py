"""The working calendar of a day, and the rows that make it."""

from calendar import monthcalendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from dondoc.calendars.hooks import CalendarOf
from dondoc.calendars.models import CalendarDay
from dondoc.calendars.rules import DayKind, as_calendar_day
from dondoc.people.models import User
from dondoc.people.queries import current_mark, kept_under, standing_of, today
from dondoc.worktime import Calendar, rolled, vietnam

FIRST_YEAR = date.min.year + 1
LAST_YEAR = date.max.year - 1
SIGNS = {
    DayKind.HOLIDAY: "L",
    DayKind.COMPENSATORY: "B",
    DayKind.SWAPPED_OFF: "H",
    DayKind.SWAPPED_WORK: "LV",
    DayKind.PROPOSED: "?",
}
LOOKS = {DayKind.SWAPPED_WORK: "work", DayKind.PROPOSED: "maybe"}
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


def years() -> list[int]:
    """The years that the table holds, earliest first."""
    return [day.year for day in CalendarDay.objects.dates("on", "year")]


def next_year() -> int:
    """The year that the table does not hold yet; this one where it holds none."""
    known = years()
    return known[-1] + 1 if known else today().year


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of a month as the page shows it; `day` is the table's row where it holds one."""

    on: date
    rest: bool
    today: bool
    day: CalendarDay | None

    @property
    def sign(self) -> str:
        """The letter that marks the day."""
        return SIGNS[DayKind(self.day.kind)] if self.day else ""

    @property
    def look(self) -> str:
        """How it is framed."""
        return LOOKS.get(DayKind(self.day.kind), "holiday") if self.day else ""


@dataclass(frozen=True, slots=True)
class Month:
    number: int
    weeks: list[list[Cell | None]]  # Monday first; None before the first day and after the last


def months_of(year: int, days: Iterable[CalendarDay], on: date) -> list[Month]:
    """The year as twelve months; `on` is today."""
    rows, calendar = {day.on: day for day in days}, calendar_for(date(year, 1, 1))

    def cell(month: int, day: int) -> Cell | None:
        if not day:
            return None
        found = date(year, month, day)
        return Cell(found, rest=not calendar.is_working(found), today=found == on, day=rows.get(found))

    return [Month(m, [[cell(m, day) for day in week] for week in monthcalendar(year, m)]) for m in range(1, 13)]


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
