"""To ask: the form of a new request, its cells, more addressees, another hour."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc.files.sheets import open_workbook
from dondoc.frame.access import access, ensure
from dondoc.people.models import Body
from dondoc.people.requests import SignedIn
from dondoc.people.rules import INTERNAL_KINDS
from dondoc.records.models import Document
from dondoc.records.queries import visible_documents
from dondoc.records.rules import Direction
from dondoc.records.storage import content_of
from dondoc.requests import actions
from dondoc.requests.access import can_add_to, can_ask, can_edit
from dondoc.requests.forms import AskForm, BodiesForm, DueForm
from dondoc.requests.models import Request
from dondoc.requests.queries.outline import asked_outline
from dondoc.requests.rules import CellKind
from dondoc.requests.rules.sheets import Spot, all_spots
from dondoc.requests.views.fetching import crumbs_to, form_page, request_of
from dondoc.ui import notify

_ABOUT = re.compile(r"^\s*(?:V/v|Về việc)\s*:?\s*", re.IGNORECASE)  # how an abstract begins


def _documents(http: SignedIn) -> QuerySet[Document]:
    return visible_documents(http.user).filter(direction=Direction.INCOMING).order_by("-id")


@access("requests.request.ask")
@require_http_methods(["GET", "POST"])
def ask(http: SignedIn) -> HttpResponse:
    """A new request; `?document=3` starts from an incoming letter and the outline that it holds."""
    ensure(can_ask(http.user))
    documents = _documents(http)
    if http.POST.get("act") == "outline":
        return redirect(f"{reverse('requests:ask')}?document={http.POST.get('document', '')}")
    form = AskForm(
        http.POST or None,
        http.FILES or None,
        user=http.user,
        documents=documents,
        initial=_from_document(http, documents),
    )
    if http.method == "POST" and form.is_valid():
        try:
            request = actions.ask(actor=http.user, asked=form.asked(send=False))
        except ValidationError as error:
            _tell(form, error)
        else:
            return _written(http, request)
    return _form(http, None, form, _("Yêu cầu mới"))


def _written(http: SignedIn, request: Request) -> HttpResponse:
    if request.form:
        notify.done(http, _("Đã lưu. Hãy xem lại các ô phải điền trong biểu."))
        return redirect("requests:cells", pk=request.pk)
    notify.done(http, _("Đã lưu. Yêu cầu chưa gửi: hãy xem lại rồi chọn “Gửi yêu cầu”."))
    return redirect("requests:request", pk=request.pk)


def _from_document(http: SignedIn, documents: QuerySet[Document]) -> dict[str, Any]:
    asked = http.GET.get("document", "")
    document = documents.filter(pk=asked).first() if asked.isascii() and asked.isdigit() else None
    if document is None:
        return {}
    found = {
        "document": document.pk,
        "title": _ABOUT.sub("", document.subject)[:1].upper() + _ABOUT.sub("", document.subject)[1:],
        "kind": "data",
        "due_on": document.deadline,
    }
    return found | {"outline": "\n".join(asked_outline(document))}


@access("requests.request.edit")
@require_http_methods(["GET", "POST"])
def edit(http: SignedIn, pk: int) -> HttpResponse:
    """What a request that has not gone out asks."""
    request = request_of(http, pk)
    ensure(can_edit(http.user, request))
    form = AskForm(
        http.POST or None, http.FILES or None, user=http.user, documents=_documents(http), initial=_of_request(request)
    )
    if http.method == "POST" and form.is_valid():
        try:
            actions.edit(actor=http.user, request=request, asked=form.asked(send=False))
        except ValidationError as error:
            _tell(form, error)
        else:
            notify.done(http, _("Đã lưu."))
            return redirect("requests:request", pk=pk)
    return _form(http, request, form, _("Sửa yêu cầu"))


def _of_request(request: Request) -> dict[str, Any]:
    bodies = Body.objects.filter(pk__in=request.addressees.values("body_id"))
    return {
        "kind": request.kind,
        "title": request.title,
        "text": request.text,
        "document": request.document_id,
        "due_on": request.due_local.date(),
        "due_hour": f"{request.due_local:%H:%M}",
        "outline": "\n".join(line.text for line in request.lines.all()),
        "mode": request.mode,
        "units": [body.pk for body in bodies if body.kind in INTERNAL_KINDS],
        "outside": [body.pk for body in bodies if body.kind not in INTERNAL_KINDS],
    }


def _form(http: SignedIn, request: Request | None, form: AskForm, title: str) -> HttpResponse:
    return form_page(http, request, form, title=title, word=_("Lưu, xem lại"), asking=request is None)


def _tell(form: Any, error: ValidationError) -> None:
    """What an action refused, beside the field that it names."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, found in error.error_dict.items():
        form.add_error({"due_at": "due_on", "bodies": "units"}.get(name, name), found)


