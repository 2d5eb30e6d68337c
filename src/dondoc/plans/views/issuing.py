"""Ban hành: number, date, signer, Nơi nhận; says what will happen and asks before it does."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Count, Prefetch
from django.forms import BoundField
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc.frame.access import access, ensure
from dondoc.people.queries import today
from dondoc.people.requests import SignedIn
from dondoc.plans.access import can_issue
from dondoc.plans.actions.issuing import Issue, issue_plan
from dondoc.plans.actions.names import Names
from dondoc.plans.forms.reviewing import IssueForm, MeantForm
from dondoc.plans.models import Plan
from dondoc.plans.queries import visible_plans
from dondoc.plans.queries.amending import compare, going_on
from dondoc.plans.queries.cautions import cautions
from dondoc.plans.queries.issuing import next_number, preview, spell_out
from dondoc.plans.queries.reviewing import draft_tasks, obstacles
from dondoc.plans.views.fetching import entry_of
from dondoc.plans.views.mending import directory_of
from dondoc.records.access import can_send
from dondoc.records.actions import identify_recipient
from dondoc.records.models import Delivery, Document, Recipient
from dondoc.records.rules import Way
from dondoc.ui import notify
from dondoc.ui.components.pieces import Crumb
from dondoc.ui.components.text import said
from dondoc.ui.confirm import ask, is_confirmed


@dataclass(frozen=True, slots=True)
class Line:
    """A line of Nơi nhận: whom it means, how many get it, how, and how far that is."""

    recipient: Recipient
    target: str
    members: list[str]
    way: BoundField
    state: str


def _lines(document: Document, form: IssueForm) -> list[Line]:
    deliveries = Prefetch("deliveries", queryset=Delivery.objects.select_related("body", "person").order_by("id"))
    recipients = document.recipients.select_related("body", "group", "post", "person").prefetch_related(deliveries)
    lines = []
    for recipient in recipients.order_by("position"):
        gets = list(recipient.deliveries.all())
        names = [str(d.body or d.person) for d in gets if d.body_id or d.person_id]
        states = {said(d.get_state_display()) for d in gets}
        target = recipient.body or recipient.group or recipient.post or recipient.person
        lines.append(
            Line(
                recipient,
                str(target) if target else "",
                names if len(names) > 1 or recipient.group_id or recipient.post_id else [],
                form[f"way_{recipient.position}"],
                _("Lưu khi ban hành") if recipient.way == Way.FILE_COPY else ", ".join(sorted(states)),
            )
        )
    return lines


def _form(request: SignedIn, document: Document) -> IssueForm:
    ways = dict(document.recipients.values_list("position", "way"))
    return IssueForm(
        request.POST or None,
        positions=sorted(ways),
        ways=ways,
        next_number=next_number(document, (document.issued_on or today()).year),
        initial={
            "number": document.number,
            "issued_on": document.issued_on or today(),
            "signer_title": document.signer_title,
            "signer_name": document.signer_name,
        },
    )


def _day_of(form: IssueForm, document: Document) -> date:
    """The day that the document is given, or would be given now."""
    typed = form.cleaned_data.get("issued_on") if form.is_bound and form.is_valid() else None
    return typed or document.issued_on or today()


@access("plans.plan.issue")
@require_http_methods(["GET", "POST"])
def issue(request: SignedIn, pk: int) -> HttpResponse:
    """The page of the issue, its question, and the issue itself."""
    plans = visible_plans(request.user).filter(running=False, document__isnull=False)
    plan = get_object_or_404(
        plans.select_related("document", "agency", "amends__document").annotate(lines=Count("document__recipients")),
        pk=pk,
    )
    ensure(can_issue(request.user, plan))
    document = plan.document
    if document is None:
        return redirect("plans:review", plan.pk)
    form = _form(request, document)
    tasks = list(draft_tasks(plan))
    parts = spell_out(tasks, today())
    will = preview(document, tasks, parts, today())
    warned = cautions(tasks, parts, today(), dated=_day_of(form, document))
    change = compare(plan)
    what = f"{change.amending.label} {change.amended}: {change.sentence}." if change else will.sentence
    question = " ".join([what, *warned, _("Việc ban hành không rút lại được.")])
    if request.method == "POST" and form.is_valid():
        if not is_confirmed(request):
            return ask(
                request,
                title=_("Ban hành kế hoạch số %(number)s?") % {"number": form.cleaned_data["number"]},
                consequence=question,
                verb=_("Ban hành"),
                back_url=reverse("plans:issue", args=[plan.pk]),
            )
        if _issued(request, plan, form):
            notify.done(request, _("Đã ban hành. %(what)s") % {"what": what})
            return redirect("plans:detail", plan.pk)
    context = {
        "title": _("Ban hành kế hoạch"),
        "crumbs": [
            Crumb(_("Kế hoạch"), reverse("plans:index")),
            Crumb(_("Rà soát"), reverse("plans:review", args=[plan.pk])),
        ],
        "plan": plan,
        "document": document,
        "form": form,
        "lines": _lines(document, form),
        "can_identify": bool(can_send(request.user)),
        "what": what,
        "change": change,
        "cautions": warned,
        "question": question,
        "obstacles": obstacles(plan, tasks, going_on=going_on(change)),
    }
    return render(request, "plans/issue.html", context)


@access("plans.plan.issue")
@require_http_methods(["GET", "POST"])
def recipient(request: SignedIn, pk: int, position: int) -> HttpResponse:
    """Whom a line of Nơi nhận means that the directory did not know."""
    plan = get_object_or_404(visible_plans(request.user).filter(running=False).select_related("document"), pk=pk)
    ensure(can_issue(request.user, plan))
    line = get_object_or_404(Recipient.objects.select_related("document"), document=plan.document, position=position)
    form = MeantForm(request.POST or None, initial={"target": line.runner_up})
    if request.method == "POST" and form.is_valid() and _identified(request, line, form):
        notify.done(request, _("Đã xác định “%(name)s”.") % {"name": line.text})
        return redirect("plans:issue", pk)
    context = {
        "title": _("Nơi nhận “%(line)s” là ai?") % {"line": line.text},
        "crumbs": [Crumb(_("Ban hành kế hoạch"), reverse("plans:issue", args=[pk]))],
        "plan": plan,
        "form": form,
        "names": directory_of().names,
    }
    return render(request, "plans/recipient.html", context)


def _identified(request: SignedIn, line: Recipient, form: MeantForm) -> bool:
    """Whether the directory knows the name typed; otherwise the form says what to do."""
    typed = form.cleaned_data["target"]
    meant = Names.of(today()).resolve(typed)
    if not meant.kind:
        form.add_error("target", _("Danh bạ chưa có “%(name)s”. Hãy chọn tên trong danh sách gợi ý.") % {"name": typed})
        return False
    try:
        identify_recipient(actor=request.user, recipient=line, target=entry_of(meant.kind, meant.pk), on=today())
    except ValidationError as error:
        form.add_error("target", error)
        return False
    return True


def _issued(request: SignedIn, plan: Plan, form: IssueForm) -> bool:
    """Whether it was issued; otherwise the form says what is missing."""
    data = form.cleaned_data
    asked = Issue(
        number=data["number"],
        issued_on=data["issued_on"],
        signer_name=data["signer_name"],
        signer_title=data["signer_title"],
        ways=form.ways(),
    )
    try:
        issue_plan(actor=request.user, plan=plan, issue=asked)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True
