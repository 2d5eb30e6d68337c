"""A file with tracked changes: both readings are shown, a person chooses, the choice is read anew."""

import io

import pytest
from django.core.exceptions import ValidationError
from docx import Document as Docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from dondoc.files import open_document
from dondoc.people.queries import today
from dondoc.plans.actions.importing import choose_reading, import_plan
from dondoc.plans.actions.issuing import Issue, issue_plan
from dondoc.plans.actions.tracked import changes_of, without_changes
from dondoc.plans.models import Plan
from dondoc.plans.queries.reviewing import draft_tasks, obstacles
from dondoc.plans.rules import TrackedChoice
from plans.plan_text import PLAN

WHO = 'w:id="1" w:author="Người Sửa Mẫu" w:date="2026-03-01T08:00:00Z"'
WITH = "4. Lập danh sách người lao động có nhu cầu thuê, mua nhà ở xã hội trong năm."
WITHOUT = "4. Lập danh sách người lao động có nhu cầu vay, mua nhà ở xã hội."


def _tracked_docx() -> bytes:
    """The sample plan; in its fourth task "vay" became "thuê" and "trong năm" was added."""
    docx = Docx()
    for line in PLAN.splitlines():
        if not line.startswith("4. Lập danh sách"):
            docx.add_paragraph(line)
            continue
        runs = (
            "<w:r><w:t xml:space='preserve'>4. Lập danh sách người lao động có nhu cầu </w:t></w:r>"
            f"<w:del {WHO}><w:r><w:delText>vay</w:delText></w:r></w:del>"
            f"<w:ins {WHO}><w:r><w:t>thuê</w:t></w:r></w:ins>"
            "<w:r><w:t xml:space='preserve'>, mua nhà ở xã hội</w:t></w:r>"
            f"<w:ins {WHO}><w:r><w:t xml:space='preserve'> trong năm</w:t></w:r></w:ins>"
            "<w:r><w:t>.</w:t></w:r>"
        )
        docx.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w')}>{runs}</w:p>"))
    out = io.BytesIO()
    docx.save(out)
    return out.getvalue()


TRACKED = _tracked_docx()


@pytest.fixture
def tracked(cast, office_clerk) -> Plan:
    return import_plan(actor=office_clerk, content=TRACKED, name="co-vet-sua.docx", not_secret=True)


def fourth(plan: Plan) -> str:
    return plan.tasks.get(position=4, dropped=False).title


def test_both_readings_of_a_changed_paragraph_are_told():
    source = open_document(TRACKED, name="co-vet-sua.docx")
    found = [(c["with"], c["without"], c["who"]) for c in changes_of(source)]
    assert found == [(WITH, WITHOUT, "Người Sửa Mẫu")]


def test_without_the_changes_every_paragraph_keeps_its_number():
    source = open_document(TRACKED, name="co-vet-sua.docx")
    before = without_changes(source)
    assert [p.index for p in before.paragraphs()] == [p.index for p in source.paragraphs()]
    assert [p.text for p in before.paragraphs() if p.text.startswith("4. Lập")] == [WITHOUT]
    assert [p.text for p in source.paragraphs() if p.text.startswith("4. Lập")] == [WITH]


def test_the_choice_is_asked_before_the_issue(tracked, office_clerk):
    assert obstacles(tracked, list(draft_tasks(tracked)))[0] == (
        "Văn bản còn vết sửa đổi. Hãy chọn lấy hay bỏ các sửa đổi ở trang rà soát."
    )
    with pytest.raises(ValidationError):
        issue_plan(actor=office_clerk, plan=tracked, issue=Issue("1", today()))


def test_taking_the_changes_out_reads_the_document_as_it_was(tracked, office_clerk):
    assert fourth(tracked) == WITH.removeprefix("4. ")
    plan = choose_reading(actor=office_clerk, plan=tracked, choice=TrackedChoice.WITHOUT)
    assert (fourth(plan), plan.reading["choice"]) == (WITHOUT.removeprefix("4. "), "without")
    assert any(block.get("t") == WITHOUT for block in plan.source_blocks)
    plan = choose_reading(actor=office_clerk, plan=plan, choice=TrackedChoice.WITH)
    assert (fourth(plan), plan.tasks.filter(dropped=False).count()) == (WITH.removeprefix("4. "), 6)


def test_the_page_shows_both_and_takes_the_choice(tracked, office_clerk, sign_in):
    client = sign_in(office_clerk)
    url = f"/plans/{tracked.pk}/review/"
    page = client.get(url).content.decode()
    assert (WITH in page, WITHOUT in page, "văn bản còn vết sửa đổi chưa chốt" in page) == (True, True, True)
    client.post(url, {"act": "changes", "choice": "without"})
    assert fourth(Plan.objects.get(pk=tracked.pk)) == WITHOUT.removeprefix("4. ")
