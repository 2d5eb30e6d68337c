"""What goes to a leader: never before the Chief of Office has seen it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from dondoc.frame.actors import SystemActor
from dondoc.notices.models import Notice
from dondoc.people.models import Tenure
from dondoc.plans.actions.digests import drop_digest, present_digest, restore_line, strike_line
from dondoc.plans.actions.reminding import remind
from dondoc.plans.models import Duty, LeaderDigest
from issued import issued_plan, issued_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def digest(cast) -> LeaderDigest:
    plan, director = issued_plan(cast), cast.users["deputy_labour"].person
    for title in ("Rà soát nhà ở", "Tập huấn pháp luật"):
        issued_task(plan, lead=cast.bodies["labour"], director=director, title=title)
    remind(actor=SystemActor("Lịch nhắc việc"), on=date(2026, 7, 3))
    return LeaderDigest.objects.get()


def test_presented_it_tells_the_leader_once(digest, chief_of_office, deputy_labour):
    present_digest(actor=chief_of_office, digest=digest)
    told = Notice.objects.filter(person_id=deputy_labour.person_id)
    assert [(n.text, n.url) for n in told] == [
        ("Văn phòng kính trình đồng chí tổng hợp 2 việc cần quan tâm.", reverse("plans:digest", args=[digest.pk]))
    ]
    with pytest.raises(PermissionDenied):
        present_digest(actor=chief_of_office, digest=digest)


@pytest.mark.parametrize("who", ["office_clerk", "head", "deputy_labour", "labour_head"])
def test_nobody_else_presents_it(cast, digest, who):
    with pytest.raises(PermissionDenied):
        present_digest(actor=cast.users[who], digest=digest)
    assert Notice.objects.filter(key=f"digest:{digest.pk}").count() == 0


def test_a_line_is_struck_with_a_reason_and_comes_back(digest, chief_of_office):
    line = digest.lines.first()
    with pytest.raises(ValidationError):
        strike_line(actor=chief_of_office, line=line, reason=" ")
    strike_line(actor=chief_of_office, line=line, reason="Đã báo trực tiếp.")
    assert digest.lines.filter(struck="").count() == 1
    restore_line(actor=chief_of_office, line=line)
    assert digest.lines.filter(struck="").count() == 2


def test_what_has_come_to_a_result_meanwhile_is_not_presented(digest, chief_of_office, deputy_labour):
    Duty.objects.filter(task__title="Rà soát nhà ở").update(state="submitted")
    present_digest(actor=chief_of_office, digest=digest)
    assert list(digest.lines.filter(struck="").values_list("duty__task__title", flat=True)) == ["Tập huấn pháp luật"]


def test_nothing_is_left_to_present(digest, chief_of_office):
    Duty.objects.update(state="done")
    with pytest.raises(ValidationError):
        present_digest(actor=chief_of_office, digest=digest)
    drop_digest(actor=chief_of_office, digest=digest, reason="Đã xong.")
    digest.refresh_from_db()
    assert (digest.state, digest.note) == ("dropped", "Đã xong.")


def test_the_leader_reads_it_only_once_it_is_presented(
    digest, chief_of_office, deputy_labour, deputy_enterprise, sign_in
):
    page = reverse("plans:digest", args=[digest.pk])
    assert sign_in(deputy_labour).get(page).status_code == 404
    present_digest(actor=chief_of_office, digest=digest)
    assert sign_in(deputy_labour).get(page).status_code == 200
    assert sign_in(deputy_enterprise).get(page).status_code == 404


def test_without_a_chief_the_office_is_told_that_nothing_goes_up(digest, office_clerk, chief_of_office, sign_in):
    words = "Hiện không có ai giữ chức Chánh Văn phòng"
    client = sign_in(office_clerk)
    assert words not in client.get(reverse("plans:digests")).content.decode()
    Tenure.objects.filter(person=chief_of_office.person).update(valid_to=date(2020, 1, 1))
    assert words in client.get(reverse("plans:digests")).content.decode()


def test_presenting_asks_first_and_goes_without_scripts(digest, chief_of_office, sign_in):
    client, page = sign_in(chief_of_office), reverse("plans:digest", args=[digest.pk])
    asked = client.post(page, {"act": "present", "note": "Kính trình."})
    assert "Trình lãnh đạo?" in asked.content.decode()
    client.post(page, {"act": "present", "note": "Kính trình.", "confirmed": "1"})
    digest.refresh_from_db()
    assert (digest.state, digest.note) == ("presented", "Kính trình.")


def test_the_page_holds_a_message_for_a_chat_without_names(digest, chief_of_office, sign_in):
    page = sign_in(chief_of_office).get(reverse("plans:digest", args=[digest.pk])).content.decode()
    text = page.partition("<textarea")[2].partition("readonly>")[2].partition("</textarea>")[0]
    assert text.startswith("Văn phòng đôn đốc các đơn vị:\n- Phòng Quản lý Lao động: Rà soát nhà ở\n")
