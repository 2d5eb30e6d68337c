"""Before a decision the bodies concerned are asked, by a request with a deadline of its own."""

from datetime import timedelta

from django.utils import timezone

from cast import Cast
from difficulties.way import Way, raised
from dondoc.difficulties import actions
from dondoc.difficulties.actions.opinions import Question
from dondoc.difficulties.models import Difficulty
from dondoc.difficulties.queries import requests_about, turn_of, visible_difficulties
from dondoc.difficulties.rules import DifficultyState, Party


def asked(cast: Cast) -> Difficulty:
    difficulty = Way(cast, raised(cast)).go("take_up")
    question = Question("Đề nghị cho ý kiến.", [cast.bodies["environment"]], timezone.now() + timedelta(days=5))
    actions.ask_opinions(cast.users["office_clerk"], difficulty, question)
    difficulty.refresh_from_db()
    return difficulty


def test_it_waits_for_the_bodies_asked_until_their_day(cast: Cast):
    difficulty = asked(cast)
    turn = turn_of(difficulty)
    assert (difficulty.state, turn.party) == (DifficultyState.OPINIONS, Party.ASKED)
    assert turn.due_on == timezone.localdate() + timedelta(days=5)
    assert [one.body for one in requests_about(difficulty).get().addressees.all()] == [cast.bodies["environment"]]


def test_who_is_asked_sees_it(cast: Cast):
    before = raised(cast, words="Việc khác.")
    difficulty = asked(cast)
    assert list(visible_difficulties(cast.users["environment_head"])) == [difficulty]
    assert before in visible_difficulties(cast.users["labour_head"])


def test_the_office_goes_on_when_it_has_heard_enough(cast: Cast):
    difficulty = asked(cast)
    actions.gather(actor=cast.users["office_clerk"], difficulty=difficulty)
    difficulty.refresh_from_db()
    assert difficulty.state == DifficultyState.TAKEN_UP
