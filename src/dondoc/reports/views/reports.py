"""A new report, one report with its sources, and its files."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.frame.access import access, ensure
from dondoc.frame.registries import panels_for
from dondoc.journal.queries import history_of
from dondoc.outgoing.queries import visible_papers
from dondoc.people.queries import today
from dondoc.people.requests import SignedIn
from dondoc.plans.queries import visible_plans
from dondoc.plans.rules import PlanState
from dondoc.records.models import Document
from dondoc.records.queries import visible_documents
from dondoc.records.rules import ALLOWED_FILES, Direction
from dondoc.reports import actions
from dondoc.reports.access import can_compose, can_edit, can_issue, can_recompose, can_submit, can_take_back
from dondoc.reports.forms import ComposeForm, HeadForm, IssueForm, PartForm
from dondoc.reports.models import Report, ReportPart
from dondoc.reports.queries import sources_of, visible_reports
from dondoc.reports.queries.figures import compared, snapshot_of
from dondoc.reports.queries.layout import docx_of, pdf_of
from dondoc.reports.queries.papers import paper_of
from dondoc.requests.queries.outline import asked_outline
from dondoc.ui import confirm, notify
from dondoc.ui.components.pieces import Crumb, Entry
from dondoc.worktime import Mode, Unit, period_of


@access("reports.report.compose")
@require_http_methods(["GET", "POST"])
def compose(request: SignedIn) -> HttpResponse:
    """A new report: plan, period, who asks, outline."""
    ensure(can_compose(request.user))
    if request.POST.get("act") == "outline":
        chosen = {name: request.POST.get(name, "") for name in ("plan", "asked_by")}
        return redirect(f"{reverse('reports:compose')}?{urlencode(chosen)}")
    plans = visible_plans(request.user).filter(state=PlanState.ISSUED, running=False).order_by("-id")
    documents = visible_documents(request.user).filter(direction=Direction.INCOMING).order_by("-id")
    asked_by = (
        documents.filter(pk=request.GET["asked_by"]).first() if request.GET.get("asked_by", "").isdigit() else None
    )
    initial: dict[str, object] = {
        "plan": request.GET.get("plan"),
        "period": period_of(today(), Unit.QUARTER).key,
        "mode": Mode.DECREE.value,
    }
    initial |= _asked(asked_by) if asked_by else {}
    form = ComposeForm(request.POST or None, plans=plans, documents=documents, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        report = actions.compose_report(
            actor=request.user,
            plan=data["plan"],
            period_key=data["period"],
            mode=Mode(data["mode"]),
            asked_by=data["asked_by"],
            outline=actions.outline_from(data["outline"]),
            send_by=data["send_by"],
            addressees=data["addressees"],
        )
        notify.done(request, _("Đã tổng hợp dự thảo từ báo cáo của các đơn vị."))
        return redirect("reports:detail", pk=report.pk)
    context = {
        "title": _("Tổng hợp báo cáo"),
        "form": form,
        "word": _("Tổng hợp"),
        "asking": True,
        "crumbs": [Crumb(_("Báo cáo"), reverse("reports:index"))],
        "back_url": reverse("reports:index"),
    }
    return render(request, "reports/form.html", context)


def _asked(document: Document) -> dict[str, object]:
    """What an asking document sets: its outline, its date, its issuer as the addressee."""
    found: dict[str, object] = {"asked_by": document.pk, "send_by": document.due_on, "addressees": document.issuer_text}
    outline = asked_outline(document)
    return found | ({"outline": "\n".join(outline)} if outline else {})


def report_of(request: SignedIn, pk: int) -> Report:
    reports = visible_reports(request.user).select_related(
        "plan__agency__parent", "plan__document", "document", "asked_by", "run__cycle"
    )
    return get_object_or_404(reports, pk=pk)


@access("reports.report.view")
@require_GET
def detail(request: SignedIn, pk: int) -> HttpResponse:
    """The draft with the updates that each part was composed from beside it; an issued report as it stands."""
    report = report_of(request, pk)
    parts = list(report.parts.select_related("task", "addressee"))
    editable = bool(can_edit(request.user, report))
    wanted = [pk for part in parts for pk in part.sources]
    found = {u.pk: u for u in sources_of(wanted)} if editable else {}
    snapshot, paper = snapshot_of(report), paper_of(report)
    entries = [
        Entry(who=e.actor_name, what=e.sentence, at=e.at, why=e.reason, post=e.actor_post)
        for e in history_of("reports.report", report.pk)[:100]
    ]
    context = {
        "title": report.abstract,
        "report": report,
        "document": report.document,
        "period_is_over": today() > report.ends_on,
        "rows": [(part, [found[n] for n in part.sources if n in found]) for part in parts],
        "figures": [f for f in snapshot.content["figures"] if f["value"]] if snapshot else [],
        "comparison": compared(report, snapshot),
        "paper": paper if paper and visible_papers(request.user).filter(pk=paper.pk).exists() else None,
        "can_recompose": bool(can_recompose(request.user, report)),
        "can_submit": bool(can_submit(request.user, report)),
        "can_take_back": bool(can_take_back(request.user, report)),
        "earlier": report.snapshots.exclude(as_of=report.as_of)[:10] if editable else [],
        "can_edit": editable,
        "can_issue": bool(can_issue(request.user, report)),
        "entries": entries,
        "panels": panels_for("reports.report", request.user, report),
        "crumbs": [Crumb(_("Báo cáo"), reverse("reports:index"))],
    }
    return render(request, "reports/report.html", context)


@access("reports.report.edit")
@require_http_methods(["GET", "POST"])
def part(request: SignedIn, pk: int) -> HttpResponse:
    """The words of one part, beside the updates that it came from."""
    found = get_object_or_404(
        ReportPart.objects.select_related("report"), pk=pk, report__in=visible_reports(request.user)
    )
    ensure(can_edit(request.user, found.report))
    form = PartForm(request.POST or None, initial={"heading": found.heading, "body": found.body})
    if request.method == "POST" and form.is_valid():
        actions.edit_part(actor=request.user, part=found, **form.cleaned_data)
        notify.done(request, _("Đã lưu phần “%(heading)s”.") % {"heading": form.cleaned_data["heading"][:60]})
        return redirect(reverse("reports:detail", args=[found.report_id]) + f"#part-{found.pk}")
    return render(
        request,
        "reports/form.html",
        _form_context(found.report, _("Sửa nội dung"), form, _("Lưu")) | {"sources": list(sources_of(found.sources))},
    )


@access("reports.report.edit")
@require_http_methods(["GET", "POST"])
def head(request: SignedIn, pk: int) -> HttpResponse:
    """What stands around the parts."""
    report = report_of(request, pk)
    ensure(can_edit(request.user, report))
    initial = {
        "abstract": report.abstract,
        "addressees": "\n".join(report.addressees),
        "recipients": "\n".join(report.recipients),
        "opening": report.opening,
        "closing": report.closing,
        "signer_lines": "\n".join(report.signer_lines),
        "signer_name": report.signer_name,
        "send_by": report.send_by,
    }
    form = HeadForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.edit_head(actor=request.user, report=report, head=form.head())
        notify.done(request, _("Đã lưu."))
        return redirect("reports:detail", pk=report.pk)
    return render(request, "reports/form.html", _form_context(report, _("Phần đầu, phần cuối"), form, _("Lưu")))


@access("reports.report.compose")
@require_POST
def recompose(request: SignedIn, pk: int) -> HttpResponse:
    """The draft anew from what the units have sent since; what a person edited stays."""
    report = report_of(request, pk)
    ensure(can_recompose(request.user, report))
    if report.run is not None:
        actions.compose_run(actor=request.user, run=report.run)
    elif report.plan is not None:
        outline = actions.outline_of(report)
        actions.compose_report(
            actor=request.user, plan=report.plan, period_key=report.period, mode=Mode(report.mode), outline=outline
        )
    notify.done(request, _("Đã tổng hợp lại. Những phần đồng chí đã sửa được giữ nguyên."))
    return redirect("reports:detail", pk=report.pk)


@access("reports.report.issue")
@require_http_methods(["GET", "POST"])
def issue(request: SignedIn, pk: int) -> HttpResponse:
    """Number and date; asked first, for it has no undo."""
    report = report_of(request, pk)
    ensure(can_issue(request.user, report))
    form = IssueForm(request.POST or None, report=report, on=today())
    if request.method == "POST" and form.is_valid():
        if not confirm.is_confirmed(request):
            return confirm.ask(
                request,
                title=_("Ban hành báo cáo?"),
                consequence=_("Báo cáo sẽ được ghi vào sổ văn bản đi và không sửa được nữa."),
                verb=_("Ban hành"),
                back_url=reverse("reports:detail", args=[report.pk]),
            )
        actions.issue_report(actor=request.user, report=report, **form.cleaned_data)
        notify.done(request, _("Đã ban hành báo cáo."))
        return redirect("reports:detail", pk=report.pk)
    return render(request, "reports/form.html", _form_context(report, _("Ban hành báo cáo"), form, _("Ban hành")))


@access("reports.report.edit")
@require_POST
def discard(request: SignedIn, pk: int) -> HttpResponse:
    """Throws a draft away; asked first."""
    report = report_of(request, pk)
    ensure(can_edit(request.user, report))
    if not confirm.is_confirmed(request):
        return confirm.ask(
            request,
            title=_("Bỏ dự thảo này?"),
            consequence=_("Nội dung đã sửa trong dự thảo sẽ mất. Báo cáo của các đơn vị vẫn còn nguyên."),
            verb=_("Bỏ dự thảo"),
            back_url=reverse("reports:detail", args=[report.pk]),
        )
    actions.discard_report(actor=request.user, report=report)
    notify.done(request, _("Đã bỏ dự thảo."))
    return redirect("reports:index")


@access("reports.report.view")
@require_GET
def docx(request: SignedIn, pk: int) -> HttpResponse:
    """The report as docx, laid out by Nghị định 30/2020/NĐ-CP."""
    report = report_of(request, pk)
    return file_answer(docx_of(report), ALLOWED_FILES["docx"], f"{name_of(report)}.docx")


@access("reports.report.view")
@require_GET
def pdf(request: SignedIn, pk: int) -> HttpResponse:
    """The report as PDF; once it was signed in the program, the signed file as it is kept."""
    report = report_of(request, pk)
    return file_answer(pdf_of(report), ALLOWED_FILES["pdf"], f"{name_of(report)}.pdf")


def name_of(report: Report) -> str:
    on = f"ke-hoach-{report.plan_id}" if report.plan_id else "cac-ke-hoach"
    return f"bao-cao-{on}-{report.period}"


def file_answer(content: bytes, media_type: str, name: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(content, content_type=media_type, headers={"Content-Disposition": disposition or "attachment"})


def _form_context(report: Report, title: str, form: object, word: str) -> dict[str, object]:
    return {
        "title": title,
        "form": form,
        "word": word,
        "crumbs": [
            Crumb(_("Báo cáo"), reverse("reports:index")),
            Crumb(report.abstract[:60], reverse("reports:detail", args=[report.pk])),
        ],
        "back_url": reverse("reports:detail", args=[report.pk]),
    }
