"""The ladder, as dates: no reminder comes before its rule, none on a day off, one for each addressee."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dondoc.plans.rules import WorkState
from dondoc.plans.rules.reminding import (
    DEFAULT_LADDER,
    REMINDED_STATES,
    Addressee,
    Due,
    Rung,
    Trigger,
    Watched,
    reminders_due,
)
from dondoc.plans.rules.wording import Line, Rank, impersonal, message, rank_of, reminder_text, standing_of_time
from dondoc.worktime import vietnam

CALENDAR = vietnam(2025, 2027)
START = date(2026, 3, 2)
DEADLINE = date(2026, 6, 30)  # a Tuesday
days = st.dates(date(2026, 1, 5), date(2026, 12, 20))
rungs = st.builds(
    Rung,
    st.sampled_from([Trigger.BEFORE, Trigger.AFTER, Trigger.SILENT]),
    st.integers(1, 20),
    st.sampled_from(list(Addressee)),
    st.integers(0, 10),
)


def due(on: date, *, deadline: date | None = DEADLINE, news_on: date | None = None) -> dict[Addressee, Due]:
    watched = Watched(deadline, START, news_on or on)
    return {found.rung.addressee: found for found in reminders_due(DEFAULT_LADDER, watched, on, CALENDAR)}


def test_three_working_days_before_the_deadline_the_unit_is_reminded():
    assert due(date(2026, 6, 25)) == {Addressee.UNIT: Due(DEFAULT_LADDER[1], date(2026, 6, 25))}


def test_a_day_on_which_the_program_did_not_run_is_made_up_for():
    assert due(date(2026, 6, 26)) == {Addressee.UNIT: Due(DEFAULT_LADDER[1], date(2026, 6, 25))}


def test_after_the_deadline_it_climbs_from_the_unit_to_the_leader_to_the_head():
    assert sorted(due(date(2026, 7, 1))) == [Addressee.UNIT]
    assert sorted(due(date(2026, 7, 3))) == [Addressee.DIRECTOR, Addressee.UNIT]
    assert sorted(due(date(2026, 7, 14))) == [Addressee.DIRECTOR, Addressee.HEAD, Addressee.UNIT]


def test_silence_is_told_to_the_unit_then_to_the_leader_and_not_of_what_is_late():
    assert sorted(due(date(2026, 5, 29), news_on=date(2026, 5, 14))) == [Addressee.UNIT]
    assert sorted(due(date(2026, 6, 5), news_on=date(2026, 5, 14))) == [Addressee.DIRECTOR, Addressee.UNIT]
    late = reminders_due(DEFAULT_LADDER, Watched(DEADLINE, START, START), date(2026, 7, 1), CALENDAR)
    assert [found.rung.trigger for found in late] == [Trigger.AFTER]


@given(ladder=st.lists(rungs, max_size=6), deadline=st.none() | days, start=days, news=days, on=days)
def test_no_reminder_precedes_its_rule(ladder, deadline, start, news, on):
    found = reminders_due(ladder, Watched(deadline, start, news), on, CALENDAR)
    assert len({one.rung.addressee for one in found}) == len(found)
    for one in found:
        assert CALENDAR.is_working(on)
        assert one.on <= on
        if one.rung.trigger is Trigger.BEFORE:
            assert on <= deadline
            assert CALENDAR.working_days_between(one.on, deadline) == one.rung.days
            assert one.on >= start
        elif one.rung.trigger is Trigger.AFTER:
            assert one.on > deadline
            assert CALENDAR.working_days_between(deadline, one.on) >= one.rung.days
        else:
            assert deadline is None or on <= deadline
            assert CALENDAR.working_days_between(news, one.on) >= one.rung.days


@given(ladder=st.lists(rungs, min_size=1, max_size=6), deadline=days, news=days, first=days)
def test_two_mornings_ask_for_the_same_reminder_until_the_next_falls_due(ladder, deadline, news, first):
    watched = Watched(deadline, date(2025, 1, 2), min(news, first))
    made = set()
    for n in range(15):
        on = first + timedelta(days=n)
        for one in reminders_due(ladder, watched, on, CALENDAR):
            made.add((one.rung.key, one.on))
            assert (on - one.on).days >= 0
    assert len(made) <= 15 * len(ladder)


def test_what_waits_for_a_decision_or_is_stopped_or_closed_is_not_reminded_of():
    assert set(REMINDED_STATES) == {WorkState.ASSIGNED, WorkState.ACCEPTED, WorkState.RUNNING, WorkState.RETURNED}


def test_the_words_follow_rank_and_a_superior_is_never_urged():
    assert [rank_of(kind) for kind in ("department", "enterprise", "province", "board")] == [
        Rank.BELOW,
        Rank.EQUAL,
        Rank.ABOVE,
        Rank.ABOVE,
    ]
    time = standing_of_time(DEADLINE, date(2026, 7, 3), 0)
    said = {rank: reminder_text(rank, "Rà soát nhà ở", time=time, overdue=True) for rank in Rank}
    assert said == {
        Rank.BELOW: "Quá hạn 3 ngày, đôn đốc khẩn trương thực hiện: Rà soát nhà ở",
        Rank.EQUAL: "Quá hạn 3 ngày, đề nghị sớm gửi kết quả: Rà soát nhà ở",
        Rank.ABOVE: "Quá hạn 3 ngày, kính báo để biết: Rà soát nhà ở",
    }


def test_a_message_for_a_chat_names_no_person_and_no_number():
    line = Line(
        "Gặp ông Nguyễn Văn Mẫu, 0912 345 678, mau@vi.du", "Phòng Lao động", DEADLINE, "quá hạn 3 ngày", "http://x/1/"
    )
    assert message([line], rank=Rank.BELOW, names=["Nguyễn Văn Mẫu"]) == (
        "Văn phòng đôn đốc các đơn vị:\n- Phòng Lao động: Gặp ông …, …, …\n  Hạn 30/06/2026 (quá hạn 3 ngày)\n  http://x/1/"
    )
    assert impersonal("Kế hoạch số 590/KH-UBND ngày 17/02/2022") == "Kế hoạch số 590/KH-UBND ngày 17/02/2022"
