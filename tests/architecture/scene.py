"""A duty in some state of its way with the people around it, and what the acts of each room prepare from it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from cast import Cast
from dondoc.frame.actors import SystemActor
from dondoc.people.models import User
from dondoc.people.queries import today
from dondoc.plans import actions as work
from dondoc.plans.actions import importing
from dondoc.plans.actions.reminding import remind
from dondoc.plans.actions.working import Report as Said
from dondoc.plans.models import Duty, Extension, LeaderDigest, Plan, Step, Task
from dondoc.portal import actions as portal
from dondoc.portal.models import Invitation
from dondoc.records.models import Delivery, Document, Recipient
from dondoc.records.rules import Direction, Way
from dondoc.reports import actions as reports
from dondoc.reports.models import Report
from dondoc.worktime import Unit, period_of
from plans.plan_text import CONTENT, NAME

SAID = Said(narrative="Đã gửi phiếu khảo sát.", percent=40)
Prepared = Callable[[], object]


@dataclass(frozen=True)
class Scene:
    """A duty in some state of its way, and the people around it."""

    cast: Cast
    duty: Duty

    @property
    def lead(self) -> User:
        return self.cast.users["labour_head"]

    @property
    def staff(self) -> User:
        return self.cast.users["labour_staff"]

    @property
    def director(self) -> User:
        return self.cast.users["deputy_labour"]

    @property
    def clerk(self) -> User:
        return self.cast.users["office_clerk"]

    @property
    def chief(self) -> User:
        return self.cast.users["chief_of_office"]

    def digest(self) -> LeaderDigest:
        """The draft for the director, of the duty three working days after its deadline."""
        remind(actor=SystemActor("Lịch nhắc việc"), on=date(2026, 7, 3))
        return LeaderDigest.objects.get(leader=self.director.person)

    def at(self, *verbs: str) -> Duty:
        """The duty after these verbs."""
        acts: dict[str, Callable[[], object]] = {
            "accept": lambda: work.accept(actor=self.lead, duty=self.duty),
            "submit": lambda: work.submit(actor=self.lead, duty=self.duty, said=SAID),
            "approve": lambda: work.approve(actor=self.director, duty=self.duty),
            "pause": lambda: work.pause(actor=self.director, duty=self.duty, reason="Chờ hướng dẫn."),
        }
        for verb in verbs:
            acts[verb]()
        return self.duty

    def extension(self) -> Extension:
        """A later deadline that the unit has asked for, in time."""
        Duty.objects.filter(pk=self.duty.pk).update(deadline=today(), deadline_key=today())
        return work.ask_extension(
            actor=self.lead, duty=self.duty, until=today() + timedelta(days=20), reason="Còn thiếu phiếu."
        )

    def step(self) -> Step:
        return work.add_step(actor=self.lead, duty=self.duty, person=self.staff.person, text="Phát phiếu", due=None)

    def draft(self) -> Plan:
        return importing.import_plan(actor=self.clerk, content=CONTENT, name=NAME, not_secret=True)

    def drafted(self) -> Task:
        return self.draft().tasks.get(position=2)

    def arrived(self) -> Document:
        return Document.objects.create(direction=Direction.INCOMING, type_name="Công văn", subject="Rà soát nhà ở")

    def line(self) -> Recipient:
        union = self.cast.bodies["union"]
        line = Recipient.objects.create(document=self.arrived(), position=1, text=str(union), body=union)
        Delivery.objects.create(recipient=line, body=union, way=Way.PAPER)
        return line

    def invitation(self) -> tuple[Invitation, str]:
        return portal.invite(actor=self.clerk, body=self.cast.bodies["enterprise"], person_name="Lý Mẫu")

    def report(self) -> Report:
        key = period_of(today(), Unit.QUARTER).key
        return reports.compose_report(actor=self.clerk, plan=self.duty.task.plan, period_key=key)


# An act by its name ("plans.accept") → what prepares it: the act itself comes back, so that only its own lines are counted.
Acts = dict[str, Callable[[Scene], Prepared]]
