"""The acts on a day. Each first shows which open deadlines would move, and is done with the second press."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import Signer
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.calendars import actions, queries
from dondoc.calendars.access import can_keep
from dondoc.calendars.forms import ConfirmForm, DayForm
from dondoc.calendars.hooks import CalendarOf, previews
from dondoc.calendars.models import CalendarDay
from dondoc.calendars.rules import decided
from dondoc.frame.access import access, ensure
from dondoc.language import format_date
from dondoc.people.queries import today
from dondoc.people.requests import SignedIn
from dondoc.ui import notify
from dondoc.ui.components.pieces import Crumb
from dondoc.ui.fields import parse_day


def _year_url(year: int) -> str:
    return f"{reverse('calendars:year')}?year={year}"


def _day_of(request: SignedIn, pk: int) -> CalendarDay:
    day = get_object_or_404(queries.visible_days(request.user), pk=pk)
    ensure(can_keep(request.user))
    return day


@dataclass(frozen=True, slots=True)
class Act:
    """One act on a day: how its page is called, what it would make of the calendar, and how it is done."""

    title: str
    verb: str
    year: int
    would: Callable[[], CalendarOf]
    do: Callable[[], tuple[str, str]]  # what is told, and the address of the undo
    check: Callable[[], None] = lambda: None


def _ask(request: SignedIn, form: forms.Form, act: Act, *, look: bool) -> HttpResponse:
    """The page of an act. When `look`, it shows what moves, and its button does the act."""
    moves = [preview(request.user, would) for would in [act.would()] for preview in previews] if look else []
    context = {
        "title": act.title,
        "form": form,
        "verb": act.verb,
        "back_url": _year_url(act.year),
        "crumbs": [Crumb(_("Lịch làm việc năm %(year)s") % {"year": act.year}, _year_url(act.year))],
        "looked": look,
        "sure": _stamp(form),
        "moves": [found for found in moves if found.count],
        "count": sum(found.count for found in moves),
        "shown": [move for found in moves for move in found.shown],
    }
    return render(request, "calendars/day.html", context)


def _stamp(form: forms.Form) -> str:
    """Stands for what the form held when it was shown with its preview."""
    return Signer(salt="calendars.previewed").signature(
        "|".join(f"{name}={form[name].value()}" for name in form.fields)
    )


def _taken(request: SignedIn, form: forms.Form, make: Callable[[], Act], blank: Act) -> HttpResponse:
    """A form in two presses: the first shows what moves, the second, of the same values, does it."""
    if request.method != "POST" or not form.is_valid():
        return _ask(request, form, blank, look=False)
    act = make()
    try:
        act.check()
        if request.POST.get("sure") == _stamp(form):
            return _done(request, act)
    except ValidationError as error:
        form.add_error(None, error)
        return _ask(request, form, act, look=False)
    return _ask(request, form, act, look=True)


def _done(request: SignedIn, act: Act) -> HttpResponse:
    said, undo = act.do()
    notify.done(request, said, undo=undo)
    return redirect(_year_url(act.year))


@access("calendars.day.keep")
@require_http_methods(["GET", "POST"])
def add(request: SignedIn) -> HttpResponse:
    ensure(can_keep(request.user))
    form = DayForm(request.POST or None, initial={"on": parse_day(request.GET.get("on", ""))})
    blank = Act(_("Thêm ngày"), _("Thêm ngày"), today().year, queries.calendar_with, lambda: ("", ""))

    def do() -> tuple[str, str]:
        day = actions.add_day(actor=request.user, entry=form.entry())
        return _("Đã thêm ngày %(day)s.") % {"day": format_date(day.on)}, reverse("calendars:remove", args=[day.pk])

    def make() -> Act:
        entry = form.entry()
        return replace(
            blank,
            year=entry.on.year,
            would=lambda: queries.calendar_with(put=form.row()),
            do=do,
            check=lambda: actions.check_day(entry),
        )

    return _taken(request, form, make, blank)


@access("calendars.day.keep")
@require_http_methods(["GET", "POST"])
def change(request: SignedIn, pk: int) -> HttpResponse:
    day = _day_of(request, pk)
    was, undo = day.on, _restore_url(day)
    form = DayForm.of(day, request.POST or None)
    title = _("Sửa ngày %(day)s") % {"day": format_date(was)}

    def do() -> tuple[str, str]:
        actions.change_day(actor=request.user, day=day, entry=form.entry())
        return _("Đã sửa ngày %(day)s.") % {"day": format_date(day.on)}, undo

    def make() -> Act:
        return replace(
            blank,
            would=lambda: queries.calendar_with(without=was, put=form.row()),
            check=lambda: actions.check_day(form.entry(), day),
        )

    blank = Act(title, _("Lưu"), was.year, queries.calendar_with, do)
    return _taken(request, form, make, blank)


@access("calendars.day.keep")
@require_http_methods(["GET", "POST"])
def confirm(request: SignedIn, pk: int) -> HttpResponse:
    """A document has fixed the day."""
    day = _day_of(request, pk)
    undo, kind = _restore_url(day), decided(day.kind, day.on)
    form = ConfirmForm(request.POST or None, initial={"basis": day.basis})

    def do() -> tuple[str, str]:
        actions.confirm_day(actor=request.user, day=day, basis=form.cleaned_data["basis"])
        return _("Đã xác nhận ngày %(day)s.") % {"day": format_date(day.on)}, undo

    act = Act(
        _("Xác nhận ngày %(day)s: %(name)s") % {"day": format_date(day.on), "name": day.name},
        _("Xác nhận"),
        day.on.year,
        lambda: queries.calendar_with(put=(day.on, kind)),
        do,
    )
    return _taken(request, form, lambda: act, act)


@access("calendars.day.keep")
@require_http_methods(["GET", "POST"])
def remove(request: SignedIn, pk: int) -> HttpResponse:
    """Shows what moves, and on the press takes the day out."""
    day = _day_of(request, pk)
    on, undo = day.on, _restore_url(day)

    def do() -> tuple[str, str]:
        actions.remove_day(actor=request.user, day=day)
        return _("Đã bỏ ngày %(day)s khỏi lịch.") % {"day": format_date(on)}, undo

    act = Act(
        _("Bỏ ngày %(day)s: %(name)s") % {"day": format_date(on), "name": day.name},
        _("Bỏ ngày"),
        on.year,
        lambda: queries.calendar_with(without=on),
        do,
    )
    return _done(request, act) if request.method == "POST" else _ask(request, forms.Form(), act, look=True)


@access("calendars.day.keep")
@require_POST
def restore(request: SignedIn, version: int) -> HttpResponse:
    """The undo of changing, confirming and removing."""
    ensure(can_keep(request.user))
    try:
        day = actions.restore_day(actor=request.user, version=version)
    except ValidationError as error:
        notify.refused(request, " ".join(error.messages))
        return redirect("calendars:year")
    notify.done(request, _("Đã trả ngày %(day)s về như cũ.") % {"day": format_date(day.on)})
    return redirect(_year_url(day.on.year))


@access("calendars.day.keep")
@require_POST
def open_year(request: SignedIn, year: int) -> HttpResponse:
    """Begins the next year with the days of rest by law."""
    return _year_act(
        request,
        year,
        lambda: actions.open_year(actor=request.user, year=year),
        _("Đã lập lịch năm %(year)s theo luật. Hãy xác nhận từng ngày khi có văn bản.") % {"year": year},
        undo=reverse("calendars:close_year", args=[year]),
    )


@access("calendars.day.keep")
@require_POST
def close_year(request: SignedIn, year: int) -> HttpResponse:
    """The undo of beginning a year."""
    return _year_act(
        request,
        year,
        lambda: actions.close_year(actor=request.user, year=year),
        _("Đã bỏ lịch năm %(year)s mới lập.") % {"year": year},
    )


def _year_act(request: SignedIn, year: int, act: Callable[[], object], said: str, *, undo: str = "") -> HttpResponse:
    ensure(can_keep(request.user))
    try:
        act()
    except ValidationError as error:
        notify.refused(request, " ".join(error.messages))
    else:
        notify.done(request, said, undo=undo)
    return redirect(_year_url(year))


def _restore_url(day: CalendarDay) -> str:
    return reverse("calendars:restore", args=[queries.latest_version(day)])
