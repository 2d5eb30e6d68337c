"""The upload page: errors beside the field, the same file told, nothing for outsiders."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dondoc.plans.models import Plan
from plans.plan_text import CONTENT, NAME, SECRET


def upload(client, content=CONTENT, **more):
    values = {"file": SimpleUploadedFile(NAME, content), "not_secret": "on", **more}
    return client.post("/plans/import/", {key: value for key, value in values.items() if value is not None})


def test_an_uploaded_plan_opens_on_its_review(cast, office_clerk, sign_in):
    answer = upload(sign_in(office_clerk))
    plan = Plan.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/plans/{plan.pk}/review/")


def test_the_confirmation_is_asked_beside_its_field(cast, office_clerk, sign_in):
    answer = upload(sign_in(office_clerk), not_secret=None)
    assert answer.context["form"].errors == {"not_secret": ["Chưa xác nhận. Hãy kiểm tra tệp rồi đánh dấu xác nhận."]}
    assert Plan.objects.count() == 0


def test_a_secret_file_is_refused_beside_the_file(cast, office_clerk, sign_in):
    answer = upload(sign_in(office_clerk), SECRET)
    assert list(answer.context["form"].errors) == ["file"]
    assert Plan.objects.count() == 0


def test_an_empty_file_is_refused_in_words(cast, office_clerk, sign_in):
    answer = upload(sign_in(office_clerk), b"")
    assert answer.context["form"].errors == {"file": ["Tệp trống. Chọn lại tệp có nội dung."]}


def test_the_same_file_is_told_with_a_link_and_a_choice(draft, office_clerk, sign_in):
    client = sign_in(office_clerk)
    answer = upload(client)
    assert (answer.context["former"], Plan.objects.count()) == (draft, 1)
    assert f'href="/plans/{draft.pk}/review/"' in answer.content.decode()
    upload(client, again="on")
    assert Plan.objects.count() == 2


def test_the_same_file_goes_on_without_being_sent_again(draft, office_clerk, sign_in):
    client = sign_in(office_clerk)
    page = upload(client).content.decode()
    assert (f'name="former" value="{draft.pk}"' in page, NAME in page, 'type="file"' in page) == (True, True, False)
    answer = client.post("/plans/import/", {"former": draft.pk, "again": "on", "not_secret": "on"})
    again = Plan.objects.latest("id")
    assert (answer["Location"], again.pk > draft.pk, again.tasks.count()) == (
        f"/plans/{again.pk}/review/",
        True,
        draft.tasks.count(),
    )


def test_going_on_with_the_same_file_asks_for_both_ticks(draft, office_clerk, sign_in):
    page = sign_in(office_clerk).post("/plans/import/", {"former": draft.pk})
    assert page.context["form"].errors == {
        "not_secret": ["Chưa xác nhận. Hãy kiểm tra tệp rồi đánh dấu xác nhận."],
        "again": ["Chưa xác nhận nhập lại. Hãy đánh dấu, hoặc mở kế hoạch đã nhập."],
    }
    assert (page.context["former"], Plan.objects.count()) == (draft, 1)


@pytest.mark.parametrize("former", ["0", "x", "999999"])
def test_a_former_plan_that_is_none_is_not_found(draft, office_clerk, sign_in, former):
    values = {"former": former, "again": "on", "not_secret": "on"}
    assert sign_in(office_clerk).post("/plans/import/", values).status_code == 404


def test_the_ticks_are_asked_for_before_the_file_is_sent(cast, office_clerk, sign_in):
    page = sign_in(office_clerk).get("/plans/import/").content.decode()
    form = page.split('enctype="multipart/form-data"')[1]
    ticks = [field.split(">")[0] for field in form.split("<input")[1:]]
    asked = {
        name for name in ("file", "not_secret", "above") for f in ticks if f'name="{name}"' in f and "required" in f
    }
    assert (form.startswith(">"), asked) == (True, {"file", "not_secret"})


@pytest.mark.parametrize("who", ["head", "labour_head", "labour_staff", "enterprise_user", "administrator"])
def test_others_are_told_why_they_may_not(cast, sign_in, who):
    answer = upload(sign_in(cast.users[who]))
    assert (answer.status_code, Plan.objects.count()) == (403, 0)
