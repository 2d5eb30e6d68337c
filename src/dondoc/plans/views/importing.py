"""Nhập kế hoạch: a file goes in, the review page opens."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc.files import FileRefused
from dondoc.frame.access import access, ensure
from dondoc.people.requests import SignedIn
from dondoc.plans.access import can_import
from dondoc.plans.actions.importing import AlreadyImported, import_plan
from dondoc.plans.forms.importing import ImportForm
from dondoc.plans.models import Plan
from dondoc.plans.queries import visible_plans
from dondoc.plans.queries.reviewing import source_of
from dondoc.reading import SecretDocument
from dondoc.records.rules import MAX_FILE_MB, FileRole
from dondoc.records.storage import content_of, upload_content
from dondoc.ui import notify
from dondoc.ui.components.pieces import Crumb


def _imported(request: SignedIn, form: ImportForm, former: Plan | None) -> Plan | None:
    """The new draft; None with the reason beside the field that it belongs to."""
    data = form.cleaned_data
    kept = source_of(former) if former is not None and not data["file"] else None
    try:
        return import_plan(
            actor=request.user,
            content=content_of(kept.file) if kept else upload_content(data["file"], max_mb=MAX_FILE_MB),
            name=kept.name if kept else data["file"].name,
            not_secret=data["not_secret"],
            above=data["above"],
            again=data["again"],
        )
    except (FileRefused, SecretDocument) as refusal:
        form.add_error("file", str(refusal))
    except ValidationError as error:
        form.add_error("file", error)
    return None


def _former(request: SignedIn) -> Plan | None:
    """The plan that the same file became before, when the page was told so; its file need not be sent again."""
    number = request.POST.get("former", "")
    if not number:
        return None
    plans = visible_plans(request.user).filter(document__files__role=FileRole.SOURCE)
    return get_object_or_404(plans.distinct(), pk=int(number) if number.isdecimal() else 0)


@access("plans.plan.import")
@require_http_methods(["GET", "POST"])
def import_page(request: SignedIn) -> HttpResponse:
    """The upload; the same file twice is told, with the way to the former plan and that to go on without sending again."""
    ensure(can_import(request.user))
    form = ImportForm(request.POST or None, request.FILES or None)
    former = _former(request)
    if request.method == "POST" and form.is_valid():
        try:
            plan = _imported(request, form, former)
        except AlreadyImported as known:
            plan, former = None, known.plan
        if plan is not None:
            notify.done(request, _("Đã đọc xong tệp. Hãy rà soát rồi ban hành."))
            return redirect("plans:review", plan.pk)
    kept = source_of(former) if former is not None else None
    context = {
        "title": _("Nhập kế hoạch"),
        "crumbs": [Crumb(_("Kế hoạch"), "/plans/")],
        "form": form,
        "former": former,
        "former_open": former is not None and former.state == "draft",
        "kept": kept.name if kept else "",
    }
    return render(request, "plans/import.html", context)
