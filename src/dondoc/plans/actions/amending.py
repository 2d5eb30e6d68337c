"""A draft says which plan it amends; a reviewer corrects which clause is which. Nothing changes before the issue."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.people.models import User
from dondoc.plans.actions.keeping import short
from dondoc.plans.actions.reviewing import journal_review, locked_draft
from dondoc.plans.models import ClauseChange, Plan, Task
from dondoc.plans.queries.amending import amendable, amended_tasks
from dondoc.plans.queries.reviewing import place_of
from dondoc.plans.rules.amending import Amending, ClauseKind
from dondoc.records.models import Citation, Document
from dondoc.records.rules import CitationKind


def tie_amended(plan: Plan, actor: User) -> None:
    """A draft whose text names an issued plan as amended or replaced is compared with that one; whoever imports journals."""
    if plan.document is None:
        return
    kinds = (CitationKind.AMENDS, CitationKind.REPLACES)
    for citation in plan.document.citations.filter(kind__in=kinds).order_by("id"):
        amended = amendable(actor, plan).filter(document=citation.cited).first() if citation.cited else None
        if amended is not None:
            plan.amends, plan.amending = amended, citation.kind
            plan.save(update_fields=["fold", "amends", "amending"])
            return


@transaction.atomic
def name_amended(*, actor: User, plan: Plan, amended: Plan | None, amending: Amending = Amending.AMENDS) -> Plan:
    """The draft amends or replaces that plan; with None it stands alone. What was chosen of single clauses goes.

    Raises:
        ValidationError: for a plan that is not issued, or that another has replaced.
    """
    plan = locked_draft(actor, plan.pk)
    if amended is not None and not amendable(actor, plan).filter(pk=amended.pk).exists():
        raise ValidationError(_("Kế hoạch này chưa ban hành hoặc đã bị thay thế. Hãy chọn kế hoạch đang thực hiện."))
    plan.clause_changes.all().delete()
    plan.amends, plan.amending = amended, amending.value if amended else ""
    plan.save()
    if plan.document is not None:
        _cite(plan.document, amended, amending)
    sentence = (
        f"{amending.label} {amended.document or short(amended.title)}" if amended else "Không sửa đổi kế hoạch nào"
    )
    journal_review(actor=actor, plan=plan, verb="name_amended", sentence=sentence)
    return plan


def _cite(document: Document, amended: Plan | None, amending: Amending) -> None:
    document.citations.filter(kind__in=[CitationKind.AMENDS, CitationKind.REPLACES]).delete()
    if amended is not None and amended.document is not None:
        theirs = amended.document
        Citation.objects.create(
            document=document,
            cited=theirs,
            text=theirs.number_and_symbol[:120],
            kind=CitationKind(amending.value),
            type_name=theirs.type_name,
            issued_on=theirs.issued_on,
            issuer_text=theirs.issuer_text,
            subject=theirs.subject[:500],
        )


def _amended(plan: Plan) -> Plan:
    if plan.amends is None:
        raise ValidationError(_("Dự thảo này chưa nêu kế hoạch được sửa đổi. Hãy chọn kế hoạch đó trước."))
    return plan.amends


def _of_amended(plan: Plan, old: Task) -> Task:
    found = amended_tasks(_amended(plan)).filter(pk=old.pk).first()
    if found is None:
        raise ValidationError(_("Nhiệm vụ này không còn trong kế hoạch được sửa đổi. Hãy tải lại trang."))
    return found


@transaction.atomic
def match_clause(*, actor: User, task: Task, old: Task | None) -> Task:
    """The reviewer says that a task of the draft goes on with `old`, or that it is new."""
    plan = locked_draft(actor, task.plan_id)
    _amended(plan)
    if old is not None:
        old = _of_amended(plan, old)
        plan.clause_changes.filter(old=old).delete()
    ClauseChange.objects.update_or_create(
        plan=plan, new=task, defaults={"old": old, "kind": ClauseKind.CHANGED if old else ClauseKind.ADDED}
    )
    what = f"là nhiệm vụ {place_of(old)} trước đây" if old else "là nhiệm vụ mới"
    journal_review(
        actor=actor,
        plan=plan,
        verb="match_clause",
        sentence=f"Chốt nhiệm vụ {place_of(task)} {what}: {short(task.title)}",
    )
    return task


@transaction.atomic
def settle_left_out(*, actor: User, plan: Plan, old: Task, keep: bool) -> Task:
    """What becomes of a clause that the draft does not go on with: it stays in force, or is withdrawn on issue."""
    plan = locked_draft(actor, plan.pk)
    old = _of_amended(plan, old)
    kind = ClauseKind.KEPT if keep else ClauseKind.DROPPED
    ClauseChange.objects.update_or_create(plan=plan, old=old, defaults={"new": None, "kind": kind})
    journal_review(
        actor=actor,
        plan=plan,
        verb="settle_left_out",
        sentence=f"{'Vẫn thực hiện' if keep else 'Rút'} nhiệm vụ {place_of(old)}: {short(old.title)}",
    )
    return old
