"""The list of papers, a new one, one paper with its phiếu trình, and its files."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.frame.access import access, ensure
from dondoc.frame.paging import count_up_to, keyset
from dondoc.frame.registries import panels_for
from dondoc.frame.search import holds
from dondoc.journal.queries import history_of
from dondoc.language import fold
from dondoc.official.compose import compose
from dondoc.outgoing import actions
from dondoc.outgoing.access import can_draft, can_number, can_revise, stands_in_for, verbs_of
from dondoc.outgoing.forms import LetterForm, OpinionForm
from dondoc.outgoing.models import Paper
from dondoc.outgoing.queries import for_page, unit_of, visible_papers
from dondoc.outgoing.queries.layout import as_official, changes_of, departures_of, docx_of, file_name, pdf_of, slip_pdf
from dondoc.outgoing.rules import PAPER, PaperState
from dondoc.people.queries import standing_of, today
from dondoc.people.requests import SignedIn
from dondoc.records.rules import ALLOWED_FILES, FileRole
from dondoc.records.storage import serve
from dondoc.ui import confirm, notify
from dondoc.ui.components.lists import Column, Filter
from dondoc.ui.components.pieces import Crumb, Entry, Stage
from dondoc.ui.components.text import said, said_choices, said_verb

SHOWN_HISTORY = 50
WAY = (
    PaperState.DRAFTING,
    PaperState.CONTENT,
    PaperState.FORM,
    PaperState.DEPUTY,
    PaperState.SIGNING,
    PaperState.APPROVED,
)


def paper_of(request: SignedIn, pk: int) -> Paper:
    """The guard is the fetch."""
    return get_object_or_404(for_page(visible_papers(request.user)), pk=pk)


@access("outgoing.paper.view")
@require_GET
def index(request: SignedIn) -> HttpResponse:
    """The papers that the user sees, newest first."""
    filters = [Filter("state", _("Bước"), said_choices(PaperState.choices))]
    found = visible_papers(request.user).filter(holds(fold(request.GET.get("q", "")[:200]), "document__fold"))
    if state := filters[0].value(request):
        found = found.filter(state=state)
    page = keyset(for_page(found), ["-id"], after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    context = {
        "title": _("Văn bản đang trình"),
        "can_number": bool(can_number(request.user)),
        "filters": filters,
        "page": page,
        "count": count_up_to(found, exact=request.GET.get("count") == "exact"),
        "columns": [
            Column(_("Văn bản"), wide=True),
            Column(_("Đơn vị soạn")),
            Column(_("Người ký")),
            Column(_("Bước")),
            Column(_("Từ ngày")),
        ],
        "filtered": bool(request.GET.get("q") or state),
        "can_draft": bool(can_draft(request.user)),
    }
    return render(request, "outgoing/index.html", context)


@access("outgoing.paper.draft")
@require_http_methods(["GET", "POST"])
def new(request: SignedIn) -> HttpResponse:
    """A new letter."""
    ensure(can_draft(request.user))
    form = LetterForm(request.POST or None, user=request.user, unit=unit_of(request.user, today()))
    if request.method == "POST" and form.is_valid():
        paper = actions.draft_paper(actor=request.user, letter=form.letter(), way=form.way())
        notify.done(request, _("Đã lưu dự thảo. Hãy xem lại rồi trình."))
        return redirect("outgoing:paper", pk=paper.pk)
    context = {"title": _("Soạn văn bản"), "form": form, "crumbs": _crumbs(), "back_url": reverse("outgoing:index")}
    return render(request, "outgoing/edit.html", context)


@access("outgoing.paper.view")
@require_GET
def detail(request: SignedIn, pk: int) -> HttpResponse:
    """What it says, where it is, what was said of it, and the next step for whoever has it."""
    paper = paper_of(request, pk)
    steps = verbs_of(request.user, paper)
    context = {
        "title": str(paper),
        "paper": paper,
        "document": paper.document,
        "composed": compose(as_official(paper)),
        "stages": _stages(paper),
        "steps": [(step, said_verb(step.word)) for step in steps if step.verb != "issue"],
        "may_issue": any(step.verb == "issue" for step in steps),
        "instead_of": stands_in_for(standing_of(request.user), paper),
        "form": OpinionForm(asked=False),
        "opinions": [(one, _said_of(one.step, one.verb)) for one in paper.remarks.all()],
        "departures": departures_of(paper) if not paper.is_closed else [],
        "changes": changes_of(paper) if not paper.is_closed else [],
        "lines": list(paper.document.recipients.select_related("body", "group", "post", "person")),
        "can_revise": bool(can_revise(request.user, paper)),
        "panels": panels_for("outgoing.paper", request.user, paper),
        "history": [
            Entry(e.actor_name, e.sentence, e.at, e.reason, e.actor_post)
            for e in history_of("outgoing.paper", paper.pk)[:SHOWN_HISTORY]
        ],
        "crumbs": _crumbs(),
    }
    return render(request, "outgoing/paper.html", context)


def _said_of(state: str, verb: str) -> str:
    step = PAPER.find(state, verb)
    return said_verb(step.word) if step else verb


@access("outgoing.paper.revise")
@require_http_methods(["GET", "POST"])
def edit(request: SignedIn, pk: int) -> HttpResponse:
    """The words of a draft, beside what they print."""
    paper = paper_of(request, pk)
    ensure(can_revise(request.user, paper))
    form = LetterForm(request.POST or None, user=request.user, unit=paper.document.unit, paper=paper)
    if request.method == "POST" and form.is_valid():
        actions.revise_paper(actor=request.user, paper=paper, letter=form.letter(), way=form.way())
        notify.done(request, _("Đã lưu dự thảo."))
        return redirect("outgoing:paper" if request.POST.get("then") != "stay" else "outgoing:edit", pk=pk)
    context = {
        "title": _("Sửa dự thảo"),
        "form": form,
        "paper": paper,
        "composed": compose(as_official(paper)),
        "departures": departures_of(paper),
        "crumbs": crumbs_to(paper),
        "back_url": reverse("outgoing:paper", args=[pk]),
    }
    return render(request, "outgoing/edit.html", context)


@access("outgoing.paper.step")
@require_http_methods(["GET", "POST"])
def step(request: SignedIn, pk: int, verb: str) -> HttpResponse:
    """One step of the phiếu trình: at once, or with the reason that it asks for."""
    paper = paper_of(request, pk)
    found = PAPER.find(paper.state, verb)
    if found is None or verb == "issue":
        return redirect("outgoing:paper", pk=pk)
    form = OpinionForm(request.POST or None, asked=found.reason)
    if request.method == "POST" and form.is_valid():
        if verb == "sign" and not confirm.is_confirmed(request):
            return confirm.ask(
                request,
                title=_("Ký duyệt văn bản?"),
                consequence=_("Văn bản được chuyển Văn phòng phát hành đúng như bản này."),
                verb=_("Ký duyệt"),
                back_url=reverse("outgoing:paper", args=[pk]),
            )
        actions.take_step(actor=request.user, paper=paper, verb=verb, words=form.cleaned_data["words"])
        notify.done(request, _("Đã ghi nhận: %(word)s.") % {"word": said_verb(found.word).lower()})
        return redirect("outgoing:paper", pk=pk)
    context = {
        "title": said_verb(found.word),
        "paper": paper,
        "verb": verb,
        "word": said_verb(found.word),
        "form": form,
        "crumbs": crumbs_to(paper),
    }
    return render(request, "outgoing/step.html", context)


@access("outgoing.paper.view")
@require_GET
def docx(request: SignedIn, pk: int) -> HttpResponse:
    """The draft as it stands, as docx; of an issued document the file that was kept."""
    paper = paper_of(request, pk)
    return _kept(paper, "docx") or as_file(docx_of(paper), "docx", file_name(paper.document))


@access("outgoing.paper.view")
@require_GET
def pdf(request: SignedIn, pk: int) -> HttpResponse:
    """The draft as it stands, as PDF; of an issued document the file that was kept."""
    paper = paper_of(request, pk)
    return _kept(paper, "pdf") or as_file(pdf_of(paper), "pdf", file_name(paper.document))


@access("outgoing.paper.view")
@require_GET
def slip(request: SignedIn, pk: int) -> HttpResponse:
    """The phiếu trình with every remark, as PDF."""
    paper = paper_of(request, pk)
    return as_file(slip_pdf(paper), "pdf", f"phieu-trinh-{paper.pk}")


def _kept(paper: Paper, kind: str) -> HttpResponse | None:
    files = paper.document.files.filter(role=FileRole.SOURCE, name__endswith=f".{kind}").select_related("file")
    kept = files.order_by("id").first() if not paper.document.draft else None
    return serve(kept.file, kept.name) if kept else None


def as_file(content: bytes, kind: str, name: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=f"{name}.{kind}")
    return HttpResponse(
        content, content_type=ALLOWED_FILES[kind], headers={"Content-Disposition": disposition or "attachment"}
    )


def crumbs_to(paper: Paper) -> list[Crumb]:
    """The way to the pages under a paper's own."""
    return [*_crumbs(), Crumb(str(paper)[:60], reverse("outgoing:paper", args=[paper.pk]))]


def _crumbs() -> list[Crumb]:
    return [Crumb(_("Văn bản đang trình"), reverse("outgoing:index"))]


def _stages(paper: Paper) -> list[Stage]:
    """The way of the paper; the deputy only where one is in charge."""
    way = [state for state in WAY if state != PaperState.DEPUTY or paper.deputy_id]
    here: Any = way.index(PaperState(paper.state)) if paper.state in way else len(way)
    return [
        Stage(said(state.label), "done" if n < here else "current" if n == here else "ahead")
        for n, state in enumerate(way)
    ]
