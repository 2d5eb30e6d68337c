"""One's own deadlines as a calendar that other programs read by a secret link."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_POST
from icalendar import Calendar, Event

from dondoc.frame.access import access
from dondoc.people.models import User
from dondoc.people.requests import SignedIn
from dondoc.plans.actions.feed import digest_of, make_feed, revoke_feed
from dondoc.plans.queries import my_duties, my_steps
from dondoc.plans.queries.reminding import user_of_feed
from dondoc.plans.rules import Part
from dondoc.ui import notify
from dondoc.ui.components.pieces import Crumb

MOST = 500
NAME = "Đôn Đốc: thời hạn của tôi"


def _event(uid: str, title: str, on: date, url: str, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("summary", title)
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    event.add("dtstamp", stamp)
    event.add("url", settings.ADDRESS + url)
    event.add("transp", "TRANSPARENT")
    return event


def _events(user: User) -> Iterator[Event]:
    """The deadlines of what the person leads or directs, and the steps given to them."""
    parts = ((Part.LEADS, "Hạn: {}"), (Part.DIRECTS, "Hạn (chỉ đạo): {}"))
    seen: set[int] = set()
    for part, words in parts:
        for duty in my_duties(user, part=part).filter(deadline__isnull=False).order_by("deadline_key", "id")[:MOST]:
            if duty.pk not in seen and duty.deadline is not None:
                seen.add(duty.pk)
                url = reverse("plans:task", args=[duty.task_id])
                title = words.format(duty.task.title)
                yield _event(f"duty-{duty.pk}@dondoc", title, duty.deadline, url, duty.news_at)
    for step in my_steps(user).filter(due__isnull=False).order_by("due", "id")[:MOST]:
        if step.due is not None:
            url = reverse("plans:task", args=[step.duty.task_id])
            yield _event(f"step-{step.pk}@dondoc", f"Hạn trong đơn vị: {step.text}", step.due, url, step.duty.news_at)


@access("plans.feed.read", public=True)
@require_GET
@cache_control(private=True, max_age=900)
def calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar of whoever holds the link's account, found by the digest of the secret alone."""
    user = user_of_feed(digest_of(secret))
    if user is None:
        raise Http404
    found = Calendar()
    found.add("prodid", "-//Don Doc//VI")
    found.add("version", "2.0")
    found.add("x-wr-calname", NAME)
    for event in _events(user):
        found.add_component(event)
    content = found.to_ical()
    tag = quote_etag(sha256(content).hexdigest())
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers={"ETag": tag})


@access("plans.feed.manage")
@require_POST
def new(request: SignedIn) -> HttpResponse:
    """A new link, shown this once."""
    secret = make_feed(actor=request.user)
    context = {
        "title": _("Liên kết lịch riêng"),
        "link": settings.ADDRESS + reverse("plans:feed", args=[secret]),
        "crumbs": [Crumb(_("Cách nhận thông báo"), reverse("notices:settings"))],
    }
    return render(request, "plans/feed.html", context)


@access("plans.feed.manage")
@require_POST
def revoke(request: SignedIn) -> HttpResponse:
    revoke_feed(actor=request.user)
    notify.done(request, _("Đã thu hồi liên kết lịch. Liên kết cũ không mở được nữa."))
    return redirect("notices:settings")
