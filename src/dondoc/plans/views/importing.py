"""Nhập kế hoạch: a file goes in, the review page opens."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc.files import FileRefused
from dondoc.frame.access import access, ensure
from dondoc.people.requests import SignedIn
from dondoc.plans.access import can_import
from dondoc.plans.actions.importing import AlreadyImported, import_plan
from dondoc.plans.forms.importing import ImportForm
from dondoc.plans.models import Plan
from dondoc.reading import SecretDocument
from dondoc.records.rules import MAX_FILE_MB
from dondoc.records.storage import upload_content
from dondoc.ui import notify
from dondoc.ui.components.pieces import Crumb


def _imported(request: SignedIn, form: ImportForm) -> Plan | None:
    """The new draft; None with the reason beside the field that it belongs to."""
    data = form.cleaned_data
    try:
        return import_plan(
            actor=request.user,
            content=upload_content(data["file"], max_mb=MAX_FILE_MB),
            name=data["file"].name,
            not_secret=data["not_secret"],
            above=data["above"],
            again=data["again"],
        )
    except (FileRefused, SecretDocument) as refusal:
        form.add_error("file", str(refusal))
    except ValidationError as error:
        form.add_error("file", error)
    return None


@access("plans.plan.import")
@require_http_methods(["GET", "POST"])
def import_page(request: SignedIn) -> HttpResponse:
    """The upload; the same file twice is told, with the way to the former plan."""
    ensure(can_import(request.user))
    form = ImportForm(request.POST or None, request.FILES or None)
    former: Plan | None = None
    if request.method == "POST" and form.is_valid():
        try:
            plan = _imported(request, form)
        except AlreadyImported as known:
            plan, former = None, known.plan
        if plan is not None:
            notify.done(request, _("Đã đọc xong tệp. Hãy rà soát rồi ban hành."))
            return redirect("plans:review", plan.pk)
    context = {
        "title": _("Nhập kế hoạch"),
        "crumbs": [Crumb(_("Kế hoạch"), "/plans/")],
        "form": form,
        "former": former,
        "former_open": former is not None and former.state == "draft",
    }
    return render(request, "plans/import.html", context)
