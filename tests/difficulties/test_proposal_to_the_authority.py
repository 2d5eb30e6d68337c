"""Beyond the agency's competence: a Tờ trình is drafted from the difficulty, issued, answered; the raiser closes."""

from datetime import timedelta

from django.utils import timezone

from cast import Cast
from difficulties.way import Way, raised
from dondoc.difficulties import actions
from dondoc.difficulties.actions.opinions import Question
from dondoc.difficulties.models import Difficulty
from dondoc.difficulties.queries import KEY, open_difficulties, turn_of
from dondoc.difficulties.rules import DifficultyState as S
from dondoc.difficulties.rules import Party
from dondoc.outgoing import actions as outgoing
from dondoc.outgoing.actions.issuing import Issue
from dondoc.outgoing.queries import papers_of
from dondoc.people.queries import today
from dondoc.requests.actions import Said, answer

APPROVAL = (
    ("office_clerk", "submit"),
    ("chief_of_office", "agree"),
    ("office_clerk", "pass_signer"),
    ("head", "sign"),
)


def test_the_draft_says_what_stands_in_the_way_and_what_is_proposed(cast: Cast):
    difficulty = Way(cast, raised(cast)).go("take_up", "submit", "propose")
    paper = actions.draft_proposal(cast.users["office_clerk"], difficulty, "Tờ trình")
    assert [(one.pk, one.document.type_name) for one in papers_of(KEY, difficulty.pk)] == [(paper.pk, "Tờ trình")]
    written = str(paper.content)
    assert [words in written for words in (difficulty.description, difficulty.decision)] == [True, True]


def test_from_the_unit_to_the_authority_and_back_to_closed(cast: Cast):
    """The whole way: gathered, asked about, decided, drafted, approved, numbered, issued, answered, confirmed."""
    office, head = cast.users["office_clerk"], cast.users["head"]
    two = [raised(cast), raised(cast, by="environment_head", body="environment", words="Không có dữ liệu nhà trọ.")]
    common = actions.group(actor=office, difficulties=two, title="Thiếu dữ liệu nhà trọ", description="")
    question = Question(
        "Đề nghị cho ý kiến.", [cast.bodies["enterprise_department"]], timezone.now() + timedelta(days=5)
    )
    request = actions.ask_opinions(office, common, question)
    asked = request.addressees.get()
    answer(actor=cast.users["enterprise_head"], addressee=asked, said=Said(note="Nhất trí kiến nghị.", agrees=True))
    actions.gather(actor=office, difficulty=common)
    way = Way(cast, common)
    way.go("submit", "propose")
    paper = actions.draft_proposal(office, common, "Tờ trình")
    for who, verb in APPROVAL:
        paper = outgoing.take_step(actor=cast.users[who], paper=paper, verb=verb)
    paper = outgoing.issue_paper(actor=office, paper=paper, issue=Issue(number="15", issued_on=today()))
    common.refresh_from_db()
    assert (common.state, common.sent, common.sent.number_and_symbol) == (S.PROPOSED, paper.document, "15/TTr-BQLKCN")
    assert [turn_of(one).party for one in Difficulty.objects.filter(carrier=common)] == [Party.AUTHORITY] * 2
    assert common.due_on == common.expected_on
    way.go("take_answer")
    assert {one.state for one in Difficulty.objects.all()} == {S.ANSWERED}
    for one, unit in zip(two, ("labour_head", "environment_head"), strict=True):
        actions.confirm(actor=cast.users[unit], difficulty=one)
    assert {one.state for one in Difficulty.objects.all()} == {S.CLOSED}
    assert list(open_difficulties(head)) == []
