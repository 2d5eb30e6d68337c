"""The ladder is set, left out for a task, and climbed each working morning: each reminder once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.calendars.queries import calendar_for
from dondoc.frame.access import ensure
from dondoc.frame.actors import Actor
from dondoc.journal.actions import record
from dondoc.notices.actions import Told as NoticeTold
from dondoc.notices.actions import notify_all
from dondoc.notices.rules import NoticeKind
from dondoc.people.models import User
from dondoc.people.queries import standing_of
from dondoc.plans.access import can_set_ladder, can_skip
from dondoc.plans.actions.keeping import short
from dondoc.plans.models import DigestLine, Duty, LadderStep, LeaderDigest, Plan, Reminder, SkippedStep, Task
from dondoc.plans.queries.reminding import (
    Listeners,
    Told,
    ladders_of,
    listeners,
    made_already,
    reminded_duties,
    skipped_of,
    watched,
)
from dondoc.plans.rules.reminding import Due, Rung, Trigger, reminders_due
from dondoc.plans.rules.wording import rank_of, reminder_text, standing_of_time
from dondoc.worktime import Calendar

BATCH = 500  # duties a transaction
ONE_AT_A_TIME = 0x646F6E  # any number of the program's own: who holds this lock makes reminders
TOLD_LETTERS = 500


# ------------------------------------------------------------------ the ladder
@transaction.atomic
def set_ladder(*, actor: User, plan: Plan, ladder: Sequence[Rung]) -> None:
    """The plan's own ladder instead of what it had.

    Raises:
        ValidationError: two rungs alike, or none.
    """
    ensure(can_set_ladder(actor, plan))
    if not ladder:
        raise ValidationError(_("Hãy giữ ít nhất một bậc nhắc, hoặc dùng lại bậc nhắc thường dùng."))
    if len({rung.key for rung in ladder}) < len(ladder):
        raise ValidationError(_("Có hai bậc nhắc trùng nhau. Hãy bỏ một bậc."))
    plan.ladder_steps.all().delete()
    LadderStep.objects.bulk_create(
        [LadderStep(plan=plan, trigger=r.trigger, days=r.days, addressee=r.addressee, every=r.every) for r in ladder]
    )
    words = "; ".join(map(str, ladder))
    _journal(actor, "plans.ladder.set", "plans.plan", plan, f"Đặt các bậc nhắc việc của kế hoạch: {words}.")


@transaction.atomic
def reset_ladder(*, actor: User, plan: Plan) -> None:
    """Back to the agency's usual ladder (the undo of `set_ladder`)."""
    ensure(can_set_ladder(actor, plan))
    plan.ladder_steps.all().delete()
    _journal(actor, "plans.ladder.reset", "plans.plan", plan, "Dùng lại các bậc nhắc việc thường dùng.")


@transaction.atomic
def skip_step(*, actor: User, task: Task, rung: Rung, reason: str) -> SkippedStep:
    """Nobody is reminded of the task by that rung any more.

    Raises:
        ValidationError: without a reason.
    """
    ensure(can_skip(actor, task))
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi lý do bỏ qua bậc nhắc này.")})
    step, _created = SkippedStep.objects.update_or_create(
        task=task,
        trigger=rung.trigger,
        days=rung.days,
        addressee=rung.addressee,
        defaults={"reason": reason.strip(), "author_name": actor.printed_name},
    )
    _journal(actor, "plans.reminder.skip", "plans.task", task, f"Bỏ qua bậc nhắc: {rung}.", reason=reason)
    return step


@transaction.atomic
def unskip_step(*, actor: User, task: Task, rung: Rung) -> None:
    """Undo of `skip_step`."""
    ensure(can_skip(actor, task))
    task.skipped_steps.filter(trigger=rung.trigger, days=rung.days, addressee=rung.addressee).delete()
    _journal(actor, "plans.reminder.unskip", "plans.task", task, f"Nhắc lại theo bậc: {rung}.")


def _journal(actor: User, verb: str, kind: str, thing: Plan | Task, sentence: str, *, reason: str = "") -> None:
    standing_of(actor)
    record(
        actor=actor,
        verb=verb,
        object_type=kind,
        object_id=thing.pk,
        object_label=str(thing),
        sentence=sentence,
        reason=reason,
    )


# ------------------------------------------------------------------ each working morning
@dataclass(frozen=True, slots=True)
class _Call:
    """A reminder to be made, and who hears it."""

    duty: Duty
    due: Due
    people: tuple[Told, ...]

    @property
    def key(self) -> str:
        return f"reminder:{self.duty.pk}:{self.due.rung.key}:{self.due.on}"


