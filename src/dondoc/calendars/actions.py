"""The verbs of the calendar. Each moves the open deadlines that it concerns, and journals how many, in one line."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.calendars.access import can_keep
from dondoc.calendars.hooks import after_change
from dondoc.calendars.models import CalendarDay
from dondoc.calendars.queries import next_year, version_of
from dondoc.calendars.rules import DayKind, decided, refusal
from dondoc.frame.access import ensure
from dondoc.frame.actors import Actor
from dondoc.journal.actions import record
from dondoc.language import clean, format_date
from dondoc.people.models import User
from dondoc.people.queries import forget_mark, standing_of
from dondoc.worktime import lawful_days

LAW = "Bộ luật Lao động 2019, Điều 111, 112"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is written of a day. `basis` names the document or the article that makes it so."""

    on: date
    kind: DayKind
    name: str
    basis: str = ""
    confirmed: bool = False
    note: str = ""


@transaction.atomic
def add_day(*, actor: User, entry: Entry) -> CalendarDay:
    """Enters a day; its undo is `remove_day`.

    Raises:
        PermissionDenied: for whoever does not keep the calendar.
        ValidationError: by field of `Entry`: the day is there already or cannot be of that kind, no name, confirmed without
            its basis.
    """
    ensure(can_keep(actor))
    check_day(entry)
    day = CalendarDay()
    _write(day, entry)
    _settle(actor, "add", day, f"Thêm ngày {format_date(day.on)} ({_what(day)}) vào lịch làm việc")
    return day


@transaction.atomic
def change_day(*, actor: User, day: CalendarDay, entry: Entry) -> CalendarDay:
    """Writes a day anew, also under another date; raises as `add_day` does. Its undo is `restore_day`."""
    ensure(can_keep(actor))
    check_day(entry, day)
    was = f"{format_date(day.on)} ({_what(day)})"
    _write(day, entry)
    _settle(actor, "change", day, f"Sửa ngày {was} của lịch làm việc thành {format_date(day.on)} ({_what(day)})")
    return day


@transaction.atomic
def confirm_day(*, actor: User, day: CalendarDay, basis: str) -> CalendarDay:
    """A document has fixed the day: a proposal counts from now on. Its undo is `restore_day`.

    Raises:
        ValidationError: without the document, or when the day is confirmed already.
    """
    ensure(can_keep(actor))
    if day.confirmed:
        raise ValidationError(_("Ngày này đã được xác nhận."))
    entry = Entry(day.on, decided(day.kind, day.on), day.name, basis or day.basis, confirmed=True, note=day.note)
    check_day(entry, day)
    _write(day, entry)
    _settle(actor, "confirm", day, f"Xác nhận ngày {format_date(day.on)} ({_what(day)}) theo {day.basis}")
    return day


@transaction.atomic
def remove_day(*, actor: User, day: CalendarDay) -> None:
    """Takes a day out: it is again as its weekday is. Its undo is `restore_day`."""
    ensure(can_keep(actor))
    what = f"Bỏ ngày {format_date(day.on)} ({_what(day)}) khỏi lịch làm việc"
    pk = day.pk
    day.delete()
    day.pk = pk
    _settle(actor, "remove", day, what)


@transaction.atomic
def restore_day(*, actor: User, version: int) -> CalendarDay:
    """Puts a day back as it was: the counter-verb of changing, confirming and removing. `version` is its line of the
    history (`queries.latest_version`).

    Raises:
        ValidationError: no such line, or another day stands there by now.
    """
    ensure(can_keep(actor))
    was = version_of(version)
    if was is None:
        raise ValidationError(_("Không còn bản ghi cũ của ngày này. Hãy thêm lại ngày."))
    entry = Entry(was.on, DayKind(was.kind), was.name, was.basis, was.confirmed, was.note)
    day = CalendarDay.objects.filter(pk=was.pgh_obj_id).first() or CalendarDay(pk=was.pgh_obj_id)
    check_day(entry, day)
    _write(day, entry)
    _settle(actor, "restore", day, f"Trả ngày {format_date(day.on)} ({_what(day)}) của lịch làm việc về như cũ")
    return day


