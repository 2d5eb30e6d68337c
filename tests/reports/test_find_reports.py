"""The search finds reports without accents, and only those that the searcher may read."""

from cast import Cast
from dondoc.frame.registries import search_sources
from dondoc.language import fold
from dondoc.people.queries import today
from dondoc.reports.actions import compose_report
from dondoc.reports.queries import visible_reports
from dondoc.worktime import Unit, period_of
from issued import issued_plan, issued_task


def test_a_report_is_found_by_words_of_its_abstract_by_whoever_may_read_it(cast: Cast):
    plan = issued_plan(cast)
    issued_task(plan, lead=cast.bodies["labour"])
    report = compose_report(
        actor=cast.users["office_clerk"], plan=plan, period_key=period_of(today(), Unit.QUARTER).key
    )
    source = dict(search_sources.items())["reports.reports"]
    words = fold(report.abstract)[:30]
    found = {who: [hit.label for hit in source.find(cast.users[who], words, 5)] for who in cast.users}
    may_read = {who for who, user in cast.users.items() if visible_reports(user).exists()}
    assert found == {who: [report.abstract] if who in may_read else [] for who in cast.users}
    assert {"office_clerk", "head"} <= may_read
    assert {"enterprise_user", "stranger"} & may_read == set()
