"""Working time: calendars, deadlines (Bộ luật Dân sự 2015, Điều 145-148), reporting periods (Nghị định 09/2019/NĐ-CP), and
days that come again. Pure: an agency's own days of rest are handed in.
"""

from dondoc.worktime.calendars import Calendar, DayKind, lawful_days, vietnam
from dondoc.worktime.deadlines import Point, closes_at, due_after, due_within, fixed_length, named_point, rolled
from dondoc.worktime.periods import (
    Basis,
    Mode,
    Period,
    SendRule,
    Unit,
    next_period,
    parse_period,
    period_of,
    sending_date,
    week_of,
)
from dondoc.worktime.recurrences import Listed, Monthly, Rule, Weekly, half_yearly, occurrences, quarterly, yearly

__all__ = [
    "Basis",
    "Calendar",
    "DayKind",
    "Listed",
    "Mode",
    "Monthly",
    "Period",
    "Point",
    "Rule",
    "SendRule",
    "Unit",
    "Weekly",
    "closes_at",
    "due_after",
    "due_within",
    "fixed_length",
    "half_yearly",
    "lawful_days",
    "named_point",
    "next_period",
    "occurrences",
    "parse_period",
    "period_of",
    "quarterly",
    "rolled",
    "sending_date",
    "vietnam",
    "week_of",
    "yearly",
]
