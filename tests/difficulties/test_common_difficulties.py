"""Several difficulties with one cause are decided once; each raiser hears and confirms for itself."""

import pytest
from django.core.exceptions import ValidationError

from cast import Cast
from difficulties.way import Way, raised
from dondoc.difficulties import actions
from dondoc.difficulties.models import Difficulty
from dondoc.difficulties.queries import turn_of
from dondoc.difficulties.rules import DifficultyState, Joining, Party
from dondoc.notices.models import Notice

S = DifficultyState


@pytest.fixture
def two(cast: Cast) -> list[Difficulty]:
    other = raised(
        cast, by="environment_head", body="environment", words="Không có dữ liệu nhà trọ để kiểm tra rác thải."
    )
    return [raised(cast), other]


def grouped(cast: Cast, two: list[Difficulty]) -> Difficulty:
    return actions.group(
        actor=cast.users["office_clerk"], difficulties=two, title="Thiếu dữ liệu nhà trọ", description=""
    )


def states(*difficulties: Difficulty) -> list[str]:
    return [Difficulty.objects.get(pk=one.pk).state for one in difficulties]


def heard(cast: Cast, user: str, words: str) -> int:
    return Notice.objects.filter(person_id=cast.users[user].person_id, text__startswith=words).count()


def test_the_common_one_takes_the_turn_of_all(cast: Cast, two):
    common = grouped(cast, two)
    assert states(common, *two) == [S.TAKEN_UP, S.CARRIED, S.CARRIED]
    one = Difficulty.objects.get(pk=two[0].pk)
    assert (turn_of(one).party, one.joining) == (Party.CONSOLIDATOR, Joining.GROUPED)


def test_one_decision_answers_all_and_each_raiser_closes_its_own(cast: Cast, two):
    common = grouped(cast, two)
    Way(cast, common).go("submit", "resolve")
    assert states(common, *two) == [S.ANSWERED, S.ANSWERED, S.ANSWERED]
    assert [heard(cast, user, "Đã có kết quả") for user in ("labour_head", "environment_head")] == [1, 1]
    actions.confirm(actor=cast.users["labour_head"], difficulty=two[0])
    assert states(common, *two) == [S.ANSWERED, S.CLOSED, S.ANSWERED]
    actions.confirm(actor=cast.users["environment_head"], difficulty=two[1])
    assert states(common, *two) == [S.CLOSED, S.CLOSED, S.CLOSED]


def test_one_raiser_may_reopen_while_the_other_closes(cast: Cast, two):
    common = grouped(cast, two)
    Way(cast, common).go("submit", "resolve")
    actions.reopen(actor=cast.users["labour_head"], difficulty=two[0], words="Xã chưa cung cấp.")
    actions.confirm(actor=cast.users["environment_head"], difficulty=two[1])
    assert states(common, *two) == [S.CLOSED, S.TAKEN_UP, S.CLOSED]
    assert Difficulty.objects.get(pk=two[0].pk).carrier is None


def test_a_double_is_solved_with_the_first_and_its_raiser_hears(cast: Cast, two):
    first, double = two
    actions.join(actor=cast.users["office_clerk"], difficulty=double, into=first)
    assert Difficulty.objects.get(pk=double.pk).joining == Joining.DUPLICATE
    Way(cast, first).go("take_up", "submit", "resolve")
    assert states(first, double) == [S.ANSWERED, S.ANSWERED]
    assert heard(cast, "environment_head", "Đã có kết quả") == 1


def test_gathering_can_be_taken_back(cast: Cast, two):
    common = grouped(cast, two)
    actions.dissolve(actor=cast.users["office_clerk"], difficulty=common)
    assert states(common, *two) == [S.WITHDRAWN, S.TAKEN_UP, S.TAKEN_UP]


def test_the_last_one_split_off_dissolves_the_common_one(cast: Cast, two):
    common = grouped(cast, two)
    for one in two:
        actions.split(actor=cast.users["office_clerk"], difficulty=Difficulty.objects.get(pk=one.pk))
    assert states(common, *two) == [S.WITHDRAWN, S.TAKEN_UP, S.TAKEN_UP]


def test_one_alone_is_no_common_difficulty(cast: Cast, two):
    with pytest.raises(ValidationError):
        grouped(cast, two[:1])


def test_a_carrier_is_not_carried_itself(cast: Cast, two):
    first, double = two
    actions.join(actor=cast.users["office_clerk"], difficulty=double, into=first)
    third = raised(cast, words="Khác.")
    with pytest.raises(ValidationError):
        actions.join(actor=cast.users["office_clerk"], difficulty=first, into=third)