@access("requests.request.edit")
@require_http_methods(["GET", "POST"])
def cells(http: SignedIn, pk: int) -> HttpResponse:
    """Which cells of the form are asked: the sheet as it is, a tick in each cell that may be filled."""
    request = request_of(http, pk)
    ensure(can_edit(http.user, request))
    if request.form is None:
        return redirect("requests:request", pk=pk)
    pages = all_spots(open_workbook(content_of(request.form)))
    offered = {f"{n}-{s.row}-{s.column}": s for n, page in enumerate(pages) for s in page.offered}
    if http.method == "POST":
        chosen = [_chosen(http, key, spot) for key, spot in offered.items() if http.POST.get(f"ask-{key}")]
        actions.choose_cells(actor=http.user, request=request, spots=chosen)
        notify.done(http, _("Đã chọn %(n)s ô phải điền.") % {"n": len(chosen)})
        return redirect("requests:request", pk=pk)
    kept = {(c.sheet, c.row, c.column): c.kind for c in request.cells.all()}
    context = {
        "title": _("Các ô phải điền trong biểu"),
        "asked": request,
        "pages": [page.drawn(n, kept) for n, page in enumerate(pages)],
        "crumbs": crumbs_to(request),
    }
    return render(http, "requests/cells.html", context)


def _chosen(http: SignedIn, key: str, spot: Spot) -> Spot:
    kind = http.POST.get(f"kind-{key}", spot.kind)
    kind = kind if kind in CellKind.values else spot.kind
    return Spot(spot.sheet, spot.row, spot.column, spot.row_label, spot.column_label, kind)


@access("requests.request.edit")
@require_http_methods(["GET", "POST"])
def addressees(http: SignedIn, pk: int) -> HttpResponse:
    """More bodies are asked."""
    request = request_of(http, pk)
    ensure(can_add_to(http.user, request))
    form = BodiesForm(http.POST or None, user=http.user)
    if http.method == "POST" and form.is_valid():
        actions.add_addressees(actor=http.user, request=request, bodies=form.bodies())
        notify.done(http, _("Đã thêm nơi được yêu cầu."))
        return redirect("requests:request", pk=pk)
    return form_page(http, request, form, title=_("Thêm nơi được yêu cầu"), word=_("Thêm"))


@access("requests.request.edit")
@require_http_methods(["GET", "POST"])
def due(http: SignedIn, pk: int) -> HttpResponse:
    """Another hour for all."""
    request = request_of(http, pk)
    ensure(can_add_to(http.user, request))
    local = timezone.localtime(request.due_at)
    form = DueForm(http.POST or None, initial={"due_on": local.date(), "due_hour": f"{local:%H:%M}"})
    if http.method == "POST" and form.is_valid():
        actions.put_off(actor=http.user, request=request, due_at=form.cleaned_data["due_at"])
        notify.done(http, _("Đã chuyển thời hạn."))
        return redirect("requests:request", pk=pk)
    return form_page(http, request, form, title=_("Chuyển thời hạn"), word=_("Lưu"))
