"""Reporting periods. By Nghị định 09/2019/NĐ-CP data run from the 15th of the month before to the 14th of the last
month; calendar months are the alternative an asking document may set.
"""

import calendar as months
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Unit(StrEnum):
    MONTH = "monthly"
    QUARTER = "quarterly"
    HALF = "half-yearly"
    NINE_MONTHS = "nine-months"
    YEAR = "yearly"


class Mode(StrEnum):
    """DECREE: from the 15th to the 14th (Nghị định 09/2019/NĐ-CP, Điều 12). CALENDAR: from the 1st to the month's end."""

    DECREE = "decree"
    CALENDAR = "calendar"


LENGTH = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.NINE_MONTHS: 9, Unit.YEAR: 12}
ROMAN = ("I", "II", "III", "IV")
DATA_DAY = 15  # the first day of a decree period
DECEMBER = 12
SEPTEMBER = 9
_KEY = re.compile(r"([1-9][0-9]{3})-(?:M(0[1-9]|1[0-2])|Q([1-4])|H([12])|(9M)|(Y))")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """`key` names it by its ending month ("2022-Q1", "2022-M03", "2022-H1", "2022-9M", "2022-Y"); `start` and `end` are
    the first and last day of its data; `label` is the Vietnamese name.
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


def parse_period(key: str, mode: Mode = Mode.DECREE) -> Period:
    """The period of a key.

    Raises:
        ValueError: with a Vietnamese sentence when the key names no period.
    """
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
    """The period whose data hold `day`. For nine months, a day after its end belongs to the next year's.

    By the decree 15 December opens the next year.
    """
    year, month = day.year, day.month
    if mode is Mode.DECREE and day.day >= DATA_DAY:
        year, month = (year, month + 1) if month < DECEMBER else (year + 1, 1)
    if unit is Unit.NINE_MONTHS:
        return _make(unit, year if month <= SEPTEMBER else year + 1, 1, mode)
    return _make(unit, year, (month - 1) // LENGTH[unit] + 1, mode)


def next_period(period: Period, mode: Mode = Mode.DECREE) -> Period:
    """The period of the same unit that follows."""
    if period.unit is Unit.NINE_MONTHS:
        return _make(period.unit, int(period.key[:4]) + 1, 1, mode)
    return period_of(period.end + timedelta(days=1), period.unit, mode)
