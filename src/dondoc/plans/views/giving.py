"""Giao việc ngoài kế hoạch."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc.frame.access import access, ensure
from dondoc.people.requests import SignedIn
from dondoc.plans import actions
from dondoc.plans.access import can_give
from dondoc.plans.forms.giving import GiveForm
from dondoc.records.queries import visible_documents
from dondoc.records.rules import Direction
from dondoc.ui import notify
from dondoc.ui.components.pieces import Crumb


@access("plans.task.give")
@require_http_methods(["GET", "POST"])
def give(request: SignedIn) -> HttpResponse:
    """Work that a leader gives directly, or that the Office writes down, always with its source."""
    ensure(can_give(request.user))
    documents = visible_documents(request.user).filter(direction=Direction.INCOMING).order_by("-id")
    form = GiveForm(request.POST or None, user=request.user, documents=documents)
    if request.method == "POST" and form.is_valid():
        try:
            task = actions.give_task(actor=request.user, given=form.given())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            notify.done(request, _("Đã giao việc cho %(body)s.") % {"body": form.cleaned_data["lead"].name})
            return redirect("plans:task", pk=task.pk)
    context = {
        "title": _("Giao việc ngoài kế hoạch"),
        "form": form,
        "crumbs": [Crumb(_("Kế hoạch"), reverse("plans:index")), Crumb(_("Nhiệm vụ"), reverse("plans:tasks"))],
    }
    return render(request, "plans/give.html", context)
