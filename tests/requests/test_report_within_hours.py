"""A department's letter with outline and form comes in before noon; three units confirm figures that are already there;
the report is a docx in the decree's layout, its form is filled, and each figure leads to the records behind it.
"""

import io
import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from docx import Document as Docx
from openpyxl import load_workbook

from cast import Cast
from dondoc.official.check import check
from dondoc.plans import actions as work
from dondoc.plans.actions.working import Report
from dondoc.records.actions import Arrival, Upload, register_document
from dondoc.records.models import Document
from dondoc.requests.models import Request
from issued import issued_plan, issued_task
from province_form import blank_form

UNITS = (
    ("labour", "labour_head", 3),
    ("enterprise_department", "enterprise_head", 1),
    ("environment", "environment_head", 0),
)
HEADINGS = ("Kết quả thực hiện", "Khó khăn, vướng mắc")


def _letter() -> bytes:
    letter = Docx()
    for line in (
        "Đề nghị Ban Quản lý báo cáo trước 16 giờ.",
        "ĐỀ CƯƠNG BÁO CÁO",
        *(f"{n}. {h}" for n, h in zip(("I", "II"), HEADINGS, strict=True)),
    ):
        letter.add_paragraph(line)
    out = io.BytesIO()
    letter.save(out)
    return out.getvalue()


@pytest.fixture
def letter(cast: Cast) -> Document:
    arrival = Arrival(
        type_name="Công văn",
        subject="Báo cáo kết quả thực hiện nhiệm vụ",
        arrived_on=timezone.localdate(),
        issuer_text="Sở Lao động Mẫu",
        number="123",
        symbol="SLĐ-VP",
    )
    upload = Upload(_letter(), "cong-van.docx", not_secret=True)
    return register_document(actor=cast.users["office_clerk"], arrival=arrival, upload=upload)


@pytest.fixture
def work_done(cast: Cast) -> None:
    """Each unit has tasks; the labour department's is reported with a figure that the form names."""
    plan = issued_plan(cast)
    director = cast.users["deputy_labour"].person
    for key, _head, count in UNITS:
        for _n in range(count):
            duty = issued_task(plan, lead=cast.bodies[key], director=director, due=None)
    first = plan.tasks.earliest("id").duties.get()
    head = cast.users["labour_head"]
    work.accept(actor=head, duty=first)
    said = Report(
        narrative="Đã thu phiếu tại hai khu.",
        percent=60,
        figures=[{"label": "Số phiếu khảo sát đã thu", "value": 1250, "unit": "phiếu"}],
    )
    work.report(actor=head, duty=first, said=said)
    assert duty.body_id != first.body_id


def _due() -> datetime:
    return timezone.localtime() + timedelta(hours=26)


def _ask(clerk: Client, cast: Cast, letter: Document) -> Request:
    """The clerk starts from the letter: its outline is there already."""
    page = clerk.get(f"/requests/ask/?document={letter.pk}").content.decode()
    outline = re.search(r'<textarea name="outline"[^>]*>([^<]*)</textarea>', page)
    assert outline is not None
    assert outline[1].split("\n")[-2:] == list(HEADINGS)
    due = _due()
    sent = {
        "kind": "report",
        "title": "Báo cáo kết quả thực hiện nhiệm vụ",
        "document": letter.pk,
        "due_on": f"{due:%d/%m/%Y}",
        "due_hour": f"{due:%H} giờ {due:%M}",
        "units": [cast.bodies[key].pk for key, *_ in UNITS],
        "outline": "\n".join(HEADINGS),
        "mode": "sum",
        "form": io.BytesIO(blank_form()),
        "not_secret": "on",
    }
    sent["form"].name = "bieu-01.xlsx"
    answer = clerk.post("/requests/ask/", sent)
    request = Request.objects.get()
    assert answer.url == f"/requests/{request.pk}/cells/"
    shown = clerk.get(answer.url).content.decode()
    keys = re.findall(r'name="ask-([\d-]+)" checked', shown)
    figures = [key for key in keys if key.endswith("-3")]  # the notes are not needed today
    clerk.post(answer.url, {f"ask-{key}": "on" for key in figures})
    clerk.post(f"/requests/{request.pk}/send/", {"confirmed": "1"})
    request.refresh_from_db()
    return request


