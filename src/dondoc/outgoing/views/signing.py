"""Signing a paper with one's own key, taking back what another system signed, and what the signatures say."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.frame.access import access, ensure
from dondoc.outgoing import actions
from dondoc.outgoing.access import can_keep_signed, can_sign_with_key
from dondoc.outgoing.forms import KeyForm, SignedFileForm
from dondoc.outgoing.models import Paper
from dondoc.outgoing.queries.signed import Checked, signed_file, signed_pdf
from dondoc.outgoing.views.papers import paper_of
from dondoc.people.requests import SignedIn
from dondoc.records.storage import serve
from dondoc.ui import notify
from dondoc.ui.components.pieces import Crumb


@access("outgoing.paper.sign")
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign(request: SignedIn, pk: int) -> HttpResponse:
    """The signer signs with a key that is used once."""
    paper = paper_of(request, pk)
    ensure(can_sign_with_key(request.user, paper))
    form = KeyForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.sign_paper(actor=request.user, paper=paper, key=form.key, picture=form.image)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            notify.done(request, _("Đã ký. Chữ ký đã được kiểm tra lại và đúng."))
            return redirect("outgoing:signatures", pk=pk)
    return render(request, "outgoing/sign.html", {"title": _("Ký số văn bản"), "form": form} | _around(paper))


@access("outgoing.paper.keep_signed")
@require_http_methods(["GET", "POST"])
def take_back(request: SignedIn, pk: int) -> HttpResponse:
    """The signed file comes back: verified, compared, its departures shown before it is kept."""
    paper = paper_of(request, pk)
    ensure(can_keep_signed(request.user, paper))
    form = SignedFileForm(request.POST or None, request.FILES or None)
    found: Checked | None = None
    if request.method == "POST" and form.is_valid():
        try:
            pdf = form.content()
            found = actions.look(paper, pdf)
            if not found.needs_word or form.cleaned_data["seen"]:
                actions.keep_signed(actor=request.user, paper=paper, pdf=pdf, seen=form.cleaned_data["seen"])
                notify.done(request, _("Đã nhận bản đã ký. Kết quả kiểm tra, số và ngày đọc từ tệp ghi ở dưới."))
                return redirect("outgoing:signatures", pk=pk)
        except ValidationError as error:
            form.add_error("file", error)
    context = {"title": _("Nhận bản đã ký"), "form": form, "found": found}
    return render(request, "outgoing/sign_take_back.html", context | _around(paper))


@access("outgoing.paper.view")
@require_GET
def signatures(request: SignedIn, pk: int) -> HttpResponse:
    """What the signatures of the kept file say, read anew each time."""
    paper = paper_of(request, pk)
    context = {"title": _("Chữ ký số"), "read": signed_pdf(paper)}
    return render(request, "outgoing/sign_result.html", context | _around(paper))


@access("outgoing.paper.view")
@require_GET
def signed(request: SignedIn, pk: int) -> HttpResponse:
    """The signed file itself, byte for byte as it is kept."""
    kept = signed_file(paper_of(request, pk))
    if kept is None:
        raise Http404
    return serve(kept.file, kept.name)


def _around(paper: Paper) -> dict[str, object]:
    here = reverse("outgoing:paper", args=[paper.pk])
    crumbs = [Crumb(_("Văn bản đang trình"), reverse("outgoing:index")), Crumb(str(paper)[:60], here)]
    return {"paper": paper, "crumbs": crumbs, "back_url": here}
