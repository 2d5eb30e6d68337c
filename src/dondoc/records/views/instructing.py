"""Cho ý kiến chỉ đạo: a page for one thumb; the Office's page to enter it for a leader."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc.frame.access import access, ensure
from dondoc.people.models import Person
from dondoc.people.queries import standing_of, today
from dondoc.people.requests import SignedIn
from dondoc.records.access import can_instruct
from dondoc.records.actions import instruct
from dondoc.records.forms import EnterInstructionForm, InstructForm
from dondoc.records.queries import visible_documents
from dondoc.ui import notify
from dondoc.ui.components.pieces import Crumb, FileRow


@require_http_methods(["GET", "POST"])
@access("records.document.instruct")
def instruct_page(request: SignedIn, pk: int) -> HttpResponse:
    """The leader's own instruction, or one that the Office enters for a leader."""
    document = get_object_or_404(visible_documents(request.user).select_related("issuer"), pk=pk)
    ensure(can_instruct(request.user, document))
    on = today()
    own = standing_of(request.user).is_leader
    kind = InstructForm if own else EnterInstructionForm
    form = kind(request.POST or None, request.FILES or None, on=on)
    if request.method == "POST" and form.is_valid():
        leader = request.user.person if own else get_object_or_404(Person, pk=form.cleaned_data["leader"])
        try:
            instruct(actor=request.user, document=document, leader=leader, order=form.order(), on=on)  # type: ignore[arg-type]  # a leader has a person
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            notify.done(request, _("Đã ghi ý kiến chỉ đạo và báo cho đơn vị."))
            return redirect("records:document", pk=document.pk)
    files = [
        FileRow(f.name, reverse("records:file", args=[pk, f.pk]), f.file.size)
        for f in document.files.select_related("file").order_by("id")
    ]
    context = {
        "title": _("Cho ý kiến chỉ đạo") if own else _("Nhập ý kiến chỉ đạo của lãnh đạo"),
        "crumbs": [
            Crumb(_("Văn bản đến"), reverse("records:incoming")),
            Crumb(str(document), reverse("records:document", args=[pk])),
        ],
        "document": document,
        "form": form,
        "own": own,
        "files": files,
    }
    return render(request, "records/instruct.html", context)
