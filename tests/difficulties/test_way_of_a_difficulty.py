"""A difficulty from the unit that raises it to the unit that closes it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction

from cast import Cast
from difficulties.way import Way, kind, raised
from dondoc.difficulties import actions
from dondoc.difficulties.actions.raising import Raised
from dondoc.difficulties.models import Difficulty, DifficultyStep
from dondoc.difficulties.queries import turn_of
from dondoc.difficulties.rules import DifficultyState, Party
from dondoc.frame.transitions import StepRefused
from dondoc.notices.models import Notice
from dondoc.people.queries import today
from dondoc.plans import actions as work
from dondoc.plans.actions.working import Report
from dondoc.plans.models import Duty
from dondoc.plans.rules import SourceKind
from issued import issued_plan, issued_task

DONE = Report(narrative="Đã rà soát 120 nhà trọ.", percent=100)


def steps(difficulty: Difficulty) -> list[str]:
    return list(difficulty.taken.order_by("id").values_list("verb", flat=True))


def test_the_head_resolves_it_and_the_raiser_closes_it(cast: Cast):
    difficulty = Way(cast, raised(cast)).go("take_up", "submit", "resolve", "confirm")
    assert (difficulty.state, difficulty.closed_on) == (DifficultyState.CLOSED, today())
    assert difficulty.decision == "Đồng ý, phòng chủ động phối hợp."
    assert steps(difficulty) == ["raise", "take_up", "submit", "resolve", "confirm"]


def test_each_step_says_whose_turn_it_is(cast: Cast):
    way = Way(cast, raised(cast))
    found = [(turn_of(way.difficulty).party, turn_of(way.difficulty).name)]
    for verb in ("take_up", "submit", "propose", "send", "take_answer"):
        turn = turn_of(way.go(verb))
        found.append((turn.party, turn.name))
    assert found == [
        (Party.CONSOLIDATOR, "Văn phòng"),
        (Party.CONSOLIDATOR, "Văn phòng"),
        (Party.DECIDER, "Người đứng đầu"),
        (Party.CONSOLIDATOR, "Văn phòng"),
        (Party.AUTHORITY, "UBND tỉnh Mẫu"),
        (Party.RAISER, "Phòng Quản lý Lao động"),
    ]


def test_the_answer_expected_from_the_authority_is_a_deadline(cast: Cast):
    difficulty = Way(cast, raised(cast)).go("take_up", "submit", "propose", "send")
    assert turn_of(difficulty).due_on == today() + timedelta(days=20)


def test_what_is_asked_for_comes_from_the_raiser(cast: Cast):
    difficulty = Way(cast, raised(cast)).go("ask_more")
    assert turn_of(difficulty).party == Party.RAISER
    with pytest.raises(PermissionDenied):
        actions.add(actor=cast.users["environment_head"], difficulty=difficulty, words="Có 120 nhà trọ.")
    assert Way(cast, difficulty).go("add").state == DifficultyState.TAKEN_UP


def test_an_assigned_one_becomes_a_task_of_its_plan_and_is_answered_when_the_task_is_done(cast: Cast):
    duty = issued_task(issued_plan(cast), lead=cast.bodies["labour"])
    difficulty = Way(cast, raised(cast, task=duty.task)).go("take_up", "submit", "assign")
    born = difficulty.born
    assert (born.plan, born.source_kind, born.title) == (duty.task.plan, SourceKind.DIFFICULTY, "Rà soát nhà trọ.")
    solving = Duty.objects.get(task=born)
    assert (solving.body, turn_of(difficulty).due_on) == (cast.bodies["environment"], solving.deadline)
    unit, head = cast.users["environment_head"], cast.users["head"]
    work.accept(actor=unit, duty=solving)
    work.submit(actor=unit, duty=solving, said=DONE)
    difficulty.refresh_from_db()
    assert difficulty.state == DifficultyState.ASSIGNED
    work.approve(actor=head, duty=solving)
    difficulty.refresh_from_db()
    assert (difficulty.state, difficulty.answer) == (DifficultyState.ANSWERED, DONE.narrative)
    work.reopen(actor=head, duty=solving)
    difficulty.refresh_from_db()
    assert difficulty.state == DifficultyState.ASSIGNED


def test_without_a_task_it_is_solved_in_the_running_plan(cast: Cast):
    difficulty = Way(cast, raised(cast)).go("take_up", "submit", "assign")
    assert difficulty.born.plan.running


def test_a_cancelled_task_gives_the_difficulty_back(cast: Cast):
    difficulty = Way(cast, raised(cast)).go("take_up", "submit", "assign")
    work.cancel(actor=cast.users["head"], duty=Duty.objects.get(task=difficulty.born), reason="Giao đơn vị khác.")
    difficulty.refresh_from_db()
    assert (difficulty.state, difficulty.born) == (DifficultyState.TAKEN_UP, None)


def test_only_the_raiser_closes_or_reopens(cast: Cast):
    difficulty = Way(cast, raised(cast)).go("take_up", "submit", "resolve")
    for other in ("head", "chief_of_office", "environment_head"):
        with pytest.raises(PermissionDenied):
            actions.confirm(actor=cast.users[other], difficulty=difficulty)
    reopened = actions.reopen(actor=cast.users["labour_head"], difficulty=difficulty, words="Công an xã chưa trả lời.")
    assert (reopened.state, reopened.raised_on) == (DifficultyState.TAKEN_UP, today())


def test_a_reason_is_asked_for(cast: Cast):
    difficulty = Way(cast, raised(cast)).go("take_up", "submit", "resolve")
    with pytest.raises(StepRefused):
        actions.reopen(actor=cast.users["labour_head"], difficulty=difficulty, words="  ")


def test_the_deputy_in_charge_decides_on_one_of_an_enterprise_unless_he_refers_it(cast: Cast):
    deputy, head = cast.users["deputy_enterprise"], cast.users["head"]
    words = Raised(kind=kind("enterprise"), body=cast.bodies["enterprise"], description="Mất điện giờ cao điểm.")
    difficulty = actions.raise_difficulty(actor=cast.users["enterprise_user"], raised=words)
    actions.take_up(actor=cast.users["office_clerk"], difficulty=difficulty)
    chief = cast.users["chief_of_office"]
    with pytest.raises(ValidationError):
        actions.submit(actor=chief, difficulty=difficulty, view="", proposal="Làm việc với điện lực.")
    actions.submit(
        actor=chief, difficulty=difficulty, view="", proposal="Làm việc với điện lực.", decider=deputy.person
    )
    with pytest.raises(PermissionDenied):
        actions.resolve(actor=head, difficulty=difficulty, words="Đồng ý.")
    actions.refer(actor=deputy, difficulty=difficulty, words="Cần ý kiến Trưởng Ban.")
    with pytest.raises(PermissionDenied):
        actions.resolve(actor=deputy, difficulty=difficulty, words="Đồng ý.")
    assert actions.resolve(actor=head, difficulty=difficulty, words="Đồng ý.").state == DifficultyState.ANSWERED


def test_a_revoked_decision_tells_nobody(cast: Cast):
    difficulty = Way(cast, raised(cast)).go("take_up", "submit", "resolve")
    mine = Notice.objects.filter(person_id=cast.users["labour_head"].person_id, text__startswith="Đã có kết quả")
    assert mine.count() == 1
    actions.revoke(actor=cast.users["head"], difficulty=difficulty)
    difficulty.refresh_from_db()
    assert (difficulty.state, difficulty.decision, mine.count()) == (DifficultyState.SUBMITTED, "", 0)


def test_the_database_lets_nothing_of_it_be_deleted_or_rewritten(cast: Cast):
    difficulty = raised(cast)
    for change in (
        Difficulty.objects.filter(pk=difficulty.pk).delete,
        DifficultyStep.objects.filter(difficulty=difficulty).delete,
        lambda: DifficultyStep.objects.filter(difficulty=difficulty).update(words="Khác"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert steps(difficulty) == ["raise"]
