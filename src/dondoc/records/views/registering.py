"""Đăng ký văn bản đến: the form, and the look for a second copy before it is saved."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.frame.access import access, ensure
from dondoc.people.queries import today
from dondoc.people.requests import SignedIn
from dondoc.records.access import can_register
from dondoc.records.actions import DuplicateFound, register_document
from dondoc.records.forms import RegisterForm
from dondoc.records.models import Document
from dondoc.records.queries import issuer_names, same_documents
from dondoc.records.views.listing import type_names
from dondoc.ui import notify
from dondoc.ui.components.pieces import Crumb


@require_http_methods(["GET", "POST"])
@access("records.document.register")
def register_page(request: SignedIn) -> HttpResponse:
    """The form; a document that may be in the records already comes back with those it resembles."""
    ensure(can_register(request.user))
    form = RegisterForm(request.POST or None, request.FILES or None, initial={"arrived_on": today()})
    same: list[Document] = []
    if request.method == "POST" and form.is_valid():
        try:
            document = register_document(actor=request.user, arrival=form.arrival(), upload=form.upload())
        except ValidationError as refused:
            form.add_error("file", refused)
        except DuplicateFound as found:
            same = found.documents
            form.add_error("same_is_other", _("Có thể trùng với văn bản đã đăng ký. Hãy xem rồi xác nhận."))
            if request.FILES:
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
