"""An amending plan beside the plan that it amends: what stays, changes, comes and goes; corrected before the issue."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc.frame.access import access, ensure
from dondoc.people.requests import SignedIn
from dondoc.plans.access import can_read_history, can_review
from dondoc.plans.actions import amending
from dondoc.plans.forms.versions import AmendsForm
from dondoc.plans.models import Plan, Task
from dondoc.plans.queries import visible_plans, visible_tasks
from dondoc.plans.queries.amending import Change, Comparison, amendable, amended_tasks, comparison_of
from dondoc.plans.queries.reviewing import place_of
from dondoc.plans.rules import PlanState
from dondoc.plans.rules.amending import Amending, ClauseKind
from dondoc.ui import notify
from dondoc.ui.components.pieces import Crumb
from dondoc.ui.components.text import said

TONES = {
    ClauseKind.CHANGED: "returned",
    ClauseKind.ADDED: "new",
    ClauseKind.DROPPED: "void",
    ClauseKind.SAME: "done",
    ClauseKind.KEPT: "done",
}
# What a reviewer must look at first.
ORDER = (ClauseKind.CHANGED, ClauseKind.ADDED, ClauseKind.DROPPED, ClauseKind.KEPT, ClauseKind.SAME)


@dataclass(frozen=True, slots=True)
class Group:
    """The clauses of one kind, with the words over them."""

    kind: ClauseKind
    tone: str
    changes: Sequence[Change]

    @property
    def name(self) -> str:
        return said(self.kind.label)


def groups_of(comparison: Comparison) -> list[Group]:
    return [Group(kind, TONES[kind], found) for kind in ORDER if (found := comparison.of_kind(kind))]


@access("plans.plan.compare")
@require_http_methods(["GET", "POST"])
def compare(request: SignedIn, pk: int) -> HttpResponse:
    """The comparison of a draft, with its acts; of an issued plan as it was on its issue."""
    plans = visible_plans(request.user).filter(running=False).select_related("document", "amends__document", "agency")
    plan = get_object_or_404(plans, pk=pk)
    ensure(can_read_history(request.user))
    if plan.state != PlanState.DRAFT and plan.amends is None:
        raise Http404
    if request.method == "POST":
        ensure(can_review(request.user, plan))
        return _act(request, plan)
    comparison = comparison_of(plan)
    editable = bool(can_review(request.user, plan))
    seen = frozenset(visible_tasks(request.user).filter(plan__in=_homes(plan)).values_list("pk", flat=True))
    context = {
        "title": _("So sánh với kế hoạch được sửa đổi"),
        "crumbs": [
            Crumb(_("Kế hoạch"), reverse("plans:index")),
            Crumb(_("Rà soát"), reverse("plans:review", args=[pk]))
            if editable
            else Crumb(plan.title, reverse("plans:detail", args=[pk])),
        ],
        "plan": plan,
        "comparison": comparison,
        "replaces": comparison is not None and comparison.amending is Amending.REPLACES,
        "groups": groups_of(comparison) if comparison else [],
        "editable": editable,
        "old_tasks": [(task, place_of(task)) for task in amended_tasks(plan.amends)]
        if editable and plan.amends
        else [],
        "seen": seen,
        "form": AmendsForm(plan=plan, amendable=amendable(request.user, plan)) if editable else None,
    }
    return render(request, "plans/compare.html", context)


def _homes(plan: Plan) -> list[Plan]:
    return [plan] if plan.amends is None else [plan, plan.amends]


def _act(request: SignedIn, plan: Plan) -> HttpResponse:
    """One act of the reviewer; what is refused is told on the page."""
    act = {"name": _name, "match": _match, "left": _settle}.get(request.POST.get("act", ""))
    if act is None:
        raise Http404
    try:
        place = act(request, plan)
    except ValidationError as error:
        notify.refused(request, " ".join(error.messages))
        place = ""
    return redirect(reverse("plans:compare", args=[plan.pk]) + place)


def _name(request: SignedIn, plan: Plan) -> str:
    form = AmendsForm(request.POST, plan=plan, amendable=amendable(request.user, plan))
    if not form.is_valid():
        raise ValidationError([text for errors in form.errors.values() for text in errors])
    amending.name_amended(
        actor=request.user,
        plan=plan,
        amended=form.cleaned_data["amended"],
        amending=Amending(form.cleaned_data["amending"]),
    )
    notify.done(request, _("Đã ghi. Bảng so sánh hiện ở dưới."))
    return ""


def _number(request: SignedIn, name: str) -> int:
    text = request.POST.get(name, "")
    return int(text) if text.isdecimal() else 0


def _old(request: SignedIn, plan: Plan) -> Task:
    tasks = amended_tasks(plan.amends) if plan.amends else Task.objects.none()
    return get_object_or_404(tasks, pk=_number(request, "old"))


def _match(request: SignedIn, plan: Plan) -> str:
    task = get_object_or_404(plan.tasks.filter(dropped=False), pk=_number(request, "task"))
    old = _old(request, plan) if request.POST.get("old") else None
    amending.match_clause(actor=request.user, task=task, old=old)
    return f"#clause-{task.pk}"


def _settle(request: SignedIn, plan: Plan) -> str:
    old = _old(request, plan)
    amending.settle_left_out(actor=request.user, plan=plan, old=old, keep=request.POST.get("keep") == "1")
    return f"#left-{old.pk}"
