"""Each act that changes something writes exactly one line of the journal. Those of people and of the review have tests of
their own, with their sentences; here stand all the others, and a walk that finds an act which nobody tests.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from types import ModuleType

import pytest

from architecture.acts import acts_by_room
from architecture.scene import SAID, Acts, Scene
from cast import Cast
from dondoc.config.places import Places
from dondoc.frame.actors import SystemActor
from dondoc.journal.models import Entry
from dondoc.people import actions as people
from dondoc.people.queries import today
from dondoc.plans import actions as work
from dondoc.plans.actions import amending, arranging, digests, drafting, feed, issuing, opening, reminding, resolving
from dondoc.plans.actions.intake import Given
from dondoc.plans.models import Duty, Plan, Task
from dondoc.plans.rules.reminding import DEFAULT_LADDER
from dondoc.portal import actions as portal
from dondoc.records import actions as records
from dondoc.records.rules import DeliveryState, Way
from dondoc.reports import actions as reports
from dondoc.reports.models import CycleRun
from dondoc.reports.rules import ReportHead
from dondoc.worktime import Unit, period_of
from issued import ISSUED_ON, issued_plan, issued_task
from plans import test_every_review_act_is_journalled as review

ROOMS = ("people", "portal", "records", "plans", "reports", *acts_by_room())
PARTS = {
    "carry_over",
    "journal_duty",
    "journalled",
    "journal_review",
    "move",
    "note",
    "later_deadline",
    "tell",
}  # of other acts: they write no line, or write it for them
ELSEWHERE = {
    *(f"people.{name}" for name in people.__all__),
    *(f"plans.{name}" for name in review.ACTS),
    "plans.draft_urging_letter",  # the draft writes its line as any paper: tests/plans/test_urge.py
    "records.identify_recipient",  # the directory learns a name and writes its line: tests/records/test_resolve_recipients.py
}
HEAD = ReportHead("Kết quả quý", (), (), "Thực hiện kế hoạch.", "Trân trọng.", (), "Nguyễn Văn Mẫu", None)
DUE = date(2026, 6, 30)  # the deadline of the scene's duty
CALENDAR = SystemActor("Lịch mở kỳ báo cáo")


def _cycle(scene: Scene) -> reports.Cycle:
    return reports.Cycle(plan=scene.duty.task.plan, starts_on=ISSUED_ON)


def _run(scene: Scene) -> CycleRun:
    cycle = reports.set_cycle(actor=scene.clerk, said=_cycle(scene))
    return reports.open_run(scene.clerk, cycle, period_of(today(), Unit.QUARTER))


def _restored(scene: Scene) -> Callable[[], object]:
    report = scene.report()
    return partial(reports.restore_report, actor=scene.clerk, report=report, as_of=report.as_of)


def _submitted(scene: Scene) -> Callable[[], object]:
    report = scene.report()
    reports.submit_report(scene.clerk, report)
    return partial(reports.take_back_report, actor=scene.clerk, report=report)


def _amending(scene: Scene) -> Plan:
    """A draft that amends the scene's plan."""
    return amending.name_amended(actor=scene.clerk, plan=scene.draft(), amended=scene.duty.task.plan)


def _ready(scene: Scene) -> Plan:
    """A draft that may be issued: it has a rhythm, and each unknown name is kept as printed."""
    plan = scene.draft()
    drafting.apply_rhythm(actor=scene.clerk, plan=plan, rhythm="quarterly")
    for task in plan.tasks.filter(dropped=False):
        for name in task.assignments.all():
            if not (name.resolved or name.open_role):
                resolving.keep_as_printed(actor=scene.clerk, plan=plan, text=name.text)
    return plan


def _regular(scene: Scene) -> date:
    """The duty becomes that of a period which has passed; returns a day of the next one."""
    Task.objects.filter(pk=scene.duty.task_id).update(due=None, rhythm="quarterly")
    Duty.objects.filter(pk=scene.duty.pk).update(period=period_of(ISSUED_ON, Unit.QUARTER).key)
    return ISSUED_ON + timedelta(days=120)


