"""Reporting periods. By Nghị định 09/2019/NĐ-CP data run from the 15th of the month before to the 14th of the last
month; calendar months are the alternative an asking document may set. A period that closes on a day of rest keeps its
last day: only the day of sending moves.
"""

import calendar as months
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dondoc.worktime.calendars import WEEK, Calendar
from dondoc.worktime.deadlines import rolled


class Unit(StrEnum):
    """WEEK is seven days from any weekday, as the asking document sets it: not one of the decree's periods."""

    WEEK = "weekly"
    MONTH = "monthly"
    QUARTER = "quarterly"
    HALF = "half-yearly"
    NINE_MONTHS = "nine-months"
    YEAR = "yearly"


class Mode(StrEnum):
    """DECREE: from the 15th to the 14th (Nghị định 09/2019/NĐ-CP, Điều 12). CALENDAR: from the 1st to the month's end."""

    DECREE = "decree"
    CALENDAR = "calendar"


class Basis(StrEnum):
    """What the days between a period's end and its sending are counted in."""

    CALENDAR = "calendar"
    WORKING = "working"


LENGTH = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.NINE_MONTHS: 9, Unit.YEAR: 12}
ROMAN = ("I", "II", "III", "IV")
DATA_DAY = 15  # the first day of a decree period
DECEMBER = 12
SEPTEMBER = 9
MONDAY = 0
_KEY = re.compile(r"([1-9][0-9]{3})-(?:M(0[1-9]|1[0-2])|Q([1-4])|H([12])|(9M)|(Y))")
_DAY = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """`key` names it by its ending month ("2022-Q1", "2022-M03", "2022-H1", "2022-9M", "2022-Y"), a week by its last day
    ("2022-03-09"); `start` and `end` are the first and last day of its data; `label` is the Vietnamese name.
    """

    start: date
    end: date
    key: str
    label: str
    unit: Unit


def _make(unit: Unit, year: int, number: int, mode: Mode) -> Period:
    length = LENGTH[unit]
    last_month = number * length if unit is not Unit.NINE_MONTHS else SEPTEMBER
    first_month = last_month - length + 1
    if mode is Mode.CALENDAR:
        start = date(year, first_month, 1)
        end = date(year, last_month, months.monthrange(year, last_month)[1])
    else:
        start = date(year - 1, DECEMBER, DATA_DAY) if first_month == 1 else date(year, first_month - 1, DATA_DAY)
        end = date(year, last_month, DATA_DAY - 1)
    roman = dict(enumerate(ROMAN, start=1)).get(number, "")
    key, label = {
        Unit.MONTH: (f"{year}-M{number:02d}", f"tháng {number} năm {year}"),
        Unit.QUARTER: (f"{year}-Q{number}", f"quý {roman} năm {year}"),
        Unit.HALF: (f"{year}-H{number}", f"6 tháng {'đầu' if number == 1 else 'cuối'} năm {year}"),
        Unit.NINE_MONTHS: (f"{year}-9M", f"9 tháng năm {year}"),
        Unit.YEAR: (f"{year}-Y", f"năm {year}"),
    }[unit]
    return Period(start, end, key, label, unit)


def week_of(day: date, first_weekday: int = MONDAY) -> Period:
    """The week that holds `day`, of those that begin on `first_weekday` (0 is Monday): with 3 from Thursday to Wednesday."""
    start = day - timedelta(days=(day.weekday() - first_weekday) % WEEK)
    return _week_ending(start + timedelta(days=WEEK - 1))


def _week_ending(end: date) -> Period:
    start = end - timedelta(days=WEEK - 1)
    return Period(start, end, end.isoformat(), f"tuần từ {start:%d/%m} đến {end:%d/%m/%Y}", Unit.WEEK)


def parse_period(key: str, mode: Mode = Mode.DECREE) -> Period:
    """The period of a key.

    Raises:
        ValueError: with a Vietnamese sentence when the key names no period.
    """
    if _DAY.fullmatch(key):
        try:
            return _week_ending(date.fromisoformat(key))
        except ValueError:
            pass  # no such day
    found = _KEY.fullmatch(key)
    if found is None:
        raise ValueError(
            f"“{key}” không phải kỳ báo cáo. Hãy viết như 2022-M03, 2022-Q1, 2022-H1, 2022-9M hoặc 2022-Y."
        )
    year = int(found[1])
    if found[2]:
        return _make(Unit.MONTH, year, int(found[2]), mode)
    if found[3]:
        return _make(Unit.QUARTER, year, int(found[3]), mode)
    if found[4]:
        return _make(Unit.HALF, year, int(found[4]), mode)
    return _make(Unit.NINE_MONTHS if found[5] else Unit.YEAR, year, 1, mode)


def period_of(day: date, unit: Unit, mode: Mode = Mode.DECREE) -> Period:
    """The period whose data hold `day`. For nine months, a day after its end belongs to the next year's; weeks are those
    from Monday (`week_of` has the others).

    By the decree 15 December opens the next year.
    """
    if unit is Unit.WEEK:
        return week_of(day)
    year, month = day.year, day.month
    if mode is Mode.DECREE and day.day >= DATA_DAY:
        year, month = (year, month + 1) if month < DECEMBER else (year + 1, 1)
    if unit is Unit.NINE_MONTHS:
        return _make(unit, year if month <= SEPTEMBER else year + 1, 1, mode)
    return _make(unit, year, (month - 1) // LENGTH[unit] + 1, mode)


def next_period(period: Period, mode: Mode = Mode.DECREE) -> Period:
    """The period of the same unit that follows."""
    if period.unit is Unit.WEEK:
        return _week_ending(period.end + timedelta(days=WEEK))
    if period.unit is Unit.NINE_MONTHS:
        return _make(period.unit, int(period.key[:4]) + 1, 1, mode)
    return period_of(period.end + timedelta(days=1), period.unit, mode)


@dataclass(frozen=True, slots=True)
class SendRule:
    """How long after a period's last day its report is sent: so many days (which may end on a day of rest and then roll), or
    working days. Each asking document sets its own, and one for each level: 14 → 17 is `SendRule(3, Basis.CALENDAR)`.
    """

    offset: int
    basis: Basis = Basis.WORKING

    def __post_init__(self) -> None:
        if self.offset < 0:
            raise ValueError("a report is not sent before its period is over")


def sending_date(period: Period, rule: SendRule, calendar: Calendar) -> date:
    """The last day on which the report of a period is sent: always a working day, never before the period's last."""
    if rule.basis is Basis.WORKING:
        return rolled(calendar.add_working_days(period.end, rule.offset), calendar)
    return rolled(period.end + timedelta(days=rule.offset), calendar)
