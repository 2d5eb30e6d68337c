"""A step that is due or overdue is told of once; a leader who decides is never urged."""

from datetime import date, timedelta

from cast import Cast
from difficulties.way import Way, raised
from dondoc.difficulties import actions
from dondoc.difficulties.models import Difficulty
from dondoc.frame.actors import SystemActor
from dondoc.journal.models import Entry
from dondoc.notices.models import Notice

ON = date(2026, 3, 4)  # a Wednesday
LATE = ON - timedelta(days=1)
REMINDER = SystemActor("Lịch nhắc")


def told(words: str) -> set[int]:
    return set(Notice.objects.filter(text__startswith=words).values_list("person_id", flat=True))


def persons(cast: Cast, *users: str) -> set[int]:
    return {cast.users[user].person_id for user in users}


def due(difficulty: Difficulty, day: date) -> None:
    Difficulty.objects.exclude(pk=difficulty.pk).update(due_on=None)
    Difficulty.objects.filter(pk=difficulty.pk).update(due_on=day)


def test_the_office_is_told_once_of_what_it_has_not_taken_up(cast: Cast):
    due(raised(cast), LATE)
    assert [actions.remind_turns(actor=REMINDER, on=ON) for _ in range(2)] == [1, 0]
    assert told("Quá hạn") == persons(cast, "chief_of_office", "office_clerk")
    assert Entry.objects.filter(verb="difficulties.difficulty.remind").count() == 1


def test_the_day_before_and_after_are_told_of_apart(cast: Cast):
    difficulty = raised(cast)
    due(difficulty, ON)
    assert actions.remind_turns(actor=REMINDER, on=ON) == 1
    assert actions.remind_turns(actor=REMINDER, on=ON + timedelta(days=1)) == 1
    assert told("Sắp đến hạn") == told("Quá hạn") == persons(cast, "chief_of_office", "office_clerk")


def test_a_leader_who_decides_is_not_urged(cast: Cast):
    due(Way(cast, raised(cast)).go("take_up", "submit"), LATE)
    actions.remind_turns(actor=REMINDER, on=ON)
    assert told("Quá hạn") == persons(cast, "chief_of_office", "office_clerk")


def test_silence_of_the_raiser_reminds_and_closes_nothing(cast: Cast):
    difficulty = Way(cast, raised(cast)).go("take_up", "submit", "resolve")
    due(difficulty, LATE)
    actions.remind_turns(actor=REMINDER, on=ON)
    assert told("Quá hạn") == persons(cast, "labour_head")
    assert Difficulty.objects.get(pk=difficulty.pk).state == "answered"


def test_a_day_of_rest_is_quiet(cast: Cast):
    due(raised(cast), LATE)
    assert actions.remind_turns(actor=REMINDER, on=date(2026, 3, 7)) == 0
