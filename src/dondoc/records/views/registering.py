"""Đăng ký văn bản đến: the form, and the look for a second copy before it is saved."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.frame.access import access, ensure
from dondoc.people.queries import today
from dondoc.people.requests import SignedIn
from dondoc.records.access import can_register
from dondoc.records.actions import DuplicateFound, register_document
from dondoc.records.forms import RegisterForm
from dondoc.records.models import Citation, Document
from dondoc.records.queries import issuer_names, same_documents, visible_documents
from dondoc.records.views.listing import type_names
from dondoc.ui import notify
from dondoc.ui.components.pieces import Crumb

LONGEST_ID = 19  # digits of the database's numbers


@require_http_methods(["GET", "POST"])
@access("records.document.register")
def register_page(request: SignedIn) -> HttpResponse:
    """The form, empty or as a text of ours prints the document (`?citation=`); a document that may be in the records
    already comes back with those it resembles.
    """
    ensure(can_register(request.user))
    form = RegisterForm(request.POST or None, request.FILES or None, on=today(), citation=_citation(request))
    same: list[Document] = []
    if request.method == "POST" and form.is_valid():
        try:
            document = register_document(actor=request.user, arrival=form.arrival(), upload=form.upload())
        except ValidationError as refused:
            form.add_error(None if hasattr(refused, "error_dict") else "file", refused)
        except DuplicateFound as found:
            same = found.documents
            form.add_error("same_is_other", _("Có thể trùng với văn bản đã đăng ký. Hãy xem rồi xác nhận."))
            if request.FILES and "X-Upload" not in request.headers:  # with it the page puts the file back itself
                form.add_error("file", _("Hãy chọn lại tệp trước khi đăng ký."))
        else:
            notify.done(request, _("Đã đăng ký văn bản đến."))
            return redirect("records:document", pk=document.pk)
    context = {
        "title": _("Đăng ký văn bản đến"),
        "crumbs": [Crumb(_("Văn bản đến"), reverse("records:incoming"))],
        "form": form,
        "same": same,
        "type_names": type_names(),
        "issuers": issuer_names(),
    }
    return render(request, "records/register.html", context)


def _citation(request: SignedIn) -> Citation | None:
    """The citation that the document is registered from, one that leads nowhere yet."""
    asked = request.GET.get("citation", "")
    if not asked:
        return None
    seen = Citation.objects.filter(document__in=visible_documents(request.user), cited__isnull=True)
    return get_object_or_404(seen, pk=int(asked) if asked.isdecimal() and len(asked) < LONGEST_ID else 0)


@require_GET
@access("records.document.register")
def same_page(request: SignedIn) -> HttpResponse:
    """The documents with this number, symbol and issuer, while the form is being filled in."""
    ensure(can_register(request.user))
    same = same_documents(
        number=request.GET.get("number", "").strip(),
        symbol=request.GET.get("symbol", "").strip().lstrip("/-"),
        issuer_text=request.GET.get("issuer_text", ""),
    )
    template = "records/register.html#same" if request.htmx else "records/same.html"
    return render(request, template, {"title": _("Văn bản giống"), "same": same})