ACTS: Acts = {
    "plans.accept": lambda s: partial(work.accept, actor=s.lead, duty=s.at()),
    "plans.unaccept": lambda s: partial(work.unaccept, actor=s.lead, duty=s.at("accept")),
    "plans.report": lambda s: partial(work.report, actor=s.lead, duty=s.at("accept"), said=SAID),
    "plans.submit": lambda s: partial(work.submit, actor=s.lead, duty=s.at("accept"), said=SAID),
    "plans.take_back": lambda s: partial(work.take_back, actor=s.lead, duty=s.at("accept", "submit")),
    "plans.approve": lambda s: partial(work.approve, actor=s.director, duty=s.at("accept", "submit")),
    "plans.return_result": lambda s: partial(
        work.return_result, actor=s.director, duty=s.at("accept", "submit"), reason="Thiếu số liệu."
    ),
    "plans.reopen": lambda s: partial(work.reopen, actor=s.director, duty=s.at("accept", "submit", "approve")),
    "plans.pause": lambda s: partial(work.pause, actor=s.director, duty=s.at("accept"), reason="Chờ hướng dẫn."),
    "plans.resume": lambda s: partial(work.resume, actor=s.director, duty=s.at("accept", "pause")),
    "plans.cancel": lambda s: partial(work.cancel, actor=s.director, duty=s.at(), reason="Không còn cần."),
    "plans.ask_extension": lambda s: s.extension,
    "plans.grant_extension": lambda s: partial(work.grant_extension, actor=s.director, extension=s.extension()),
    "plans.refuse_extension": lambda s: partial(
        work.refuse_extension, actor=s.director, extension=s.extension(), reason="Tỉnh đã ấn định."
    ),
    "plans.withdraw_extension": lambda s: partial(work.withdraw_extension, actor=s.lead, extension=s.extension()),
    "plans.reconsider_extension": lambda s: partial(
        work.reconsider_extension,
        actor=s.director,
        extension=work.grant_extension(actor=s.director, extension=s.extension()),
    ),
    "plans.set_deadline": lambda s: partial(
        work.set_deadline, actor=s.director, duty=s.duty, until=today() + timedelta(days=30), reason="Chờ hướng dẫn."
    ),
    "plans.hand_over": lambda s: partial(
        work.hand_over,
        actor=s.director,
        duty=s.duty,
        to=s.cast.bodies["environment"],
        reason="Đúng lĩnh vực.",
        until=today() + timedelta(days=30),
    ),
    "plans.urge": lambda s: partial(work.urge, actor=s.clerk, duties=[s.duty], texts={}),
    "plans.name_amended": lambda s: partial(
        amending.name_amended, actor=s.clerk, plan=s.draft(), amended=s.duty.task.plan
    ),
    "plans.match_clause": lambda s: partial(
        amending.match_clause, actor=s.clerk, task=_amending(s).tasks.get(position=2), old=s.duty.task
    ),
    "plans.settle_left_out": lambda s: partial(
        amending.settle_left_out, actor=s.clerk, plan=_amending(s), old=s.duty.task, keep=False
    ),
    "plans.withdraw_task": lambda s: partial(
        work.withdraw_task, actor=s.director, task=s.duty.task, reason="Không còn cần."
    ),
    "plans.name_cooperators": lambda s: partial(
        work.name_cooperators, actor=s.lead, task=s.duty.task, bodies=[s.cast.bodies["environment"]]
    ),
    "plans.set_handler": lambda s: partial(work.set_handler, actor=s.lead, duty=s.duty, person=s.staff.person),
    "plans.add_step": lambda s: s.step,
    "plans.report_step": lambda s: partial(work.report_step, actor=s.staff, step=s.step(), report="Đã phát."),
    "plans.close_step": lambda s: partial(work.close_step, actor=s.lead, step=s.step()),
    "plans.remove_step": lambda s: partial(work.remove_step, actor=s.lead, step=s.step()),
    "plans.give_task": lambda s: partial(
        work.give_task,
        actor=s.director,
        given=Given("Báo cáo số lao động", lead=s.cast.bodies["labour"], source_text="Họp giao ban"),
    ),
    "plans.open_due_periods": lambda s: partial(opening.open_due_periods, actor=CALENDAR, on=_regular(s)),
    "plans.set_ladder": lambda s: partial(
        reminding.set_ladder, actor=s.clerk, plan=s.duty.task.plan, ladder=DEFAULT_LADDER[:2]
    ),
    "plans.reset_ladder": lambda s: partial(reminding.reset_ladder, actor=s.clerk, plan=s.duty.task.plan),
    "plans.skip_step": lambda s: partial(
        reminding.skip_step, actor=s.clerk, task=s.duty.task, rung=DEFAULT_LADDER[0], reason="Đã gọi điện."
    ),
    "plans.unskip_step": lambda s: partial(
        reminding.unskip_step, actor=s.clerk, task=s.duty.task, rung=DEFAULT_LADDER[0]
    ),
    "plans.remind": lambda _scene: partial(reminding.remind, actor=CALENDAR, on=DUE),
    "plans.strike_line": lambda s: partial(
        digests.strike_line, actor=s.chief, line=s.digest().lines.get(), reason="Đã báo trực tiếp."
    ),
    "plans.restore_line": lambda s: partial(digests.restore_line, actor=s.chief, line=s.digest().lines.get()),
    "plans.note_digest": lambda s: partial(digests.note_digest, actor=s.chief, digest=s.digest(), note="Kính trình."),
    "plans.present_digest": lambda s: partial(digests.present_digest, actor=s.chief, digest=s.digest()),
    "plans.drop_digest": lambda s: partial(
        digests.drop_digest, actor=s.chief, digest=s.digest(), reason="Họp giao ban đã nêu."
    ),
    "plans.make_feed": lambda s: partial(feed.make_feed, actor=s.lead),
    "plans.revoke_feed": lambda s: partial(feed.revoke_feed, actor=s.lead),
    "plans.import_plan": lambda s: s.draft,
    "plans.issue_plan": lambda s: partial(
        issuing.issue_plan, actor=s.clerk, plan=_ready(s), issue=issuing.Issue("15", today())
    ),
    "plans.add_task": lambda s: partial(arranging.add_task, actor=s.clerk, plan=s.draft(), title="Việc mới"),
    "plans.drop_task": lambda s: partial(arranging.drop_task, actor=s.clerk, task=s.drafted()),
    "plans.restore_task": lambda s: partial(
        arranging.restore_task, actor=s.clerk, task=arranging.drop_task(actor=s.clerk, task=s.drafted())
    ),
    "plans.merge_task": lambda s: partial(arranging.merge_task, actor=s.clerk, task=s.drafted()),
    "plans.settle_conflict": lambda s: partial(
        drafting.settle_conflict, actor=s.clerk, task=_in_conflict(s), index=0, take_other=True
    ),
    "records.register_document": lambda s: partial(
        records.register_document,
        actor=s.clerk,
        arrival=records.Arrival(type_name="Công văn", subject="Nhà ở công nhân", arrived_on=today()),
    ),
    "records.instruct": lambda s: partial(
        records.instruct,
        actor=s.cast.users["head"],
        document=s.arrived(),
        leader=s.cast.users["head"].person,
        order=records.Order("Giao Phòng Quản lý Lao động.", lead=s.cast.bodies["labour"]),
        on=today(),
    ),
    "records.set_delivery_state": lambda s: partial(
        records.set_delivery_state, actor=s.clerk, delivery=s.line().deliveries.get(), state=DeliveryState.SENT
    ),
    "records.set_way": lambda s: partial(records.set_way, actor=s.clerk, recipient=s.line(), way=Way.EMAIL),
    "records.mark_line_sent": lambda s: partial(records.mark_line_sent, actor=s.clerk, recipient=s.line()),
    "portal.invite": lambda s: s.invitation,
    "portal.withdraw_invitation": lambda s: partial(
        portal.withdraw_invitation, actor=s.clerk, invitation=s.invitation()[0]
    ),
    "reports.compose_report": lambda s: s.report,
    "reports.edit_part": lambda s: partial(
        reports.edit_part, actor=s.clerk, part=s.report().parts.first(), heading="I", body="Xong."
    ),
    "reports.edit_head": lambda s: partial(reports.edit_head, actor=s.clerk, report=s.report(), head=HEAD),
    "reports.issue_report": lambda s: partial(
        reports.issue_report, actor=s.clerk, report=s.report(), number="9", issued_on=today()
    ),
    "reports.restore_report": _restored,
    "reports.take_back_report": _submitted,
    "reports.set_cycle": lambda s: partial(reports.set_cycle, actor=s.clerk, said=_cycle(s)),
    "reports.edit_cycle": lambda s: partial(reports.edit_cycle, actor=s.clerk, cycle=_run(s).cycle, said=_cycle(s)),
    "reports.compose_run": lambda s: partial(reports.compose_run, actor=s.clerk, run=_run(s)),
    "reports.close_run": lambda s: partial(reports.close_run, actor=s.clerk, run=_run(s)),
    "reports.discard_report": lambda s: partial(reports.discard_report, actor=s.clerk, report=s.report()),
}


