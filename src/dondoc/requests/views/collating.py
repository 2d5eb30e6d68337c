"""To collate: urge, decide on opinions, words under the outline, the filled form, the report."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.frame.access import access, ensure
from dondoc.official.docx_out import write_docx
from dondoc.outgoing.actions import Letter, Origin, draft_paper
from dondoc.outgoing.queries import papers_of
from dondoc.people.requests import SignedIn
from dondoc.records.rules import ALLOWED_FILES
from dondoc.requests import actions
from dondoc.requests.access import can_collate, can_manage
from dondoc.requests.forms import LineForm, decided_in
from dondoc.requests.models import OutlineLine
from dondoc.requests.queries import visible_requests
from dondoc.requests.queries.collated import as_official, filled_form, opinions_sheet
from dondoc.requests.queries.grids import answered, figures_of
from dondoc.requests.views.fetching import crumbs_to, download, form_page, request_of
from dondoc.ui import notify

PAPER_KIND = "requests.request"


@access("requests.request.urge")
@require_POST
def urge(http: SignedIn, pk: int) -> HttpResponse:
    """Reminds the ticked ones, or all that are silent."""
    request = request_of(http, pk)
    ensure(can_manage(http.user, request))
    picked = [int(one) for one in http.POST.getlist("picked") if one.isascii() and one.isdigit()]
    asked = request.addressees.select_related("body", "request")
    urged = actions.urge(
        actor=http.user, request=request, addressees=list(asked.filter(pk__in=picked) if picked else asked)
    )
    notify.done(http, _("Đã nhắc %(n)s nơi chưa trả lời.") % {"n": len(urged)})
    return redirect("requests:request", pk=pk)


@access("requests.request.collate")
@require_POST
def compose(http: SignedIn, pk: int) -> HttpResponse:
    """The words under the outline anew from the answers of now."""
    request = request_of(http, pk)
    actions.compose_again(actor=http.user, request=request)
    notify.done(http, _("Đã tổng hợp lại. Những mục đồng chí đã sửa được giữ nguyên."))
    return redirect("requests:request", pk=pk)


@access("requests.request.collate")
@require_http_methods(["GET", "POST"])
def line(http: SignedIn, pk: int) -> HttpResponse:
    """The collator's own words under one heading, beside what the bodies said."""
    found = get_object_or_404(
        OutlineLine.objects.select_related("request"), pk=pk, request__in=visible_requests(http.user)
    )
    ensure(can_collate(http.user, found.request))
    form = LineForm(http.POST or None, initial={"text": found.composed})
    if http.method == "POST" and form.is_valid():
        actions.edit_line(actor=http.user, line=found, text=form.cleaned_data["text"])
        notify.done(http, _("Đã lưu."))
        return redirect("requests:request", pk=found.request_id)
    answers = found.answers.filter(addressee__in=answered(found.request)).exclude(text="")
    return form_page(
        http,
        found.request,
        form,
        title=found.text,
        word=_("Lưu"),
        answers=list(answers.select_related("addressee__body").order_by("addressee__position")),
    )


@access("requests.request.collate")
@require_POST
def opinions(http: SignedIn, pk: int) -> HttpResponse:
    """Tiếp thu, giải trình."""
    request = request_of(http, pk)
    count = actions.decide_opinions(actor=http.user, request=request, decided=decided_in(http.POST))
    notify.done(http, _("Đã lưu tiếp thu, giải trình cho %(n)s ý kiến.") % {"n": count})
    return redirect("requests:request", pk=pk)


@access("requests.request.collate")
@require_GET
def figure(http: SignedIn, pk: int, cell_pk: int) -> HttpResponse:
    """One figure: what each body gave, and the records behind it."""
    request = request_of(http, pk)
    ensure(can_manage(http.user, request))
    cell = get_object_or_404(request.cells, pk=cell_pk)
    found = next(one for one in figures_of(request, answered(request)) if one.cell.pk == cell.pk)
    context = {"title": str(cell), "asked": request, "figure": found, "crumbs": crumbs_to(request)}
    return render(http, "requests/figure.html", context)


@access("requests.request.collate")
@require_GET
def workbook(http: SignedIn, pk: int) -> HttpResponse:
    """The asker's own form filled in; of opinions their table."""
    request = request_of(http, pk)
    ensure(can_manage(http.user, request))
    if request.is_opinion:
        return download(opinions_sheet(request), ALLOWED_FILES["xlsx"], f"tong-hop-y-kien-{pk}.xlsx")
    if request.form is None:
        raise Http404
    return download(filled_form(request), ALLOWED_FILES["xlsx"], request.form_name)


@access("requests.request.collate")
@require_GET
def docx(http: SignedIn, pk: int) -> HttpResponse:
    """The report as docx, laid out by Nghị định 30/2020/NĐ-CP."""
    request = request_of(http, pk)
    ensure(can_manage(http.user, request))
    content = write_docx(as_official(request, timezone.now()))
    return download(content, ALLOWED_FILES["docx"], f"tong-hop-yeu-cau-{pk}.docx")


@access("requests.request.collate")
@require_POST
def paper(http: SignedIn, pk: int) -> HttpResponse:
    """The report becomes a draft that goes its way to the signature; the one that is there is opened instead."""
    request = request_of(http, pk)
    ensure(can_manage(http.user, request))
    found = papers_of(PAPER_KIND, pk).first()
    if found is None:
        report = as_official(request, timezone.now())
        letter = Letter(
            type_name="Báo cáo",
            abstract=report.abstract,
            blocks=report.blocks,
            addressees=report.addressees,
            recipients=report.recipients,
            answers=request.document,
        )
        origin = Origin(PAPER_KIND, pk, request.title, reverse("requests:request", args=[pk]))
        found = draft_paper(actor=http.user, letter=letter, origin=origin)
        notify.done(http, _("Đã lập dự thảo văn bản từ các trả lời."))
    return redirect("outgoing:paper", pk=found.pk)
