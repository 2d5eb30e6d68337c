"""Phát hành: what to paste into the province's system, number and date, then the ways to each recipient."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.frame.access import access, ensure
from dondoc.outgoing import actions
from dondoc.outgoing.access import can_link, can_take
from dondoc.outgoing.actions.issuing import Issue
from dondoc.outgoing.forms import IssueForm
from dondoc.outgoing.models import Paper
from dondoc.outgoing.queries import numbering
from dondoc.outgoing.queries.sending import deliveries_with_links, sent_file
from dondoc.outgoing.rules import NumberMode
from dondoc.outgoing.views.papers import crumbs_to, paper_of
from dondoc.people.requests import SignedIn
from dondoc.records.models import Delivery
from dondoc.records.rules import Urgency
from dondoc.records.storage import serve
from dondoc.ui import confirm, notify
from dondoc.ui.components.text import said


@dataclass(frozen=True, slots=True)
class Pasted:
    """A field of the province's system: its name and what to paste."""

    key: str
    label: str
    value: str


@access("outgoing.paper.issue")
@require_http_methods(["GET", "POST"])
def issue(request: SignedIn, pk: int) -> HttpResponse:
    """The files and fields for whoever numbers; number and date are asked for, then whether it is meant."""
    paper = paper_of(request, pk)
    ensure(can_take(request.user, paper, "issue"))
    own = numbering().mode == NumberMode.OWN
    form = IssueForm(request.POST or None, own=own)
    if request.method == "POST" and form.is_valid():
        if not confirm.is_confirmed(request):
            return confirm.ask(
                request,
                title=_("Phát hành văn bản?"),
                consequence=_("Văn bản được ghi vào sổ văn bản đi, gửi tới các nơi nhận và không sửa được nữa."),
                verb=_("Phát hành"),
                back_url=reverse("outgoing:issue", args=[pk]),
            )
        try:
            issued = actions.issue_paper(actor=request.user, paper=paper, issue=Issue(**form.cleaned_data))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            notify.done(request, _("Đã phát hành %(document)s.") % {"document": issued.document})
            return redirect("outgoing:paper", pk=pk)
    context = {
        "title": _("Phát hành"),
        "paper": paper,
        "document": paper.document,
        "form": form,
        "own": own,
        "fields": _fields(paper),
        "crumbs": crumbs_to(paper),
    }
    return render(request, "outgoing/issue.html", context)


def _fields(paper: Paper) -> list[Pasted]:
    document = paper.document
    lines = "; ".join(document.recipients.order_by("position").values_list("text", flat=True))
    pasted = (
        ("type", _("Loại văn bản"), document.type_name),
        ("symbol", _("Ký hiệu"), document.symbol),
        ("abstract", _("Trích yếu"), document.subject),
        ("recipients", _("Nơi nhận"), lines),
        ("signer", _("Người ký"), document.signer_name),
        ("title", _("Chức vụ"), document.signer_title),
        ("urgency", _("Độ khẩn"), said(Urgency(document.urgency).label)),
        ("unit", _("Đơn vị soạn"), str(document.unit or "")),
    )
    return [Pasted(key, label, value) for key, label, value in pasted if value]


@access("outgoing.paper.send")
@require_http_methods(["GET"])
def sending(request: SignedIn, pk: int) -> HttpResponse:
    """Whom an issued document has reached."""
    return _sending_page(request, paper_of(request, pk))


def _sending_page(request: SignedIn, paper: Paper, secret: str = "", to: Delivery | None = None) -> HttpResponse:
    rows = [(d, bool(can_link(request.user, paper, d))) for d in deliveries_with_links(paper.document)]
    context = {
        "title": _("Gửi văn bản"),
        "paper": paper,
        "document": paper.document,
        "rows": rows,
        "link": request.build_absolute_uri(reverse("outgoing:opened", args=[secret])) if secret else "",
        "to": to,
        "crumbs": crumbs_to(paper),
    }
    return render(request, "outgoing/sending.html", context)


@access("outgoing.paper.link")
@require_POST
def link(request: SignedIn, pk: int, delivery_pk: int) -> HttpResponse:
    """A new link for one recipient, shown once."""
    paper = paper_of(request, pk)
    delivery = get_object_or_404(deliveries_with_links(paper.document), pk=delivery_pk)
    _link, secret = actions.make_link(actor=request.user, paper=paper, delivery=delivery)
    return _sending_page(request, paper, secret, delivery)


@access("outgoing.link.open", public=True)
@require_http_methods(["GET", "POST"])
def opened(request: HttpRequest, secret: str) -> HttpResponse:
    """The door of whoever holds a link: the document is given on a press of the button, and each press is kept."""
    found = actions.link_held(secret)
    if found is None:
        context = {"title": _("Đường dẫn không còn hiệu lực")}
        return render(request, "outgoing/expired.html", context, status=404)
    document = found.delivery.recipient.document
    kept = sent_file(document)
    if request.method == "POST" and kept is not None:
        actions.open_link(secret=secret)
        return serve(kept.file, kept.name)
    return render(request, "outgoing/opened.html", {"title": str(document), "document": document})