def _in_conflict(scene: Scene) -> Task:
    task = scene.drafted()
    task.reading["conflicts"] = [{"name": "due", "kept": "", "other": "30/6/2026", "spans": []}]
    task.save()
    return task


ACTS |= {name: prepare for acts in acts_by_room().values() for name, prepare in acts.items()}


@pytest.fixture
def scene(cast: Cast, tmp_path, settings) -> Scene:
    settings.PLACES = Places(tmp_path)
    director = cast.users["deputy_labour"].person
    return Scene(cast, issued_task(issued_plan(cast), lead=cast.bodies["labour"], director=director))


@pytest.mark.parametrize("name", ACTS)
def test_the_act_leaves_one_line_of_its_room(scene: Scene, name: str):
    act = ACTS[name](scene)
    before = Entry.objects.count()
    act()
    new = list(Entry.objects.order_by("id")[before:])
    assert [(e.verb.partition(".")[0], bool(e.actor_name and e.sentence)) for e in new] == [
        (name.partition(".")[0], True)
    ]


def modules(room: str) -> Iterator[ModuleType]:
    package = importlib.import_module(f"dondoc.{room}.actions")
    yield package
    for found in pkgutil.iter_modules(getattr(package, "__path__", [])):
        yield importlib.import_module(f"{package.__name__}.{found.name}")


def acts_of(room: str) -> set[str]:
    """The public functions that somebody does: those with a keyword-only `actor`."""
    return {
        f"{room}.{name}"
        for module in modules(room)
        for name, act in inspect.getmembers(module, inspect.isfunction)
        if act.__module__ == module.__name__
        and not name.startswith("_")
        and name not in PARTS
        and (actor := inspect.signature(act).parameters.get("actor")) is not None
        and actor.kind is inspect.Parameter.KEYWORD_ONLY
    }


def test_no_act_of_any_room_is_forgotten():
    found = set().union(*(acts_of(room) for room in ROOMS))
    assert found - set(ACTS) - ELSEWHERE == set()
    assert set(ACTS) - found == set()
