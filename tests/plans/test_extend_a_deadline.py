"""A later deadline: asked for in time, decided by the leader, the original one kept."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from cast import Cast
from dondoc.frame.transitions import StepRefused
from dondoc.home.queries import my_work
from dondoc.journal.models import Entry
from dondoc.notices.models import Notice
from dondoc.people.queries import today
from dondoc.plans import actions
from dondoc.plans.actions.working import Report
from dondoc.plans.models import Duty, Extension
from dondoc.plans.queries import last_day
from dondoc.plans.queries.extending import extensions_to_decide, visible_extensions
from issued import issued_plan, issued_task

WHY = "Còn năm doanh nghiệp chưa gửi phiếu."


def day(ahead: int) -> date:
    """A working day, so many days from now or the next one after."""
    found = last_day(today() + timedelta(days=ahead))
    assert found is not None
    return found


@pytest.fixture
def duty(cast: Cast) -> Duty:
    director = cast.users["deputy_labour"].person
    return issued_task(issued_plan(cast), lead=cast.bodies["labour"], director=director, due=day(5))


@pytest.fixture
def asked(duty: Duty, labour_head) -> Extension:
    return actions.ask_extension(actor=labour_head, duty=duty, until=day(20), reason=WHY)


def test_the_leader_grants_what_the_unit_asks(cast: Cast, duty: Duty, asked: Extension, deputy_labour) -> None:
    actions.grant_extension(actor=deputy_labour, extension=asked)
    duty.refresh_from_db()
    duty.task.refresh_from_db()
    assert (duty.original_deadline, duty.deadline, duty.deadline_key) == (day(5), day(20), day(20))
    assert duty.task.deadline == day(20)
    told = Notice.objects.order_by("id").values_list("person_id", "urgent")
    assert list(told) == [(deputy_labour.person_id, True), (cast.users["labour_head"].person_id, True)]
    verbs = Entry.objects.order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["plans.duty.ask_extension", "plans.duty.grant_extension"]


def test_the_leader_may_grant_a_shorter_one(duty: Duty, asked: Extension, head) -> None:
    actions.grant_extension(actor=head, extension=asked, until=day(10), reason="Đủ để thu phiếu.")
    duty.refresh_from_db()
    asked.refresh_from_db()
    assert (duty.deadline, asked.asked_deadline, asked.decided_deadline) == (day(10), day(20), day(10))


def test_a_refusal_says_why_and_leaves_the_deadline(duty: Duty, asked: Extension, deputy_labour) -> None:
    with pytest.raises(StepRefused, match="cần ghi rõ lý do"):
        actions.refuse_extension(actor=deputy_labour, extension=asked, reason=" ")
    actions.refuse_extension(actor=deputy_labour, extension=asked, reason="Ủy ban nhân dân tỉnh đã ấn định.")
    duty.refresh_from_db()
    asked.refresh_from_db()
    assert (duty.deadline, asked.state) == (day(5), "refused")


def test_a_rest_day_carries_over_to_the_next_working_day(duty: Duty, labour_head) -> None:
    saturday = today() + timedelta(days=14 + (5 - today().weekday()) % 7)
    asked = actions.ask_extension(actor=labour_head, duty=duty, until=saturday, reason=WHY)
    assert asked.asked_deadline == last_day(saturday) > saturday


def test_after_the_deadline_the_unit_is_told_what_to_do(duty: Duty, labour_head) -> None:
    Duty.objects.filter(pk=duty.pk).update(deadline=today() - timedelta(1), deadline_key=today() - timedelta(1))
    with pytest.raises(PermissionDenied, match="Hãy báo cáo tiến độ, nêu rõ lý do chậm"):
        actions.ask_extension(actor=labour_head, duty=duty, until=day(20), reason=WHY)


def test_the_last_day_is_still_in_time(duty: Duty, labour_head) -> None:
    Duty.objects.filter(pk=duty.pk).update(deadline=today(), deadline_key=today())
    assert actions.ask_extension(actor=labour_head, duty=duty, until=day(20), reason=WHY).state == "asked"


def test_the_new_deadline_is_later_than_the_one_in_force(duty: Duty, labour_head) -> None:
    with pytest.raises(ValidationError, match="phải sau thời hạn đang áp dụng"):
        actions.ask_extension(actor=labour_head, duty=duty, until=day(5), reason=WHY)


def test_one_request_waits_at_a_time(duty: Duty, asked: Extension, labour_head) -> None:
    with pytest.raises(PermissionDenied, match="đang chờ quyết định"):
        actions.ask_extension(actor=labour_head, duty=duty, until=day(30), reason=WHY)


@pytest.mark.parametrize("who", ["labour_staff", "environment_head", "office_clerk", "deputy_labour"])
def test_only_the_units_head_asks(cast: Cast, duty: Duty, who: str) -> None:
    with pytest.raises(PermissionDenied):
        actions.ask_extension(actor=cast.users[who], duty=duty, until=day(20), reason=WHY)


@pytest.mark.parametrize("who", ["labour_head", "deputy_environment", "chief_of_office"])
def test_only_the_leader_who_directs_or_the_head_decides(cast: Cast, asked: Extension, who: str) -> None:
    with pytest.raises(PermissionDenied):
        actions.grant_extension(actor=cast.users[who], extension=asked)


def test_a_request_is_withdrawn_and_its_unseen_notice_with_it(asked: Extension, labour_head) -> None:
    actions.withdraw_extension(actor=labour_head, extension=asked)
    asked.refresh_from_db()
    assert (asked.state, Notice.objects.count()) == ("withdrawn", 0)


def test_a_decision_is_taken_back(duty: Duty, asked: Extension, deputy_labour) -> None:
    actions.grant_extension(actor=deputy_labour, extension=asked)
    actions.reconsider_extension(actor=deputy_labour, extension=asked)
    duty.refresh_from_db()
    asked.refresh_from_db()
    assert (duty.deadline, asked.state, asked.decided_deadline) == (day(5), "asked", None)


def test_a_decision_is_not_taken_back_once_the_result_is_there(asked: Extension, duty, labour_head, deputy_labour):
    actions.grant_extension(actor=deputy_labour, extension=asked)
    actions.accept(actor=labour_head, duty=duty)
    actions.submit(actor=labour_head, duty=duty, said=Report(narrative="Xong."))
    with pytest.raises(ValidationError, match="đã có thay đổi sau quyết định"):
        actions.reconsider_extension(actor=deputy_labour, extension=asked)


def test_a_result_given_in_withdraws_the_request(duty: Duty, asked: Extension, labour_head) -> None:
    actions.accept(actor=labour_head, duty=duty)
    actions.submit(actor=labour_head, duty=duty, said=Report(narrative="Xong."))
    asked.refresh_from_db()
    assert asked.state == "withdrawn"


def test_the_leader_sets_a_new_deadline_for_late_work(duty: Duty, deputy_labour) -> None:
    Duty.objects.filter(pk=duty.pk).update(deadline=today() - timedelta(9), deadline_key=today() - timedelta(9))
    actions.set_deadline(actor=deputy_labour, duty=duty, until=day(8), reason="Theo báo cáo của phòng.")
    duty.refresh_from_db()
    extension = duty.extensions.get()
    assert (duty.deadline, extension.state, extension.decided_deadline) == (day(8), "granted", day(8))


def test_a_result_goes_back_with_a_new_deadline(duty: Duty, labour_head, deputy_labour) -> None:
    actions.accept(actor=labour_head, duty=duty)
    actions.submit(actor=labour_head, duty=duty, said=Report(narrative="Xong."))
    actions.return_result(actor=deputy_labour, duty=duty, reason="Thiếu số liệu.", until=day(12))
    duty.refresh_from_db()
    assert (duty.state, duty.deadline, duty.original_deadline) == ("returned", day(12), day(5))


def test_each_sees_the_requests_of_their_own(cast: Cast, asked: Extension) -> None:
    seen = {name: list(visible_extensions(user)) for name, user in cast.users.items()}
    assert {name for name, found in seen.items() if found == [asked]} == {
        *("head", "deputy_labour", "deputy_enterprise", "deputy_environment", "chief_of_office", "office_clerk"),
        *("labour_head", "labour_staff"),
    }
    assert {name for name, user in cast.users.items() if list(extensions_to_decide(user))} == {"deputy_labour"}
    assert [one.label for one in my_work(cast.users["deputy_labour"]).others] == [asked.duty.task.title]


def test_the_task_page_tells_the_story_of_the_deadline(duty, asked, deputy_labour, labour_head, sign_in) -> None:
    page = sign_in(labour_head).get(reverse("plans:task", args=[duty.task_id])).text
    assert "Rút đề nghị" in page
    assert WHY in page
    sign_in(deputy_labour).post(reverse("plans:extension_take", args=[asked.pk, "grant"]))
    page = sign_in(labour_head).get(reverse("plans:task", args=[duty.task_id])).text
    assert "gia hạn 1 lần, hạn đang áp dụng" in page


def test_another_unit_does_not_read_what_was_asked(duty, asked, environment, environment_head, sign_in) -> None:
    duty.task.plan.audience.create(body=environment)
    page = sign_in(environment_head).get(reverse("plans:task", args=[duty.task_id])).text
    assert duty.task.title in page
    assert WHY not in page
    assert sign_in(environment_head).get(reverse("plans:extension_decide", args=[asked.pk])).status_code == 404


def test_the_form_keeps_what_was_typed_and_says_what_is_wrong(duty: Duty, labour_head, sign_in) -> None:
    address = reverse("plans:extension_ask", args=[duty.pk])
    page = sign_in(labour_head).post(address, {"until": "01/01/2020", "reason": WHY}).text
    assert "phải sau thời hạn đang áp dụng" in page
    assert WHY in page


def test_the_leader_refuses_on_the_page(duty: Duty, asked: Extension, deputy_labour, sign_in) -> None:
    address = reverse("plans:extension_decide", args=[asked.pk])
    sent = {"until": "01/01/2030", "act": "refuse"}
    assert "cần ghi rõ lý do" in sign_in(deputy_labour).post(address, sent).text
    sign_in(deputy_labour).post(address, {**sent, "reason": "Tỉnh đã ấn định."})
    asked.refresh_from_db()
    assert (asked.state, asked.decision_reason) == ("refused", "Tỉnh đã ấn định.")