def test_three_units_confirm_what_is_there_and_the_report_is_ready(cast: Cast, sign_in, letter, work_done):
    clerk = sign_in(cast.users["office_clerk"])
    request = _ask(clerk, cast, letter)
    assert (request.state, request.cells.count(), request.addressees.count()) == ("open", 4, 3)

    for key, head, _count in UNITS:
        client = sign_in(cast.users[head])
        address = f"/requests/answers/{request.addressees.get(body=cast.bodies[key]).pk}/"
        page = client.get(address).content.decode()
        fields = dict(re.findall(r'name="(cell-\d+)" value="([^"]*)"', page))
        lines = dict(re.findall(r'<textarea[^>]*name="(line-\d+)"[^>]*>([^<]*)</textarea>', page))
        assert client.post(address, {**fields, **lines, "note": "Đã đối chiếu."}).status_code == 302

    clerk.post(f"/requests/{request.pk}/collate/")
    page = clerk.get(f"/requests/{request.pk}/").content.decode()
    assert "3/3" not in page  # the table says it unit by unit
    assert page.count("Đã trả lời</span>") >= 3

    book = load_workbook(io.BytesIO(clerk.get(f"/requests/{request.pk}/collated.xlsx").content))
    assert [book["Biểu 01"][a].value for a in ("C7", "C8", "C9", "C10", "C11")] == [4, 0, 0, 1250, "=SUM(C7:C10)"]

    draft = clerk.post(f"/requests/{request.pk}/paper/").url
    assert clerk.post(f"/requests/{request.pk}/paper/").url == draft  # one draft, however often it is asked for
    assert clerk.get(draft).status_code == 200

    docx = clerk.get(f"/requests/{request.pk}/collated.docx").content
    assert check(docx) == []
    text = "\n".join(p.text for p in Docx(io.BytesIO(docx)).paragraphs)
    assert (
        "Phòng Quản lý Lao động: Lập danh sách công nhân có nhu cầu vay mua nhà ở xã hội: Đã thu phiếu tại hai khu."
        in text
    )


def test_a_figure_opens_the_record_behind_it(cast: Cast, sign_in, letter, work_done):
    clerk = sign_in(cast.users["office_clerk"])
    request = _ask(clerk, cast, letter)
    labour = request.addressees.get(body=cast.bodies["labour"])
    head = sign_in(cast.users["labour_head"])
    values = {f"cell-{a.cell_id}": a.value for a in labour.cell_answers.all()}
    head.post(f"/requests/answers/{labour.pk}/", values)

    counted = labour.cell_answers.get(cell__row_label="Số nhiệm vụ được giao")
    page = clerk.get(f"/requests/{request.pk}/").content.decode()
    assert f'href="{counted.source_url}"' in page
    assert clerk.get(counted.source_url).context["count"].value == int(counted.value) == 3

    reported = labour.cell_answers.get(cell__row_label="Số phiếu khảo sát đã thu")
    assert "Đã thu phiếu tại hai khu." in clerk.get(reported.source_url).content.decode()
    figure = clerk.get(f"/requests/{request.pk}/figures/{reported.cell_id}/").content.decode()
    assert f'href="{reported.source_url}"' in figure


def test_a_corrected_figure_is_marked_with_what_the_program_had(cast: Cast, sign_in, letter, work_done):
    clerk = sign_in(cast.users["office_clerk"])
    request = _ask(clerk, cast, letter)
    labour = request.addressees.get(body=cast.bodies["labour"])
    values = {f"cell-{a.cell_id}": a.value for a in labour.cell_answers.all()}
    cell = labour.cell_answers.get(cell__row_label="Số phiếu khảo sát đã thu").cell_id
    sign_in(cast.users["labour_head"]).post(f"/requests/answers/{labour.pk}/", {**values, f"cell-{cell}": "1.300"})

    answer = labour.cell_answers.get(cell=cell)
    assert (answer.value, answer.known, answer.is_corrected) == ("1300", "1250", True)
    page = clerk.get(f"/requests/answers/{labour.pk}/").content.decode()
    assert "phần mềm có 1.250" in page


def test_a_typed_word_where_a_number_is_asked_keeps_what_was_typed_and_sends_nothing(
    cast: Cast, sign_in, letter, work_done
):
    request = _ask(sign_in(cast.users["office_clerk"]), cast, letter)
    labour = request.addressees.get(body=cast.bodies["labour"])
    cell = request.cells.first().pk
    page = sign_in(cast.users["labour_head"]).post(f"/requests/answers/{labour.pk}/", {f"cell-{cell}": "rất nhiều"})

    labour.refresh_from_db()
    assert (page.status_code, labour.state) == (422, "waiting")
    assert f'name="cell-{cell}" value="rất nhiều"' in page.content.decode()


def test_the_letter_s_page_leads_to_the_question_and_shows_what_was_asked(cast: Cast, sign_in, letter, work_done):
    clerk = sign_in(cast.users["office_clerk"])
    before = clerk.get(f"/records/{letter.pk}/").content.decode()
    request = _ask(clerk, cast, letter)
    after = clerk.get(f"/records/{letter.pk}/").content.decode()

    assert f'href="/requests/ask/?document={letter.pk}"' in before
    assert (before.count(f'href="/requests/{request.pk}/"'), after.count(f'href="/requests/{request.pk}/"') > 0) == (
        0,
        True,
    )
