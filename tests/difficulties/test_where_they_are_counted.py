"""Difficulties where the Office follows work: on the board, and in the report on a plan."""

from datetime import date

from cast import Cast
from difficulties.way import Way, kind, raised
from dondoc.difficulties.actions import raise_difficulty
from dondoc.difficulties.actions.raising import Raised
from dondoc.difficulties.models import Difficulty
from dondoc.language import format_date
from dondoc.people.queries import today
from dondoc.plans import actions as work
from dondoc.plans.actions.working import Report
from dondoc.reports.queries.drafting import draft_of
from dondoc.reports.rules import PartKind
from dondoc.worktime import Unit, period_of
from issued import issued_plan, issued_task


def test_the_board_counts_them_and_leads_to_their_lists(cast: Cast, sign_in):
    raised(cast)
    Way(cast, raised(cast, words="Chờ quyết định.")).go("take_up", "submit")
    Way(cast, raised(cast, words="Xong.")).go("take_up", "submit", "resolve", "confirm")
    late = raised(cast, words="Quá hạn.")
    Difficulty.objects.filter(pk=late.pk).update(due_on=date(2026, 1, 5))
    browser = sign_in(cast.users["office_clerk"])
    (panel,) = [panel for _template, panel in browser.get("/plans/follow-up/").context["panels"]]
    assert [card.count for card in panel["cards"]] == [1, 1, 3]
    assert [len(browser.get(card.url).context["rows"]) for card in panel["cards"]] == [1, 1, 3]


def test_a_report_tells_of_each_open_one_once(cast: Cast):
    plan = issued_plan(cast)
    duty = issued_task(plan, lead=cast.bodies["labour"])
    unit = cast.users["labour_head"]
    work.accept(actor=unit, duty=duty)
    said = Report(narrative="Đã khảo sát.", difficulty="Chủ nhà trọ không kê khai.")
    update = work.report(actor=unit, duty=duty, said=said)
    from_report = Raised(kind(), cast.bodies["labour"], said.difficulty, task=duty.task, update=update)
    raise_difficulty(actor=unit, raised=from_report)
    raised(cast, task=duty.task, words="Thiếu biên chế\nở hai khu.")
    Way(cast, raised(cast, task=duty.task, words="Xong.")).go("take_up", "submit", "resolve", "confirm")
    raised(cast, words="Của việc khác.")
    draft = draft_of(plan, period_of(today(), Unit.QUARTER).key, on=today())
    (part,) = [part for part in draft.parts if part.kind == PartKind.DIFFICULTIES]
    labour, day = cast.bodies["labour"], format_date(today())
    assert part.body.splitlines() == [
        f"- {labour}: Chủ nhà trọ không kê khai.",
        f"- {labour}: Thiếu biên chế ở hai khu (nêu ngày {day}, chưa giải quyết xong).",
    ]
