"""The acts of the calendar, on days that the table does not hold."""

from datetime import date
from functools import partial

from architecture.scene import Acts, Prepared, Scene
from dondoc.calendars import actions as calendars
from dondoc.calendars.models import CalendarDay
from dondoc.calendars.queries import latest_version
from dondoc.calendars.rules import DayKind
from dondoc.frame.actors import SystemActor
from dondoc.plans.models import Duty

MONDAY, SATURDAY = date(2027, 6, 7), date(2027, 6, 12)
ENTRY = calendars.Entry(MONDAY, DayKind.HOLIDAY, "Ngày nghỉ mẫu")


def _day(scene: Scene) -> CalendarDay:
    return calendars.add_day(actor=scene.cast.users["chief_of_office"], entry=ENTRY)


def _removed(scene: Scene) -> int:
    day = _day(scene)
    version = latest_version(day)
    calendars.remove_day(actor=scene.cast.users["chief_of_office"], day=day)
    return version


def _unrolled(scene: Scene) -> SystemActor:
    Duty.objects.filter(pk=scene.duty.pk).update(due_on=SATURDAY, deadline=SATURDAY, deadline_key=SATURDAY)
    return SystemActor("Lịch làm việc")


def _opened(scene: Scene) -> Prepared:
    calendars.open_year(actor=scene.cast.users["chief_of_office"], year=2028)
    return partial(calendars.close_year, actor=scene.cast.users["chief_of_office"], year=2028)


ACTS: Acts = {
    "calendars.add_day": lambda s: partial(calendars.add_day, actor=s.cast.users["administrator"], entry=ENTRY),
    "calendars.change_day": lambda s: partial(
        calendars.change_day,
        actor=s.cast.users["chief_of_office"],
        day=_day(s),
        entry=calendars.Entry(MONDAY, DayKind.COMPENSATORY, "Nghỉ bù mẫu"),
    ),
    "calendars.confirm_day": lambda s: partial(
        calendars.confirm_day, actor=s.cast.users["chief_of_office"], day=_day(s), basis="12/TB-BNV"
    ),
    "calendars.remove_day": lambda s: partial(calendars.remove_day, actor=s.cast.users["chief_of_office"], day=_day(s)),
    "calendars.restore_day": lambda s: partial(
        calendars.restore_day, actor=s.cast.users["chief_of_office"], version=_removed(s)
    ),
    "calendars.open_year": lambda s: partial(calendars.open_year, actor=s.cast.users["chief_of_office"], year=2028),
    "calendars.close_year": _opened,
    "calendars.settle": lambda s: partial(calendars.settle, actor=_unrolled(s)),
}
