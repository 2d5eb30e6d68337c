"""A report follows the outline, the date and the addressee of the document that asks for it."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from dondoc.records.models import Document, DocumentFile
from dondoc.records.rules import ALLOWED_FILES, Direction, FileRole
from dondoc.records.storage import store_file
from dondoc.reports.models import Report
from dondoc.requests.queries.outline import asked_outline
from issued import issued_plan, issued_task

ASKING = """SỞ LAO ĐỘNG MẪU

Số: 88/SLĐ-VP

V/v báo cáo kết quả giảm nghèo quý

I. Phần của công văn không phải đề cương

ĐỀ CƯƠNG BÁO CÁO

I. CÔNG TÁC CHỈ ĐẠO

II. KẾT QUẢ THỰC HIỆN

1. Về tuyên truyền

III. KHÓ KHĂN, VƯỚNG MẮC

IV. Kiến nghị
"""


@pytest.fixture
def asking(cast: Cast) -> Document:
    document = Document.objects.create(
        direction=Direction.INCOMING,
        type_name="Công văn",
        number="88",
        symbol="SLĐ-VP",
        subject="Báo cáo kết quả giảm nghèo quý",
        issuer_text="Sở Lao động Mẫu",
        arrived_on=date(2026, 3, 2),
        due_on=date(2026, 3, 20),
        issued_on=date(2026, 3, 1),
    )
    file = store_file(content=ASKING.encode(), name="cv.txt", allowed=ALLOWED_FILES, max_mb=1)
    DocumentFile.objects.create(document=document, file=file, role=FileRole.SOURCE, name="cv.txt")
    return document


def test_the_outline_is_read_from_the_asking_document(asking: Document) -> None:
    assert asked_outline(asking) == ["Công tác chỉ đạo", "Kết quả thực hiện", "Khó khăn, vướng mắc", "Kiến nghị"]


def test_a_document_without_a_file_sets_no_outline(cast: Cast) -> None:
    assert asked_outline(Document.objects.create(direction=Direction.INCOMING, type_name="Công văn", subject="x")) == []


def test_the_form_and_the_report_follow_it(cast: Cast, asking: Document) -> None:
    plan = issued_plan(cast)
    issued_task(plan, lead=cast.bodies["labour"])
    client = Client()
    client.force_login(cast.users["office_clerk"], backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(reverse("reports:compose"), {"plan": plan.pk, "asked_by": asking.pk})
    form = page.context["form"]
    data = {
        name: form.initial.get(name, "") for name in ("plan", "period", "mode", "asked_by", "addressees", "outline")
    }
    client.post(reverse("reports:compose"), data | {"send_by": ""})
    report = Report.objects.get()
    assert (report.asked_by, report.send_by, report.addressees) == (asking, date(2026, 3, 20), ["Sở Lao động Mẫu"])
    assert [(p.kind, p.heading) for p in report.parts.filter(level="roman")] == [
        ("text", "Công tác chỉ đạo"),
        ("results", "Kết quả thực hiện"),
        ("difficulties", "Khó khăn, vướng mắc"),
        ("proposals", "Kiến nghị"),
    ]
    assert report.opening.startswith("Thực hiện Công văn 88/SLĐ-VP ngày")
