"""Names of a draft: added and removed, resolved to the directory, or kept as printed."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.language import clean, fold
from dondoc.people.models import Body, BodyGroup, Person, Post, User
from dondoc.people.queries import today
from dondoc.plans.actions.names import Names
from dondoc.plans.actions.reviewing import journal_review, locked_draft
from dondoc.plans.models import Assignment, Plan, Task
from dondoc.plans.queries.printed import posts_by_title, take_apart
from dondoc.plans.queries.reviewing import place_of
from dondoc.plans.rules import PRINTED_PARTS, Part

Target = Body | BodyGroup | Post | Person
_COLUMNS: dict[type[Target], str] = {Body: "body", BodyGroup: "group", Post: "post", Person: "person"}


@transaction.atomic
def add_name(*, actor: User, task: Task, part: str, text: str) -> Assignment:
    """One more name with that part; it is looked up in the directory of today."""
    plan = locked_draft(actor, task.plan_id)
    plain = clean(text)
    if not plain or part not in PRINTED_PARTS:
        raise ValidationError(_("Chưa có tên đơn vị hoặc người. Hãy nhập tên rồi thêm."))
    meant = Names.of(today()).resolve(plain)
    last = task.assignments.order_by("-position").values_list("position", flat=True).first() or 0
    name = Assignment.objects.create(
        task=task,
        part=part,
        position=last + 1,
        text=plain[:300],
        open_role=meant.open_role,
        confidence=meant.confidence,
        runner_up=meant.runner_up[:300],
        **meant.columns,
    )
    word = Part(part).label.lower()
    journal_review(
        actor=actor, plan=plan, verb="add_name", sentence=f"Thêm {word} cho nhiệm vụ {place_of(task)}: {plain}."
    )
    return name


@transaction.atomic
def remove_name(*, actor: User, name: Assignment) -> None:
    plan = locked_draft(actor, name.task.plan_id)
    journal_review(
        actor=actor,
        plan=plan,
        verb="remove_name",
        sentence=f"Bỏ {Part(name.part).label.lower()} của nhiệm vụ {place_of(name.task)}: {name.text}.",
    )
    name.delete()


def same_names(plan: Plan, text: str) -> list[Assignment]:
    """All rows of the plan that print the same name, whatever the case of its post's letters."""
    posts = posts_by_title()
    wanted = take_apart(text, posts)
    key = (fold(wanted.post_words), fold(wanted.name))
    found = []
    for name in Assignment.objects.filter(task__plan=plan).select_related("task").order_by("id"):
        printed = take_apart(name.text, posts)
        if (fold(printed.post_words), fold(printed.name)) == key:
            found.append(name)
    return found


def _write(names: Sequence[Assignment], target: Target | None, *, settled: bool) -> None:
    for name in names:
        name.body = target if isinstance(target, Body) else None
        name.group = target if isinstance(target, BodyGroup) else None
        name.post = target if isinstance(target, Post) else None
        name.person = target if isinstance(target, Person) else None
        name.confidence = 1.0
        name.settled = settled
        name.open_role = False
        name.save()


@transaction.atomic
def resolve_name(*, actor: User, plan: Plan, text: str, target: Target) -> int:
    """Wherever the plan prints that name, it means `target`. Returns how many places that were."""
    plan = locked_draft(actor, plan.pk)
    names = same_names(plan, text)
    _write(names, target, settled=False)
    journal_review(actor=actor, plan=plan, verb="resolve_name", sentence=f"Xác định “{text}” là {target}.")
    return len(names)


@transaction.atomic
def keep_as_printed(*, actor: User, plan: Plan, text: str) -> int:
    """Wherever the plan prints that name, it stays as it is, outside the directory: nobody gets work through it."""
    plan = locked_draft(actor, plan.pk)
    names = same_names(plan, text)
    _write(names, None, settled=True)
    journal_review(actor=actor, plan=plan, verb="keep_as_printed", sentence=f"Giữ “{text}” như trong văn bản.")
    return len(names)
