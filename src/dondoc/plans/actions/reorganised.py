"""Work passes to others when bodies are reorganised, or when leaders get other fields. The act that changed the apparatus
journals it; here each task keeps what happened to it.
"""

from collections import Counter
from collections.abc import Mapping

from django.urls import reverse

from dondoc.frame.actors import Actor
from dondoc.notices.actions import notify
from dondoc.people.hooks import Move
from dondoc.people.models import Body, Person, User
from dondoc.people.queries import leaders, today
from dondoc.plans.actions.handing_over import change_lead, renew
from dondoc.plans.actions.keeping import joined, refresh, short
from dondoc.plans.actions.working import locked
from dondoc.plans.actions.working import move as change_state
from dondoc.plans.models import Assignment, Audience, Duty, Involvement, Task, Update
from dondoc.plans.queries import heads_of
from dondoc.plans.rules import HANDED_OVER_FROM, OPEN_STATES, Part, UpdateKind, WorkState
from dondoc.records.models import Delivery, Recipient

DIRECTOR_TEXT = 300


def move_led(actor: User, move: Move) -> None:
    """Each heir leads what it was given: a new duty goes on where the former body's stood. Where the heir leads the task
    already, the former duty ends in its own.
    """
    counts = Counter[Body]()
    duties = Duty.objects.filter(body=move.former, state__in=HANDED_OVER_FROM, task__in=list(move.to))
    for pk, task_id in list(duties.order_by("id").values_list("pk", "task_id")):
        duty, heir = locked(Duty(pk=pk)), move.to[task_id]
        if Duty.objects.filter(task_id=task_id, body=heir, period=duty.period).exists():
            change_state(actor=actor, duty=duty, verb="transfer", kind=UpdateKind.OTHER, reason=move.why)
        else:
            renew(actor, duty, heir, move.why, duty.due_on)
        counts[heir] += 1
    for task in Task.objects.filter(pk__in=list(move.to)):
        change_lead(task, move.former, move.to[task.pk])
        refresh(task)
    for heir, count in counts.items():
        notify(
            person_ids=heads_of([heir.pk], today()).values_list("pk", flat=True),
            key=f"reorganised:{move.former.pk}:{heir.pk}:{move.on}",
            text=f"Tiếp nhận {count} việc đang mở từ {move.former}. {move.why}",
            url=reverse("plans:tasks"),
            urgent=True,
        )


def move_helped(_actor: User, move: Move) -> None:
    """The heir cooperates instead; the printed names stay, and mean the heir."""
    for part in (Part.COOPERATES, Part.PARTNER):
        for one in Involvement.objects.filter(body=move.former, part=part, task__in=list(move.to)):
            heir = move.to[one.task_id]
            has_part = Involvement.objects.filter(task_id=one.task_id, body=heir, part__in=[part, Part.LEADS]).exists()
            Assignment.objects.filter(task_id=one.task_id, body=move.former, part=part).update(body=heir)
            one.delete()
            if not has_part:
                Involvement.objects.create(task_id=one.task_id, body=heir, part=part)


def move_sent(_actor: User, move: Move) -> None:
    """The heir may read the plan from now on, and its copy stands beside the former one's in Nơi nhận."""
    for plan_id, heir in move.to.items():
        Audience.objects.get_or_create(plan_id=plan_id, body=heir)
        for line in Recipient.objects.filter(document__plan=plan_id, deliveries__body=move.former).distinct():
            Delivery.objects.get_or_create(recipient=line, body=heir, defaults={"way": line.way})


def move_directed(actor: Actor, former: Person, to: Mapping[int, Person], why: str) -> None:
    """Another leader directs each task; one that was finished meanwhile keeps its own."""
    titles = {tenure.person_id: f"{tenure.printed_title} {tenure.person}" for tenure in leaders(today())}
    for task in Task.objects.select_for_update(of=("self",)).filter(pk__in=list(to), state__in=OPEN_STATES):
        person = to[task.pk]
        own = task.involvements.filter(part=Part.DIRECTS, person=former)
        if not own.exists():
            continue
        own.delete()
        Involvement.objects.get_or_create(task=task, part=Part.DIRECTS, person=person)
        task.assignments.filter(part=Part.DIRECTS, person=former).update(part=Part.FORMER)
        if not task.assignments.filter(part=Part.DIRECTS, person=person).exists():
            text = titles.get(person.pk, person.name)
            Assignment.objects.create(task=task, part=Part.DIRECTS, text=text, person=person)
        task.director_text = joined(task.assignments.all(), Part.DIRECTS, DIRECTOR_TEXT)
        task.save(update_fields=["fold", "director_text"])
        _keep(actor, task, f"Lãnh đạo chỉ đạo: {former} chuyển {person}. {why}")
    notify(
        person_ids={person.pk for person in to.values()},
        key=f"directed:{former.pk}:{why}"[:200],
        text=f"Nhận chỉ đạo các việc từ {former}: {short(why)}",
        url=reverse("plans:tasks"),
    )


def _keep(actor: Actor, task: Task, text: str) -> None:
    """One line in the history of each open duty."""
    for duty in task.duties.filter(state__in=OPEN_STATES):
        Update.objects.create(
            duty=duty,
            kind=UpdateKind.OTHER,
            author_id=actor.person_id,
            author_name=actor.printed_name,
            author_post=actor.printed_post,
            narrative=text,
            state_after=WorkState(duty.state),
        )
