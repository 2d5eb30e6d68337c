"""The board's tables of loads: open duties by unit and by the leader who directs them."""

from datetime import timedelta

from django.utils import timezone

from cast import Cast
from dondoc.language import fold
from dondoc.plans.models import Duty
from dondoc.plans.queries import board_dates, followed_duties
from dondoc.plans.views.board import loads_by_leader, loads_by_unit
from issued import issued_plan, issued_task


def _stage(cast: Cast) -> None:
    plan = issued_plan(cast)
    today = timezone.localdate()
    for title, lead, director, days in (
        ("Rà soát nhà ở", "labour", "deputy_labour", -2),
        ("Báo cáo lao động", "labour", "deputy_labour", 400),
        ("Kiểm tra nước thải", "environment", "deputy_environment", 400),
    ):
        person = cast.users[director].person
        issued_task(plan, lead=cast.bodies[lead], director=person, title=title, due=today + timedelta(days=days))


def _figures(loads) -> list[tuple[str, int, int]]:
    return [(load.name, load.open, load.overdue) for load in loads]


def test_the_latest_unit_and_leader_stand_first(cast: Cast) -> None:
    _stage(cast)
    duties, dates = followed_duties(cast.users["chief_of_office"]), board_dates(timezone.localdate())
    labour, environment = cast.bodies["labour"].name, cast.bodies["environment"].name
    assert _figures(loads_by_unit(duties, dates)) == [(labour, 2, 1), (environment, 1, 0)]
    leaders = [cast.users[name].person.name for name in ("deputy_labour", "deputy_environment")]
    assert _figures(loads_by_leader(duties, dates)) == [(leaders[0], 2, 1), (leaders[1], 1, 0)]


def test_the_loads_count_only_what_the_filters_leave(cast: Cast) -> None:
    _stage(cast)
    dates = board_dates(timezone.localdate())
    found = followed_duties(cast.users["chief_of_office"]).filter(task__fold__contains=fold("nước thải"))
    assert _figures(loads_by_leader(found, dates)) == [(cast.users["deputy_environment"].person.name, 1, 0)]


def test_a_closed_duty_is_on_nobodys_load(cast: Cast) -> None:
    _stage(cast)
    Duty.objects.filter(task__title="Kiểm tra nước thải").update(state="done")
    duties, dates = followed_duties(cast.users["chief_of_office"]), board_dates(timezone.localdate())
    assert [load.name for load in loads_by_leader(duties, dates)] == [cast.users["deputy_labour"].person.name]
