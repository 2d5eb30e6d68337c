"""Regular work: each period opens one duty, once, and asks nothing more of work that has ended."""

from datetime import date

import pytest

from dondoc.frame.actors import SystemActor
from dondoc.journal.models import Entry
from dondoc.notices.models import Notice
from dondoc.plans.actions.drafting import TaskEdit, apply_rhythm, edit_task
from dondoc.plans.actions.issuing import Issue, issue_plan
from dondoc.plans.actions.opening import open_due_periods
from dondoc.plans.actions.resolving import keep_as_printed
from dondoc.plans.jobs import open_periods
from dondoc.plans.models import Duty, Plan
from dondoc.plans.rules import Recurrence, Rhythm, WorkState

CALENDAR = SystemActor("Lịch mở kỳ báo cáo")
DAY = date(2026, 3, 16)
NEXT = date(2026, 6, 15)


@pytest.fixture
def issued(draft, chief_of_office) -> Plan:
    for text in ("Phó Trưởng Ban - Cao Văn Thử", "Phó Trưởng Ban - Kiều Văn Kiểm", "Phó Trưởng Ban - Tạ Thị Nghiệm"):
        keep_as_printed(actor=chief_of_office, plan=draft, text=text)
    apply_rhythm(actor=chief_of_office, plan=draft, rhythm=Rhythm.QUARTERLY)
    dated, monthly = draft.tasks.get(position=1), draft.tasks.get(position=2)
    edit_task(actor=chief_of_office, task=dated, edit=TaskEdit(title=dated.title, due=date(2026, 6, 30)))
    edit = TaskEdit(title=monthly.title, recurrence=Recurrence.MONTHLY)
    edit_task(actor=chief_of_office, task=monthly, edit=edit)
    return issue_plan(actor=chief_of_office, plan=draft, issue=Issue("15", DAY), on=DAY)


def periods(position: int) -> list[tuple[str, date, date]]:
    rows = Duty.objects.filter(task__position=position).order_by("id")
    return [(d.period, d.starts_on, d.deadline) for d in rows]


def test_the_next_period_opens_on_its_first_day(issued):
    assert open_due_periods(actor=CALENDAR, on=date(2026, 6, 14)) == 1  # only the month of the monthly task
    assert open_due_periods(actor=CALENDAR, on=NEXT) == 5
    assert periods(3) == [
        ("2026-Q2", DAY, date(2026, 6, 15)),
        ("2026-Q3", NEXT, date(2026, 9, 14)),
    ]
    assert [key for key, *_ in periods(2)] == ["2026-M04", "2026-M06", "2026-M07"]
    assert periods(1) == [("", DAY, date(2026, 6, 30))]


def test_running_again_opens_nothing(issued):
    open_due_periods(actor=CALENDAR, on=NEXT)
    before = (Duty.objects.count(), Entry.objects.count(), Notice.objects.count())
    assert open_due_periods(actor=CALENDAR, on=NEXT) == 0
    assert (Duty.objects.count(), Entry.objects.count(), Notice.objects.count()) == before


def test_cancelled_work_is_not_opened_again(issued):
    Duty.objects.filter(task__position=3).update(state=WorkState.CANCELLED)
    open_due_periods(actor=CALENDAR, on=NEXT)
    assert [key for key, *_ in periods(3)] == ["2026-Q2"]


def test_finished_work_of_a_period_goes_on_in_the_next_with_its_handler(issued, labour_staff):
    Duty.objects.filter(task__position=4).update(state=WorkState.DONE, handler=labour_staff.person)
    open_due_periods(actor=CALENDAR, on=NEXT)
    last = Duty.objects.filter(task__position=4).latest("id")
    assert (last.period, last.state, last.handler, last.task.state) == (
        "2026-Q3",
        WorkState.ASSIGNED,
        labour_staff.person,
        WorkState.ASSIGNED,
    )


def test_the_unit_head_is_told_and_the_run_is_one_line_of_the_journal(issued, environment_head):
    Notice.objects.all().delete()
    before = Entry.objects.count()
    open_due_periods(actor=CALENDAR, on=NEXT)
    assert [n.text[:28] for n in Notice.objects.filter(person_id=environment_head.person_id)] == [
        "Kỳ quý III năm 2026: Phối hợ"
    ]
    assert [(e.actor_name, e.sentence) for e in Entry.objects.order_by("id")[before:]] == [
        ("Lịch mở kỳ báo cáo", "Mở kỳ mới cho 5 việc thường xuyên, định kỳ.")
    ]


def test_the_nightly_job_opens_the_period_of_today(issued):
    Duty.objects.exclude(period="").update(period="2020-Q1", starts_on=date(2020, 1, 1))
    assert (open_periods(timestamp=0), open_periods(timestamp=0)) == (5, 0)


def test_drafts_have_no_periods(draft):
    assert open_due_periods(actor=CALENDAR, on=NEXT) == 0
