"""Evidence: confirmed not to be secret, looked at before it is kept, and kept only with the report that it proves."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cast import Cast
from dondoc.plans import actions
from dondoc.plans.actions.working import Report
from dondoc.plans.models import Duty, Evidence
from dondoc.records.actions import Upload
from dondoc.records.models import StoredFile
from issued import issued_plan, issued_task

OPEN = "Danh sách công nhân đã xác nhận".encode()
SECRET = "MẬT\nBÁO CÁO\nVề tình hình an ninh trật tự".encode()


@pytest.fixture
def duty(cast: Cast) -> Duty:
    found = issued_task(issued_plan(cast), lead=cast.bodies["labour"], director=cast.users["deputy_labour"].person)
    actions.accept(actor=cast.users["labour_head"], duty=found)
    return found


def said(content: bytes, name: str = "danh-sach.txt", *, not_secret: bool = True) -> Report:
    return Report(narrative="Đã gửi danh sách.", files=[Upload(content, name, not_secret=not_secret)])


def kept() -> tuple[int, int]:
    return StoredFile.objects.count(), Evidence.objects.count()


def test_a_confirmed_file_is_kept_with_the_report(cast: Cast, duty: Duty) -> None:
    update = actions.report(actor=cast.users["labour_head"], duty=duty, said=said(OPEN))
    assert [(e.name, e.file.size) for e in update.evidence.all()] == [("danh-sach.txt", len(OPEN))]


def test_a_file_that_is_marked_secret_leaves_nothing_behind(cast: Cast, duty: Duty) -> None:
    with pytest.raises(ValidationError, match="Không nhận văn bản có dấu"):
        actions.report(actor=cast.users["labour_head"], duty=duty, said=said(SECRET, "bao-cao.txt"))
    assert (kept(), duty.updates.count()) == ((0, 0), 1)


def test_a_page_that_could_carry_a_script_is_no_evidence(cast: Cast, duty: Duty) -> None:
    with pytest.raises(ValidationError, match="loại tệp này không nhận ở đây"):
        actions.report(actor=cast.users["labour_head"], duty=duty, said=said(b"<p>Xong</p>", "bao-cao.html"))
    assert (kept(), duty.updates.count()) == ((0, 0), 1)


def test_a_file_without_the_confirmation_leaves_nothing_behind(cast: Cast, duty: Duty) -> None:
    with pytest.raises(ValidationError, match="xác nhận tệp không chứa bí mật"):
        actions.submit(actor=cast.users["labour_head"], duty=duty, said=said(OPEN, not_secret=False))
    assert kept() == (0, 0)


def test_whoever_may_not_report_leaves_no_file(cast: Cast, duty: Duty) -> None:
    with pytest.raises(PermissionDenied):
        actions.report(actor=cast.users["labour_staff"], duty=duty, said=said(OPEN))
    assert kept() == (0, 0)


def post(sign_in, user, duty: Duty, content: bytes, **fields: str):
    file = SimpleUploadedFile("bao-cao.txt", content, content_type="text/plain")
    return sign_in(user).post(
        reverse("plans:take", args=[duty.pk, "report"]), {"narrative": "Xong.", "evidence": file, **fields}
    )


def test_the_page_tells_what_is_missing_beside_its_field(cast: Cast, duty: Duty, sign_in) -> None:
    head = cast.users["labour_head"]
    answers = [post(sign_in, head, duty, OPEN), post(sign_in, head, duty, SECRET, not_secret="on")]
    assert [list(answer.context["form"].errors) for answer in answers] == [["not_secret"], ["evidence"]]
    assert (kept(), duty.updates.count()) == ((0, 0), 1)


def test_the_form_does_not_open_for_whoever_may_not_report(cast: Cast, duty: Duty, sign_in) -> None:
    url = reverse("plans:take", args=[duty.pk, "report"])
    who = ("labour_head", "labour_staff", "office_clerk", "environment_head")
    assert [sign_in(cast.users[name]).get(url).status_code for name in who] == [200, 403, 403, 404]
