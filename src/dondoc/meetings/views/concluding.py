"""Conclusions: typed, put right, taken out."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.frame.access import access, ensure
from dondoc.meetings import actions
from dondoc.meetings.access import can_write
from dondoc.meetings.forms import ConclusionForm
from dondoc.meetings.views.fetching import back_to, conclusion_of, crumbs_to, meeting_of
from dondoc.people.requests import SignedIn
from dondoc.plans.views.fetching import back_of
from dondoc.ui import notify


@access("meetings.conclusion.write")
@require_POST
def add(request: SignedIn, pk: int) -> HttpResponse:
    """One line, one conclusion."""
    meeting = meeting_of(request, pk)
    ensure(can_write(request.user, meeting))
    try:
        actions.add_conclusion(actor=request.user, meeting=meeting, text=request.POST.get("text", ""))
    except ValidationError as error:
        notify.refused(request, " ".join(error.messages))
    return back_to(request, meeting)


@access("meetings.conclusion.write")
@require_http_methods(["GET", "POST"])
def edit(request: SignedIn, pk: int) -> HttpResponse:
    """What was read out of a conclusion, put right."""
    conclusion = conclusion_of(request, pk)
    meeting = conclusion.meeting
    ensure(can_write(request.user, meeting))
    initial = {
        "text": conclusion.text,
        "lead": conclusion.lead_id,
        "cooperating": [body.pk for body in conclusion.cooperating.all()],
        "due": conclusion.due,
    }
    form = ConclusionForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_conclusion(actor=request.user, conclusion=conclusion, said=form.concluded())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            notify.done(request, _("Đã sửa kết luận."))
            return back_to(request, meeting)
    context = {
        "title": _("Sửa kết luận %(n)s") % {"n": conclusion.position},
        "form": form,
        "crumbs": crumbs_to(meeting),
        "word": _("Lưu"),
        "next": back_of(request),
        "back_url": back_of(request) or reverse("meetings:meeting", args=[meeting.pk]),
    }
    return render(request, "meetings/form.html", context)


@access("meetings.conclusion.write")
@require_POST
def remove(request: SignedIn, pk: int) -> HttpResponse:
    """Takes a conclusion out."""
    conclusion = conclusion_of(request, pk)
    meeting = conclusion.meeting
    ensure(can_write(request.user, meeting))
    actions.remove_conclusion(actor=request.user, conclusion=conclusion)
    notify.done(request, _("Đã bỏ kết luận."))
    return back_to(request, meeting)
