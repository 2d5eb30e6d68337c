"""Which clause of an amended plan is which of the first: the same words, another number, merged, split, new."""

from dondoc.plans.rules.amending import Clause, Piece, marked, match_clauses, most_alike

HOUSING = "Lập danh sách công nhân có nhu cầu vay mua nhà ở xã hội"
WASTE = "Phối hợp với các xã lân cận giải quyết vấn đề rác thải và nước thải quanh khu công nghiệp"
VISITS = "Tổ chức thăm hỏi người lao động có hoàn cảnh khó khăn dịp lễ, tết"
JOBS = "Tổ chức ngày hội việc làm cho lao động mất việc"
OLD = [Clause(1, "II.1", HOUSING), Clause(2, "II.2", WASTE), Clause(3, "II.3", VISITS)]


def test_renumbered_clauses_are_found_by_their_words() -> None:
    new = [Clause(11, "II.1", JOBS), Clause(12, "II.2", HOUSING), Clause(13, "II.3", WASTE), Clause(14, "II.4", VISITS)]
    found = match_clauses(OLD, new)
    assert found.pairs == {12: 1, 13: 2, 14: 3}
    assert (found.split_from, found.merged_into) == ({}, {})


def test_a_clause_written_anew_in_its_place_is_the_same_clause() -> None:
    rewritten = "Rà soát, lập danh sách người lao động có nhu cầu thuê, mua nhà ở xã hội trong các khu công nghiệp"
    assert match_clauses(OLD, [Clause(11, "II.1", rewritten)]).pairs == {11: 1}
    assert match_clauses(OLD, [Clause(11, "II.1", "Diễn tập chữa cháy và cứu nạn tại mười doanh nghiệp")]).pairs == {}


def test_two_clauses_merged_into_one_go_on_with_the_longer_and_the_other_is_named() -> None:
    merged = Clause(11, "II.1", f"{WASTE}. {VISITS}")
    found = match_clauses(OLD, [merged])
    assert found.pairs == {11: 2}
    assert found.merged_into == {3: 11}


def test_a_clause_split_in_two_goes_on_in_the_longer_half_and_the_other_is_new() -> None:
    whole = [Clause(1, "II.1", f"{WASTE}. {VISITS}")]
    found = match_clauses(whole, [Clause(11, "II.1", VISITS), Clause(12, "II.2", WASTE)])
    assert found.pairs == {12: 1}
    assert found.split_from == {11: 1}


def test_what_a_person_has_chosen_holds_and_frees_nothing_twice() -> None:
    new = [Clause(11, "II.1", HOUSING), Clause(12, "II.2", WASTE)]
    assert match_clauses(OLD, new, {11: 3, 12: None}).pairs == {11: 3}
    assert match_clauses(OLD, new, {11: 2}).pairs == {11: 2}


def test_of_two_clauses_with_the_same_words_the_one_in_place_goes_on() -> None:
    old = [Clause(1, "II.1", JOBS), Clause(2, "III.1", JOBS)]
    new = [Clause(11, "III.1", JOBS), Clause(12, "II.1", JOBS)]
    assert match_clauses(old, new).pairs == {11: 2, 12: 1}


def test_the_words_that_left_and_came_are_marked() -> None:
    assert marked("trước ngày 30 tháng 6", "trước ngày 15 tháng 9") == (
        [
            Piece("trước ngày", differs=False),
            Piece("30", differs=True),
            Piece("tháng", differs=False),
            Piece("6", differs=True),
        ],
        [
            Piece("trước ngày", differs=False),
            Piece("15", differs=True),
            Piece("tháng", differs=False),
            Piece("9", differs=True),
        ],
    )


def test_the_nearest_task_is_suggested_and_none_where_all_are_far() -> None:
    above = "Lập danh sách người lao động có nhu cầu mua nhà ở xã hội"
    assert most_alike(above, OLD) == OLD[0]
    assert most_alike("Diễn tập chữa cháy", OLD) is None
