"""Open work follows a reorganisation and a new assignment of fields; what is finished stays where it was done."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from cast import Cast
from dondoc.people.actions import reassign, reorganise
from dondoc.people.actions.reassigning import Assigned
from dondoc.people.actions.reorganising import Change, Heir
from dondoc.people.models import Tenure, User
from dondoc.people.queries import today
from dondoc.people.queries.reorganising import preview
from dondoc.people.rules import STAY
from dondoc.plans import actions as work
from dondoc.plans.actions.working import Report
from dondoc.plans.models import Audience, Duty, Plan
from dondoc.plans.queries import visible_tasks
from dondoc.plans.rules import Part, WorkState
from issued import issued_plan, issued_task

BASIS = "Quyết định số 12/QĐ-UBND ngày 02/3/2026"


def merge(cast: Cast, into: str = "environment", **chosen: int) -> None:
    """The labour department goes into another."""
    heir = Heir(cast.bodies[into])
    change = Change("merge", [cast.bodies["labour"]], [heir], today(), BASIS, chosen)
    parts = preview(change.formers, [""], today())
    asked = {one.key: STAY for part in parts if part.handover.ask for one in part.things}
    reorganise(
        actor=cast.users["chief_of_office"],
        change=Change("merge", change.formers, [heir], today(), BASIS, asked | chosen),
    )


def duties(plan: Plan) -> set[tuple[str, str, str]]:
    found = Duty.objects.filter(task__plan=plan).select_related("task", "body")
    return {(d.task.title, d.body.code, d.state) for d in found}


def test_open_work_passes_to_the_heir_and_finished_work_keeps_the_old_unit(cast: Cast):
    plan, lead = issued_plan(cast), cast.users["labour_head"]
    due = today() + timedelta(days=20)
    issued_task(plan, lead=cast.bodies["labour"], title="Đang mở", due=due)
    done = issued_task(plan, lead=cast.bodies["labour"], title="Đã xong", due=due)
    work.accept(actor=lead, duty=done)
    work.submit(actor=lead, duty=done, said=Report(narrative="Xong.", percent=100))
    work.approve(actor=cast.users["head"], duty=done)
    merge(cast)
    assert duties(plan) == {
        ("Đang mở", "QLLĐ", WorkState.TRANSFERRED),
        ("Đang mở", "TNMT", WorkState.ASSIGNED),
        ("Đã xong", "QLLĐ", WorkState.DONE),
    }
    new = Duty.objects.get(task__title="Đang mở", body=cast.bodies["environment"])
    assert new.due_on == due
    assert new.taken_over_from.body == cast.bodies["labour"]


def test_the_heir_sees_what_it_took_over(cast: Cast):
    plan = issued_plan(cast)
    issued_task(plan, lead=cast.bodies["labour"], title="Khảo sát nhà ở")
    heir = cast.users["environment_head"]
    assert list(visible_tasks(heir)) == []
    merge(cast)
    assert [task.title for task in visible_tasks(User.objects.get(pk=heir.pk))] == ["Khảo sát nhà ở"]


def test_where_the_heir_leads_already_the_two_duties_become_one(cast: Cast):
    plan = issued_plan(cast)
    duty = issued_task(plan, lead=cast.bodies["labour"], title="Cùng chủ trì")
    task = duty.task
    task.involvements.create(part=Part.LEADS, body=cast.bodies["environment"])
    Duty.objects.create(
        task=task, body=cast.bodies["environment"], starts_on=today(), period=duty.period, news_at=duty.news_at
    )
    merge(cast)
    assert duties(plan) == {
        ("Cùng chủ trì", "QLLĐ", WorkState.TRANSFERRED),
        ("Cùng chủ trì", "TNMT", WorkState.ASSIGNED),
    }


def test_cooperation_passes_and_the_printed_name_stays(cast: Cast):
    plan = issued_plan(cast)
    duty = issued_task(plan, lead=cast.bodies["enterprise_department"], cooperating=(cast.bodies["labour"],))
    merge(cast)
    helps = duty.task.involvements.filter(part=Part.COOPERATES)
    assert [one.body for one in helps] == [cast.bodies["environment"]]


def test_who_gets_an_open_plan_from_now_on_is_asked_and_never_assumed(cast: Cast):
    plan = issued_plan(cast)
    Audience.objects.get_or_create(plan=plan, body=cast.bodies["labour"])
    heir = Heir(cast.bodies["environment"])
    change = Change("merge", [cast.bodies["labour"]], [heir], today(), BASIS)
    with pytest.raises(ValidationError) as refused:
        reorganise(actor=cast.users["chief_of_office"], change=change)
    assert list(refused.value.message_dict) == ["choices"]
    merge(cast, **{f"plans.sent:{plan.pk}": 0})
    assert Audience.objects.filter(plan=plan, body=cast.bodies["environment"]).exists()


def test_with_a_new_field_another_leader_directs_the_open_task(cast: Cast):
    plan, labour = issued_plan(cast), cast.users["deputy_labour"]
    housing = issued_task(plan, lead=cast.bodies["labour"], director=labour.person, title="Khảo sát nhà ở công nhân")
    wages = issued_task(plan, lead=cast.bodies["labour"], director=labour.person, title="Rà soát quy chế lương")
    fields = {
        Tenure.objects.get(person=labour.person).pk: "Quy chế, lương",
        Tenure.objects.get(person=cast.users["deputy_enterprise"].person).pk: "Nhà ở công nhân",
    }
    reassign(actor=cast.users["head"], assigned=Assigned(today(), "Thông báo 9/TB-BQL", fields, {}))
    directs = {
        duty.task.title: [one.person.name for one in duty.task.involvements.filter(part=Part.DIRECTS)]
        for duty in (housing, wages)
    }
    assert directs == {
        "Khảo sát nhà ở công nhân": ["Lê Văn Mẫu Nghiệp"],
        "Rà soát quy chế lương": ["Trần Thị Mẫu Lao"],
    }
    housing.task.refresh_from_db()
    assert housing.task.director_text == "Phó Trưởng Ban Lê Văn Mẫu Nghiệp"
    assert housing.updates.first().narrative == (
        "Lãnh đạo chỉ đạo: Trần Thị Mẫu Lao chuyển Lê Văn Mẫu Nghiệp. Thông báo 9/TB-BQL"
    )