@transaction.atomic
def open_year(*, actor: User, year: int) -> int:
    """Begins the table of a year with the days of rest by law, none confirmed; returns how many. Its undo is `close_year`.

    Raises:
        ValidationError: it is not the year after the last of the table.
    """
    ensure(can_keep(actor))
    if year != next_year():
        raise ValidationError(_("Chỉ lập được lịch của năm kế tiếp năm cuối đã có lịch."))
    days = CalendarDay.objects.bulk_create(
        [CalendarDay(on=day, kind=kind, name=name, basis=LAW) for day, kind, name in lawful_days(year)]
    )
    _settle(actor, "open_year", None, f"Lập lịch làm việc năm {year}: {len(days)} ngày nghỉ theo luật, chờ xác nhận")
    return len(days)


@transaction.atomic
def close_year(*, actor: User, year: int) -> None:
    """Takes a year that was begun out again: the counter-verb of `open_year`.

    Raises:
        ValidationError: it is not the last year of the table, or some day of it is confirmed.
    """
    ensure(can_keep(actor))
    days = CalendarDay.objects.filter(on__year=year)
    if year != next_year() - 1 or days.filter(confirmed=True).exists():
        raise ValidationError(_("Lịch năm này đã có ngày được xác nhận nên không bỏ cả năm được."))
    days.delete()
    _settle(actor, "close_year", None, f"Bỏ lịch làm việc năm {year} mới lập")


@transaction.atomic
def settle(*, actor: Actor) -> int:
    """Moves what stands otherwise than the calendar says: deadlines that were given while a change was being made, or
    before this program counted so. Returns how many; journals only where there were any.
    """
    forget_mark()
    moved = sum(hook(actor) for hook in after_change)
    if moved:
        record(
            actor=actor,
            verb="calendars.day.settle",
            object_type="calendars.day",
            object_id=None,
            object_label="Lịch làm việc",
            sentence=f"Tính lại {moved} thời hạn theo lịch làm việc.",
        )
    return moved


def check_day(entry: Entry, day: CalendarDay | None = None) -> None:
    """Whether the entry can be written, over `day` where it is there.

    Raises:
        ValidationError: by field of `Entry`.
    """
    if not CalendarDay.objects.filter(on__year=entry.on.year).exists():
        raise ValidationError(
            {"on": _("Năm %(year)s chưa có lịch. Hãy lập lịch năm này trước.") % {"year": entry.on.year}}
        )
    others = CalendarDay.objects.filter(on=entry.on)
    if (others.exclude(pk=day.pk) if day else others).exists():
        raise ValidationError(
            {"on": _("Lịch đã có ngày %(day)s. Hãy mở ngày đó để sửa.") % {"day": format_date(entry.on)}}
        )
    if why := refusal(entry.kind, entry.on):
        raise ValidationError({"on": why})
    if not entry.name.strip():
        raise ValidationError({"name": _("Chưa có tên ngày. Hãy ghi lý do nghỉ hoặc làm việc.")})
    if entry.confirmed and not entry.basis.strip():
        raise ValidationError({"basis": _("Ngày đã quyết định cần căn cứ. Hãy ghi số, ký hiệu văn bản.")})


def _write(day: CalendarDay, entry: Entry) -> None:
    """A proposal with its document is a decision."""
    day.on = entry.on
    day.kind = decided(entry.kind, entry.on) if entry.confirmed else entry.kind
    day.name, day.basis, day.note = clean(entry.name), clean(entry.basis), clean(entry.note)
    day.confirmed = entry.confirmed
    day.save()


def _what(day: CalendarDay) -> str:
    return f"{day.get_kind_display().lower()}: {day.name}"


def _settle(actor: User, verb: str, day: CalendarDay | None, sentence: str) -> None:
    forget_mark()
    moved = sum(hook(actor) for hook in after_change)
    standing_of(actor)
    record(
        actor=actor,
        verb=f"calendars.day.{verb}",
        object_type="calendars.day",
        object_id=day.pk if day else None,
        object_label=str(day or "Lịch làm việc"),
        sentence=f"{sentence}; {moved} thời hạn đang mở chuyển theo." if moved else f"{sentence}.",
    )
