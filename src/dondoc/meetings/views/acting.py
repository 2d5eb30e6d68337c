"""The acts on a meeting, but for its conclusions."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.frame.access import access, ensure
from dondoc.meetings import actions
from dondoc.meetings.access import can_attach, can_hold, can_prepare, can_take, can_write
from dondoc.meetings.forms import FileForm, MeetingForm, MinutesForm, ReasonForm, came_of, initial_of
from dondoc.meetings.models import Meeting, MeetingFile
from dondoc.meetings.queries import visible_meetings
from dondoc.meetings.queries.weekly import next_weekly
from dondoc.meetings.rules import FILE_MAX_MB, MeetingKind
from dondoc.meetings.views.fetching import back_to, crumbs_to, meeting_of
from dondoc.people.models import User
from dondoc.people.queries import today
from dondoc.people.requests import SignedIn
from dondoc.records.actions import Upload
from dondoc.records.storage import upload_content
from dondoc.ui import confirm, notify


def _end(*, actor: User, meeting: Meeting) -> Meeting:
    return actions.end_meeting(meeting, actor)


_SIMPLE: dict[str, Callable[..., Meeting]] = {
    "invite": actions.invite,
    "open": actions.open_meeting,
    "conclude": _end,
}


@access("meetings.meeting.hold")
@require_http_methods(["GET", "POST"])
def new(request: SignedIn) -> HttpResponse:
    """A new meeting; `?kind=weekly` begins with what the last weekly meeting was."""
    ensure(can_hold(request.user))
    form = MeetingForm(request.POST or None, initial=_initial(request))
    if request.method == "POST" and form.is_valid():
        try:
            meeting = actions.hold(actor=request.user, held=form.held())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            notify.done(request, _("Đã lập cuộc họp. Thành phần dự họp được báo khi bấm “Mời họp”."))
            return redirect("meetings:meeting", pk=meeting.pk)
    return _page(request, _("Lập cuộc họp"), form, crumbs=crumbs_to(), word=_("Lập cuộc họp"))


def _initial(request: SignedIn) -> dict[str, Any]:
    if request.GET.get("kind") != MeetingKind.WEEKLY:
        return {"day": today() + timedelta(days=1), "hour": time(8), "secretary": request.user.person_id}
    return next_weekly(request.user, today()) | {"secretary": request.user.person_id}


@access("meetings.meeting.edit")
@require_http_methods(["GET", "POST"])
def edit(request: SignedIn, pk: int) -> HttpResponse:
    """Title, time, place, people."""
    meeting = meeting_of(request, pk)
    ensure(can_prepare(request.user, meeting))
    form = MeetingForm(request.POST or None, initial=initial_of(meeting))
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit(actor=request.user, meeting=meeting, held=form.held())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            notify.done(request, _("Đã lưu."))
            return redirect("meetings:meeting", pk=meeting.pk)
    return _page(request, _("Sửa cuộc họp"), form, crumbs=crumbs_to(meeting), word=_("Lưu"))


@access("meetings.meeting.take")
@require_http_methods(["GET", "POST"])
def take(request: SignedIn, pk: int, verb: str) -> HttpResponse:
    """One step of a meeting: at once, or with the reason that it needs."""
    meeting = meeting_of(request, pk)
    if verb == "cancel":
        return _cancel(request, meeting)
    if verb not in _SIMPLE or request.method != "POST":
        return redirect("meetings:meeting", pk=pk)
    if verb == "conclude" and not confirm.is_confirmed(request):
        ensure(can_take(request.user, meeting, verb))
        return _ask(request, meeting)
    try:
        taken = _SIMPLE[verb](actor=request.user, meeting=meeting)
    except ValidationError as error:
        notify.refused(request, " ".join(error.messages))
    else:
        notify.done(request, _said(taken, verb))
    return back_to(request, meeting)


def _said(meeting: Meeting, verb: str) -> str:
    if verb == "invite":
        return _("Đã báo cho thành phần dự họp.")
    if verb == "open":
        return _("Cuộc họp bắt đầu. Mỗi kết luận gõ một dòng rồi bấm Enter.")
    given = meeting.conclusions.filter(task__isnull=False).count()
    return _("Đã kết thúc họp; %(n)s kết luận thành nhiệm vụ. Dự thảo thông báo kết luận đã soạn, mời trình ký.") % {
        "n": given
    }


def _ask(request: SignedIn, meeting: Meeting) -> HttpResponse:
    return confirm.ask(
        request,
        title=_("Kết thúc họp?"),
        consequence=consequence_of(meeting),
        verb=_("Kết thúc họp"),
        back_url=reverse("meetings:meeting", args=[meeting.pk]),
    )


def consequence_of(meeting: Meeting) -> str:
    """What ending the meeting does."""
    every = meeting.conclusions.count()
    given = meeting.conclusions.filter(lead__isnull=False).count()
    return _("%(every)s kết luận; %(given)s kết luận có đơn vị chủ trì thành nhiệm vụ và các đơn vị được báo ngay.") % {
        "every": every,
        "given": given,
    }


def _cancel(request: SignedIn, meeting: Meeting) -> HttpResponse:
    ensure(can_take(request.user, meeting, "cancel"))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.cancel(actor=request.user, meeting=meeting, reason=form.cleaned_data["reason"])
        notify.done(request, _("Đã hủy cuộc họp."))
        return redirect("meetings:meeting", pk=meeting.pk)
    return _page(request, _("Hủy cuộc họp"), form, crumbs=crumbs_to(meeting), word=_("Hủy cuộc họp"))


@access("meetings.meeting.write")
@require_POST
def presence(request: SignedIn, pk: int) -> HttpResponse:
    """Who came."""
    meeting = meeting_of(request, pk)
    ensure(can_write(request.user, meeting))
    came = came_of(list(meeting.attendees.all()), request.POST)
    actions.note_presence(actor=request.user, meeting=meeting, came=came)
    notify.done(request, _("Đã ghi thành phần có mặt."))
    return back_to(request, meeting)


@access("meetings.meeting.write")
@require_POST
def minutes(request: SignedIn, pk: int) -> HttpResponse:
    """What was said."""
    meeting = meeting_of(request, pk)
    ensure(can_write(request.user, meeting))
    form = MinutesForm(request.POST)
    if not form.is_valid():
        notify.refused(request, " ".join(_errors(form)))
        return back_to(request, meeting)
    ended = form.cleaned_data["ended"]
    zone = timezone.get_current_timezone()
    at = datetime.combine(meeting.local_start.date(), ended, tzinfo=zone) if ended else None
    actions.write_minutes(actor=request.user, meeting=meeting, text=form.cleaned_data["text"], ended_at=at)
    notify.done(request, _("Đã lưu nội dung biên bản."))
    return back_to(request, meeting)


@access("meetings.file.attach")
@require_POST
def attach(request: SignedIn, pk: int) -> HttpResponse:
    """A paper of the meeting."""
    meeting = meeting_of(request, pk)
    ensure(can_attach(request.user, meeting))
    form = FileForm(request.POST, request.FILES)
    try:
        actions.attach(actor=request.user, meeting=meeting, upload=_upload(form), kind=form.cleaned_data["kind"])
    except ValidationError as error:
        notify.refused(request, " ".join(error.messages))
    else:
        notify.done(request, _("Đã thêm tệp."))
    return back_to(request, meeting)


def _upload(form: FileForm) -> Upload:
    """The file that was sent.

    Raises:
        ValidationError: when none was, when it is too large, or nobody confirmed that it holds no secret.
    """
    if not form.is_valid():
        raise ValidationError(_errors(form))
    file = form.cleaned_data["file"]
    return Upload(upload_content(file, max_mb=FILE_MAX_MB), file.name or "", not_secret=form.cleaned_data["not_secret"])


def _errors(form: Form) -> list[str]:
    return [f"{form[name].label}: {error}" for name, errors in form.errors.items() for error in errors]


@access("meetings.file.attach")
@require_POST
def remove_file(request: SignedIn, pk: int) -> HttpResponse:
    """Takes a paper away."""
    seen = MeetingFile.objects.filter(meeting__in=visible_meetings(request.user)).select_related("meeting")
    kept = get_object_or_404(seen, pk=pk)
    ensure(can_attach(request.user, kept.meeting))
    actions.remove_file(actor=request.user, file=kept)
    notify.done(request, _("Đã bỏ tệp."))
    return back_to(request, kept.meeting)


def _page(request: SignedIn, title: str, form: Any, **context: Any) -> HttpResponse:
    back = context["crumbs"][-1].url
    return render(request, "meetings/form.html", {"title": title, "form": form, "back_url": back, **context})
