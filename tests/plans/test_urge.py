"""Đôn đốc by hand: the words follow the rank, each act is kept, a letter goes the way of letters."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from cast import Cast
from dondoc.journal.models import Entry
from dondoc.notices.models import Notice
from dondoc.outgoing.models import Paper
from dondoc.people.queries import today
from dondoc.plans import actions
from dondoc.plans.models import Duty, Urging
from dondoc.plans.queries.urging import addressed, urged_duties
from issued import issued_plan, issued_task

LATE = today() - timedelta(days=3)


@pytest.fixture
def work(cast: Cast) -> dict[str, Duty]:
    plan = issued_plan(cast)
    return {
        name: issued_task(plan, lead=cast.bodies[name], title=f"Việc của {name}", due=LATE)
        for name in ("labour", "enterprise", "province", "environment")
    }


def test_each_body_is_told_in_the_words_of_its_rank(work, office_clerk) -> None:
    duties = urged_duties(office_clerk, [duty.pk for duty in work.values()])
    words = {one.body.pk: one.text for one in addressed(duties)}
    assert "đôn đốc đơn vị" in words[work["labour"].body_id]
    assert "Đề nghị sớm gửi kết quả" in words[work["enterprise"].body_id]
    above = words[work["province"].body_id]
    assert "Kính báo để biết" in above
    assert "đôn đốc" not in above.lower()
    assert "quá hạn 3 ngày" in words[work["labour"].body_id]


def test_what_was_sent_is_kept_and_cannot_be_changed(cast: Cast, work, office_clerk) -> None:
    text = "Đề nghị phòng gửi danh sách trong tuần này."
    labour = work["labour"]
    actions.urge(actor=office_clerk, duties=[labour, work["environment"]], texts={labour.body_id: text})
    assert Notice.objects.order_by("id").values_list("person_id", "text")[0] == (
        cast.users["labour_head"].person_id,
        text,
    )
    assert Notice.objects.count() == 2
    (kept,) = labour.urgings.all()
    assert (kept.text, kept.told, kept.author_name) == (
        text,
        [cast.users["labour_head"].person.name],
        office_clerk.printed_name,
    )
    assert Entry.objects.filter(verb="plans.duty.urge").count() == 1


def test_a_record_of_urging_is_never_changed(work, office_clerk) -> None:
    actions.urge(actor=office_clerk, duties=[work["labour"]], texts={})
    with pytest.raises(Exception, match="append_only"):
        Urging.objects.update(text="Khác")


def test_what_has_been_given_in_is_not_urged(work, office_clerk) -> None:
    Duty.objects.update(state="submitted")
    with pytest.raises(ValidationError, match="Chưa chọn việc nào còn đang làm"):
        actions.urge(actor=office_clerk, duties=list(work.values()), texts={})
    assert (Urging.objects.count(), Notice.objects.count()) == (0, 0)


@pytest.mark.parametrize("who", ["labour_head", "labour_staff", "enterprise_user", "union_user"])
def test_only_the_office_and_the_leaders_urge(cast: Cast, work, who: str) -> None:
    with pytest.raises(PermissionDenied):
        actions.urge(actor=cast.users[who], duties=[work["labour"]], texts={})


def test_the_letter_has_the_table_of_the_work_and_waits_to_be_submitted(work, office_clerk) -> None:
    paper = actions.draft_urging_letter(actor=office_clerk, duties=[work["labour"], work["environment"]])
    assert (paper.state, paper.document.subject) == ("drafting", "đôn đốc thực hiện nhiệm vụ được giao")
    content = str(paper.content)
    for duty in (work["labour"], work["environment"]):
        assert duty.task.title in content
        assert [one.letter_url for one in duty.urgings.all()] == [reverse("outgoing:paper", args=[paper.pk])]
    assert Notice.objects.count() == 0
    assert list(Entry.objects.values_list("verb", flat=True)) == ["outgoing.paper.draft"]


def test_a_letter_that_goes_upward_too_asks(work, office_clerk) -> None:
    paper = actions.draft_urging_letter(actor=office_clerk, duties=[work["labour"], work["province"]])
    assert paper.document.subject == "kính đề nghị thực hiện nhiệm vụ được giao"


def test_ticked_rows_become_words_and_then_notices(cast: Cast, work, office_clerk, sign_in) -> None:
    client = sign_in(office_clerk)
    board = client.get(reverse("plans:board")).text
    assert f'name="picked" value="{work["labour"].pk}"' in board
    sent = {"picked": [work["labour"].pk, work["environment"].pk]}
    page = client.post(reverse("plans:urge"), sent).text
    assert cast.users["labour_head"].person.name in page
    assert "Chép để gửi Zalo" in page
    chat = page.partition("dd-copied")[2]
    assert cast.users["labour_head"].person.name not in chat
    assert Urging.objects.count() == 0
    words = {f"text_{work['labour'].body_id}": "Gửi danh sách.", "act": "send"}
    client.post(reverse("plans:urge"), sent | words)
    assert min(Urging.objects.values_list("text", flat=True)) == "Gửi danh sách."
    assert Urging.objects.count() == 2
    assert "Đã đôn đốc" in client.get(reverse("plans:task", args=[work["labour"].task_id])).text


def test_the_page_leads_to_the_drafted_letter(work, office_clerk, sign_in) -> None:
    answer = sign_in(office_clerk).post(reverse("plans:urge"), {"picked": [work["labour"].pk], "act": "letter"})
    assert answer.headers["Location"] == reverse("outgoing:paper", args=[Paper.objects.get().pk])
