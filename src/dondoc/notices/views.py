"""The page of one's notices; a notice opens through here, so that it counts as read."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.frame.access import access
from dondoc.frame.paging import count_up_to, keyset
from dondoc.frame.registries import panels_for
from dondoc.notices import actions, queries
from dondoc.notices.forms import PreferenceForm
from dondoc.notices.hooks import post
from dondoc.notices.rules import inside
from dondoc.ui import notify
from dondoc.ui.components.lists import Filter
from dondoc.ui.components.pieces import Crumb
from dondoc.ui.components.text import thousands


def _person_id(request: HttpRequest) -> int | None:
    user: Any = request.user
    return user.person_id if user.is_authenticated else None


def _filters() -> list[Filter]:
    return [Filter("state", _("Trạng thái"), options=[("unread", _("Chưa đọc"))])]


@access("notices.view")
@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    found = queries.visible_to(_person_id(request))
    if _filters()[0].value(request):
        found = found.filter(read_at__isnull=True)
    context = {
        "title": _("Thông báo"),
        "filters": _filters(),
        "page": keyset(found, ["-id"], after=request.GET.get("after", ""), before=request.GET.get("before", "")),
        "count": count_up_to(found, exact=request.GET.get("count") == "exact"),
        "unread": queries.unread_count(_person_id(request)),
    }
    is_fragment = request.headers.get("HX-Request") == "true"
    return render(request, "notices/notices.html#rows" if is_fragment else "notices/notices.html", context)


@access("notices.view")
@require_POST
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Marks the notice as read and leads to where it points, within the program only."""
    person_id = _person_id(request)
    notice = get_object_or_404(queries.visible_to(person_id), pk=pk)
    actions.mark_read(person_id=notice.person_id, notice_ids=[notice.pk])
    return redirect(notice.url if inside(notice.url) else "notices:notices")


@access("notices.view")
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    person_id = _person_id(request)
    count = actions.mark_read(person_id=person_id) if person_id is not None else 0
    words = ngettext("Đã đánh dấu đã đọc %(n)s thông báo.", "Đã đánh dấu đã đọc %(n)s thông báo.", count)
    notify.done(request, words % {"n": thousands(count)})
    return redirect("notices:notices")


@access("notices.settings")
@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """How the signed-in person hears of notices; rooms above add what else reaches out (a calendar)."""
    person_id = _person_id(request)
    if person_id is None:
        raise Http404
    kept = queries.preference_of(person_id)
    form = PreferenceForm(
        request.POST or None, initial={"by_mail": kept.by_mail, "kinds": kept.kinds, "hour": kept.hour}
    )
    if form.is_valid():
        actions.set_preference(person_id=person_id, **form.cleaned_data)
        notify.done(request, _("Đã lưu cách nhận thông báo."))
        return redirect("notices:settings")
    box = post.mailboxes([person_id]).get(person_id)
    context = {
        "title": _("Cách nhận thông báo"),
        "form": form,
        "address": box.address if box else "",
        "panels": panels_for("notices.settings", request.user, request.user),
        "crumbs": [Crumb(_("Thông báo"), reverse("notices:notices"))],
    }
    return render(request, "notices/settings.html", context)
