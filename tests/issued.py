"""Issued work without the way of the document: a plan with tasks, each with its duty, as issuing leaves them."""

from datetime import date, datetime, time

from django.utils import timezone

from cast import Cast
from dondoc.people.models import Body, Person
from dondoc.plans.models import Assignment, Audience, Duty, Involvement, Plan, PlanAim, Task
from dondoc.plans.rules import FAR, Part, PlanState, Rhythm, WorkState
from dondoc.records.models import Document
from dondoc.records.rules import Direction

ISSUED_ON = date(2026, 3, 2)


def issued_plan(cast: Cast, title: str = "Giảm nghèo bền vững năm 2026") -> Plan:
    """A plan that the agency has issued, with one aim and its document."""
    agency = cast.bodies["agency"]
    document = Document.objects.create(
        direction=Direction.OUTGOING,
        type_name="Kế hoạch",
        number="07",
        symbol="KH-BQLKCN",
        issued_on=ISSUED_ON,
        place="Mẫu",
        issuer=agency,
        issuer_text=agency.name,
        subject=title,
    )
    plan = Plan.objects.create(
        title=title,
        document=document,
        agency=agency,
        state=PlanState.ISSUED,
        year=2026,
        issued_at=timezone.make_aware(datetime.combine(ISSUED_ON, time(8))),
    )
    PlanAim.objects.create(plan=plan, position=1, ordinal="1", text="Cụ thể hóa nhiệm vụ tỉnh giao cho Ban Quản lý.")
    return plan


def issued_task(
    plan: Plan,
    *,
    lead: Body,
    director: Person | None = None,
    cooperating: tuple[Body, ...] = (),
    title: str = "Lập danh sách công nhân có nhu cầu vay mua nhà ở xã hội",
    due: date | None = date(2026, 6, 30),
    period: str = "",
    news_on: date = ISSUED_ON,
) -> Duty:
    """One task with one duty of `lead`, waiting to be accepted."""
    position = plan.tasks.count() + 1
    task = Task.objects.create(
        plan=plan,
        position=position,
        section="II",
        ordinal=str(position),
        title=title,
        due=None if period else due,
        rhythm=Rhythm.QUARTERLY if period else "",
        state=WorkState.ASSIGNED,
        deadline=due,
        deadline_key=due or FAR,
        news_at=timezone.make_aware(datetime.combine(news_on, time(8))),
        lead_text=lead.name,
        director_text=director.name if director else "",
    )
    Assignment.objects.create(task=task, part=Part.LEADS, text=lead.name, body=lead)
    Involvement.objects.create(task=task, part=Part.LEADS, body=lead)
    Audience.objects.get_or_create(plan=plan, body=lead)
    if director is not None:
        Assignment.objects.create(task=task, part=Part.DIRECTS, text=director.name, person=director)
        Involvement.objects.create(task=task, part=Part.DIRECTS, person=director)
    for body in cooperating:
        Assignment.objects.create(task=task, part=Part.COOPERATES, text=body.name, body=body)
        Involvement.objects.create(task=task, part=Part.COOPERATES, body=body)
    return Duty.objects.create(
        task=task,
        body=lead,
        period=period,
        starts_on=ISSUED_ON,
        due_on=due,
        original_deadline=due,
        deadline=due,
        deadline_key=due or FAR,
        news_at=task.news_at,
    )