def remind(*, actor: Actor, on: date) -> int:
    """Makes the reminders of a working day, BATCH duties a transaction with one line of the journal; returns how many.
    Whatever had been made before, by a worker that was killed too, is not made again. Nothing on a day off.
    """
    if not calendar_for(on).is_working(on):
        return 0
    made, after = 0, 0
    while True:
        count, last = _remind_batch(actor=actor, on=on, after=after)
        made += count
        if last is None:
            return made
        after = last


@transaction.atomic
def _remind_batch(*, actor: Actor, on: date, after: int) -> tuple[int, int | None]:
    """The next duties: how many reminders were made, and the last duty looked at (None at the end)."""
    with connection.cursor() as cursor:  # two workers one after the other: each sees what the other has made
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
    duties = list(reminded_duties().filter(pk__gt=after)[:BATCH])
    if not duties:
        return 0, None
    calendar = calendar_for(on)
    calls = list(_calls(duties, on, calendar))
    reminders = Reminder.objects.bulk_create(
        [
            Reminder(
                duty=call.duty,
                trigger=call.due.rung.trigger,
                days=call.due.rung.days,
                addressee=call.due.rung.addressee,
                due_on=call.due.on,
                made_on=on,
                person_ids=[person.person_id for person in call.people],
                told="; ".join(person.name for person in call.people)[:TOLD_LETTERS],
            )
            for call in calls
        ]
    )
    notify_all([_notice(call, on, calendar) for call in calls])
    _gather(list(zip(calls, reminders, strict=True)))
    if calls:
        record(
            actor=actor,
            verb="plans.reminder.make",
            object_type="plans.duty",
            object_id=None,
            object_label="Nhắc việc theo lịch",
            sentence=f"Nhắc việc theo lịch ngày {on:%d/%m/%Y}: {len(calls)} lời nhắc.",
        )
    return len(calls), duties[-1].pk


def _calls(duties: Sequence[Duty], on: date, calendar: Calendar) -> Iterable[_Call]:
    ladders = ladders_of(duty.task.plan_id for duty in duties)
    skipped = skipped_of(duty.task_id for duty in duties)
    made = made_already(duty.pk for duty in duties)
    heard: Listeners = listeners(duties, on)
    for duty in duties:
        left_out = skipped.get(duty.task_id, frozenset())
        ladder = [rung for rung in ladders[duty.task.plan_id] if rung.key not in left_out]
        for due in reminders_due(ladder, watched(duty), on, calendar):
            if (duty.pk, due.rung.key, due.on) not in made:
                yield _Call(duty, due, heard.of(duty, due.rung.addressee))


def _notice(call: _Call, on: date, calendar: Calendar) -> NoticeTold:
    """What those hear who are no leaders."""
    duty, rung = call.duty, call.due.rung
    left = calendar.working_days_between(on, duty.deadline) if duty.deadline else 0
    silent = calendar.working_days_between(watched(duty).news_on, on) if rung.trigger is Trigger.SILENT else 0
    late = rung.trigger is Trigger.AFTER
    time = standing_of_time(duty.deadline, on, left)
    return NoticeTold(
        person_ids=tuple(person.person_id for person in call.people if not person.is_leader),
        key=call.key,
        text=reminder_text(rank_of(duty.body.kind), short(duty.task.title), time=time, overdue=late, silent=silent),
        url=reverse("plans:task", args=[duty.task_id]),
        urgent=late,
        kind=NoticeKind.OVERDUE if late else NoticeKind.WEEK,
    )


def _gather(made: Sequence[tuple[_Call, Reminder]]) -> None:
    """What goes to a leader waits in the leader's draft; a duty that waits there already stays as it is."""
    waiting = [
        (person.person_id, call, reminder) for call, reminder in made for person in call.people if person.is_leader
    ]
    if not waiting:
        return
    drafts = {leader: _draft_of(leader) for leader in sorted({leader for leader, _, _ in waiting})}
    DigestLine.objects.bulk_create(
        [DigestLine(digest=drafts[leader], duty=call.duty, reminder=reminder) for leader, call, reminder in waiting],
        ignore_conflicts=True,
    )


def _draft_of(leader_id: int) -> LeaderDigest:
    draft, _created = LeaderDigest.objects.get_or_create(leader_id=leader_id, state="draft")
    return draft
