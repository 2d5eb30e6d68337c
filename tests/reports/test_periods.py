"""Which periods can be reported on, until which day the data go, and what is left for the next period."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from cast import Cast
from dondoc.plans.models import Duty, Plan
from dondoc.plans.rules import Recurrence, Rhythm, WorkState
from dondoc.reports import actions
from dondoc.reports.models import Report
from dondoc.reports.queries.drafting import data_words, draft_of
from dondoc.reports.queries.periods import PeriodRefused
from dondoc.worktime import Mode, Unit, period_of
from issued import issued_plan, issued_task

MAY = date(2026, 5, 5)  # in the second quarter: 15/3 to 14/6
JULY = date(2026, 7, 1)  # after it


def _opening(plan: Plan, key: str, on: date) -> str:
    return draft_of(plan, key, on=on).report.opening.partition("(")[2].partition(")")[0]


@pytest.mark.parametrize(
    ("key", "sentence", "instead"),
    [
        (
            "2022-Q1",
            "Kỳ quý I năm 2022 kết thúc ngày 14/3/2022, trước ngày kế hoạch bắt đầu (02/3/2026). Hãy chọn từ quý I năm 2026.",
            "2026-Q1",
        ),
        (
            "2026-M02",
            "Kỳ tháng 2 năm 2026 kết thúc ngày 14/02/2026, trước ngày kế hoạch bắt đầu (02/3/2026). Hãy chọn từ tháng 3 năm 2026.",
            "2026-M03",
        ),
        (
            "2026-Q3",
            "Kỳ quý III năm 2026 bắt đầu từ ngày 15/6/2026 nên chưa có số liệu. Hãy chọn đến quý II năm 2026.",
            "2026-Q2",
        ),
    ],
)
def test_a_period_without_data_is_refused_with_the_nearest_that_has(
    cast: Cast, key: str, sentence: str, instead: str
) -> None:
    with pytest.raises(PeriodRefused) as refused:
        draft_of(issued_plan(cast), key, on=MAY)
    assert (str(refused.value), refused.value.instead.key) == (sentence, instead)


def test_a_plan_of_a_former_year_entered_late_is_reported_on_for_its_own_year(cast: Cast) -> None:
    plan = issued_plan(cast)
    plan.year = 2022
    assert draft_of(plan, "2022-Q1", on=MAY).report.ends_on == date(2022, 3, 14)
    with pytest.raises(PeriodRefused, match="Hãy chọn từ quý I năm 2022"):
        draft_of(plan, "2021-Q4", on=MAY)


def test_the_opening_says_until_which_day_the_data_go(cast: Cast) -> None:
    plan = issued_plan(cast)
    assert _opening(plan, "2026-Q2", MAY) == "số liệu từ ngày 15/3/2026 đến ngày 05/5/2026"
    assert _opening(plan, "2026-Q2", JULY) == "số liệu từ ngày 15/3/2026 đến ngày 14/6/2026"


def test_a_draft_composed_anew_says_the_day_of_its_new_data_and_keeps_edited_words(cast: Cast) -> None:
    plan, on = issued_plan(cast), timezone.localdate()
    key = period_of(on, Unit.YEAR, Mode.CALENDAR).key
    compose = {"actor": cast.users["office_clerk"], "plan": plan, "period_key": key, "mode": Mode.CALENDAR}
    report = actions.compose_report(**compose)
    start, yesterday = report.starts_on, on - timedelta(days=1)
    former = f"Lời của người soạn ({data_words(start, yesterday)})."
    Report.objects.update(opening=former, as_of=timezone.now() - timedelta(days=1))
    again = actions.compose_report(**compose)
    assert (again.pk, again.opening) == (report.pk, f"Lời của người soạn ({data_words(start, on)}).")


@pytest.mark.parametrize(
    ("composed", "is_draft", "sentence"),
    [
        (date(2026, 5, 5), True, "Số liệu mới đến ngày 05/5/2026, kỳ đã kết thúc ngày 14/6/2026."),
        (date(2026, 5, 5), False, "Báo cáo tổng hợp khi kỳ chưa kết thúc: số liệu đến ngày 05/5/2026"),
        (date(2026, 6, 14), True, ""),
    ],
)
def test_the_page_says_where_the_data_do_not_reach_the_end(
    sign_in, cast: Cast, composed: date, is_draft: bool, sentence: str
) -> None:
    report = actions.compose_report(actor=cast.users["office_clerk"], plan=issued_plan(cast), period_key="2026-Q2")
    at = timezone.make_aware(datetime(composed.year, composed.month, composed.day, 9))  # noqa: DTZ001 - made aware here
    Report.objects.update(as_of=at, state="draft" if is_draft else "issued")
    page = sign_in(cast.users["office_clerk"]).get(f"/reports/{report.pk}/").content.decode()
    assert [name for name in ("dd-doubt",) if name in page] == (["dd-doubt"] if sentence else [])
    assert sentence in page


def test_the_page_says_that_the_period_still_runs(sign_in, cast: Cast) -> None:
    on = timezone.localdate()
    key = period_of(on, Unit.YEAR).key
    report = actions.compose_report(actor=cast.users["office_clerk"], plan=issued_plan(cast), period_key=key)
    page = sign_in(cast.users["office_clerk"]).get(f"/reports/{report.pk}/").content.decode()
    assert ("Kỳ chưa kết thúc" in page) == (on < report.ends_on)


def test_the_form_says_beside_the_period_that_there_is_nothing_to_report(sign_in, cast: Cast) -> None:
    data = {"plan": issued_plan(cast).pk, "period": "2022-Q1", "mode": "decree", "outline": "Kết quả"}
    page = sign_in(cast.users["office_clerk"]).post("/reports/new/", data)
    assert page.context["form"].errors == {
        "period": [
            "Kỳ quý I năm 2022 kết thúc ngày 14/3/2022, trước ngày kế hoạch bắt đầu (02/3/2026). Hãy chọn từ quý I năm 2026."
        ]
    }
    assert Report.objects.count() == 0


# ------------------------------------------------------------------ the next period
def _next(plan: Plan, on: date) -> str:
    return next(part.body for part in draft_of(plan, "2026-Q2", on=on).parts if part.kind == "next")


def test_the_next_period_has_what_is_due_after_this_one(cast: Cast) -> None:
    plan = issued_plan(cast)
    labour = cast.bodies["labour"]
    issued_task(plan, lead=labour, title="Trong kỳ", due=date(2026, 6, 12))
    issued_task(plan, lead=labour, title="Sau kỳ", due=date(2026, 6, 30))
    issued_task(plan, lead=labour, title="Đã trễ", due=date(2026, 4, 1))
    issued_task(plan, lead=labour, title="Hằng quý", due=date(2026, 6, 15), period="2026-Q2")
    yearly = issued_task(plan, lead=labour, title="Hằng năm", due=date(2026, 12, 14), period="2026-Y")
    yearly.task.recurrence, yearly.task.rhythm = Recurrence.YEARLY, Rhythm.NONE
    yearly.task.save()
    body = "Phòng Quản lý Lao động"
    assert _next(plan, MAY).splitlines() == [
        f"- {body}: Sau kỳ (hạn 30/6/2026)",
        f"- {body}: Đã trễ (hạn 01/4/2026, đã quá hạn)",
        f"- {body}: Hằng quý (hạn 14/9/2026)",
        f"- {body}: Hằng năm (hạn 14/12/2026)",
    ]


def test_what_was_not_finished_when_the_period_ended_goes_on(cast: Cast) -> None:
    plan = issued_plan(cast)
    issued_task(plan, lead=cast.bodies["labour"], title="Trong kỳ", due=date(2026, 6, 12))
    assert _next(plan, JULY) == "- Phòng Quản lý Lao động: Trong kỳ (hạn 12/6/2026, đã quá hạn)"


def test_nothing_due_later_is_not_everything_finished(cast: Cast) -> None:
    plan = issued_plan(cast)
    issued_task(plan, lead=cast.bodies["labour"], due=date(2026, 6, 12))
    assert _next(plan, MAY) == "Không có nhiệm vụ đến hạn sau kỳ này."
    Duty.objects.update(state=WorkState.DONE)
    plan.tasks.update(state=WorkState.DONE)
    assert _next(plan, MAY) == "Các nhiệm vụ của kế hoạch đã hoàn thành."
