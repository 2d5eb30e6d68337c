"""Beyond the agency's competence: a Tờ trình is drafted from the difficulty, issued, answered; the raiser closes."""

from cast import Cast
from difficulties.way import Way, raised
from dondoc.difficulties import actions
from dondoc.difficulties.queries import KEY
from dondoc.difficulties.rules import DifficultyState
from dondoc.outgoing.hooks import after_issue
from dondoc.outgoing.queries import papers_of


def test_the_draft_says_what_stands_in_the_way_and_what_is_proposed(cast: Cast):
    difficulty = Way(cast, raised(cast)).go("take_up", "submit", "propose")
    paper = actions.draft_proposal(cast.users["office_clerk"], difficulty, "Tờ trình")
    assert [(one.pk, one.document.type_name) for one in papers_of(KEY, difficulty.pk)] == [(paper.pk, "Tờ trình")]
    written = str(paper.content)
    assert [words in written for words in (difficulty.description, difficulty.decision)] == [True, True]


def test_once_issued_the_answer_is_waited_for_until_the_raiser_closes(cast: Cast):
    way = Way(cast, raised(cast))
    difficulty = way.go("take_up", "submit", "propose")
    paper = actions.draft_proposal(cast.users["office_clerk"], difficulty, "Tờ trình")
    for hook in after_issue:
        hook(paper, cast.users["office_clerk"])
    difficulty.refresh_from_db()
    assert (difficulty.state, difficulty.sent) == (DifficultyState.PROPOSED, paper.document)
    assert difficulty.due_on == difficulty.expected_on
    assert way.go("take_answer", "confirm").state == DifficultyState.CLOSED
