"""Phân công lĩnh vực and the table of signing authority."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.frame.access import access, ensure
from dondoc.people import actions
from dondoc.people.access import can_reassign
from dondoc.people.forms.reassigning import Reassign
from dondoc.people.queries import leaders, leaders_visible_to, today
from dondoc.people.queries.reassigning import reassigned_work, reassignments_visible_to
from dondoc.people.queries.signing import authorities_visible_to
from dondoc.people.requests import SignedIn
from dondoc.people.views.answers import crumb, directory_tabs
from dondoc.ui import notify
from dondoc.ui.components.pieces import Crumb


@access("people.reassignment.view")
@require_GET
def fields(request: SignedIn) -> HttpResponse:
    """Who leads in which field and who may sign in which way, each with its document."""
    on = today()
    context = {
        "title": _("Danh bạ"),
        "tabs": directory_tabs("people:fields"),
        "leaders": leaders_visible_to(request.user, on),
        "authorities": authorities_visible_to(request.user, on),
        "made": reassignments_visible_to(request.user),
        "can_reassign": can_reassign(request.user),
        "on": on,
    }
    return render(request, "people/fields.html", context)


@access("people.reassignment.make")
@require_http_methods(["GET", "POST"])
def reassign(request: SignedIn) -> HttpResponse:
    """The form; sent, the preview of the work that changes its leader; sent again from there, the act."""
    ensure(can_reassign(request.user))
    own = leaders(today())
    form = Reassign(request.POST or None, leaders=own)
    crumbs = [crumb(), Crumb(_("Lãnh đạo, thẩm quyền ký"), reverse("people:fields"))]
    if not form.is_valid() or "again" in request.POST:
        context = {"title": _("Phân công lĩnh vực"), "crumbs": crumbs, "form": form}
        return render(request, "people/reassign.html", context)
    assigned = form.assigned()
    if "do" in request.POST:
        try:
            made = actions.reassign(actor=request.user, assigned=assigned)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            notify.done(
                request, _("Đã ghi nhận phân công, áp dụng từ ngày %(on)s.") % {"on": made.on.strftime("%d/%m/%Y")}
            )
            return redirect("people:fields")
    parts = reassigned_work(assigned.fields, today())
    context = {
        "title": _("Xem trước việc đổi lãnh đạo chỉ đạo"),
        "crumbs": crumbs,
        "form": form,
        "assigned": assigned,
        "leaders": own,
        "parts": [(part, [(w, assigned.choices.get(w.key, w.suggested)) for w in part.works]) for part in parts],
        "sent": [(name, value) for name, value in request.POST.items() if _is_kept(name)],
    }
    return render(request, "people/reassign_preview.html", context)


def _is_kept(name: str) -> bool:
    return not name.startswith("to-") and name not in {"csrfmiddlewaretoken", "do", "again"}


@access("people.reassignment.make")
@require_POST
def cancel_reassignment(request: SignedIn, pk: int) -> HttpResponse:
    found = get_object_or_404(reassignments_visible_to(request.user), pk=pk)
    try:
        actions.cancel_reassignment(actor=request.user, reassignment=found)
        notify.done(request, _("Đã bỏ phân công dự kiến."))
    except ValidationError as error:
        notify.refused(request, " ".join(error.messages))
    return redirect("people:fields")
