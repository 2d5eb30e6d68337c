"""Working time: calendars, deadlines (Bộ luật Dân sự 2015, Điều 145-148), reporting periods (Nghị định 09/2019/NĐ-CP)."""

from dondoc.worktime.calendars import Calendar, vietnam
from dondoc.worktime.deadlines import due_after, rolled
from dondoc.worktime.periods import Mode, Period, Unit, next_period, parse_period, period_of

__all__ = [
    "Calendar",
    "Mode",
    "Period",
    "Unit",
    "due_after",
    "next_period",
    "parse_period",
    "period_of",
    "rolled",
    "vietnam",
]
