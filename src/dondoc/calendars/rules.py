"""What a day of the calendar can be, and how it is set on it."""

from datetime import date

from django.db import models
from django.utils.translation import gettext as _

from dondoc import worktime

SATURDAY = 5


class DayKind(models.TextChoices):
    """The same as `worktime.DayKind`, in words."""

    HOLIDAY = "holiday", "Nghỉ lễ, tết"
    COMPENSATORY = "compensatory", "Nghỉ bù"
    SWAPPED_OFF = "swapped_off", "Nghỉ do hoán đổi"
    SWAPPED_WORK = "swapped_work", "Làm việc do hoán đổi"
    PROPOSED = "proposed", "Đề xuất hoán đổi"


def is_weekend(day: date) -> bool:
    return day.weekday() >= SATURDAY


def decided(kind: str, day: date) -> DayKind:
    """What a day is once it is confirmed: a proposal becomes rest on a weekday, work on a weekend."""
    if kind != DayKind.PROPOSED:
        return DayKind(kind)
    return DayKind.SWAPPED_WORK if is_weekend(day) else DayKind.SWAPPED_OFF


def refusal(kind: str, day: date) -> str:
    """Why a day cannot be of a kind; nothing when it can."""
    if kind == DayKind.SWAPPED_WORK and not is_weekend(day):
        return _("Ngày làm việc do hoán đổi phải là thứ bảy hoặc chủ nhật. Hãy xem lại ngày.")
    if kind in {DayKind.SWAPPED_OFF, DayKind.COMPENSATORY} and is_weekend(day):
        return _("Thứ bảy, chủ nhật vốn là ngày nghỉ. Hãy xem lại ngày nghỉ bù, nghỉ hoán đổi.")
    return ""


def as_calendar_day(day: date, kind: str) -> tuple[date, worktime.DayKind]:
    return day, worktime.DayKind(kind)
