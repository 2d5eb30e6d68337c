"""A day of the calendar, a line of its history, and the year that can be begun."""

from architecture.stages import Rows
from cast import Cast
from dondoc.calendars.models import CalendarDay
from dondoc.calendars.queries import latest_version, next_year


def rows(_cast: Cast) -> Rows:
    day = CalendarDay.objects.get(on="2027-11-24")
    return {
        **{f"calendars:{name}": [("a day", {"pk": day.pk})] for name in ("change", "confirm", "remove")},
        "calendars:restore": [("a line of its history", {"version": latest_version(day)})],
        **{f"calendars:{name}": [("the next year", {"year": next_year()})] for name in ("open_year", "close_year")},
    }
