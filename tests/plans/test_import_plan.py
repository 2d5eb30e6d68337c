"""A plan's file becomes a draft; what may not come in leaves nothing behind."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from dondoc.files import FileRefused
from dondoc.journal.models import Entry
from dondoc.plans.actions.importing import AlreadyImported, import_plan
from dondoc.plans.models import Assignment, Plan, Task
from dondoc.plans.queries.printed import posts_by_title
from dondoc.plans.queries.reviewing import draft_tasks, summarize
from dondoc.plans.rules import Part, PlanState, WorkState
from dondoc.reading import SecretDocument
from dondoc.records.models import Document, StoredFile
from dondoc.records.rules import Direction
from plans.plan_text import CONTENT, NAME, SECRET


def nothing_kept() -> bool:
    return not (Plan.objects.exists() or Document.objects.exists() or StoredFile.objects.exists())


def test_the_document_is_a_draft_of_our_own_without_a_number(draft, agency):
    document = draft.document
    assert (document.direction, document.type_name, document.number, document.symbol, document.issuer) == (
        Direction.OUTGOING,
        "Kế hoạch",
        "",
        "KH-BQL",
        agency,
    )
    assert (document.signer_name, document.signer_title, document.issued_on) == ("Nguyễn Văn Mẫu", "TRƯỞNG BAN", None)
    assert (draft.title, draft.state, draft.year) == (
        "Chăm lo đời sống người lao động trong các khu công nghiệp năm 2026",
        PlanState.DRAFT,
        2026,
    )


def test_the_summary_names_what_is_missing(draft):
    summary = summarize(draft, list(draft_tasks(draft)), posts_by_title())
    assert summary.line == (
        "6 nhiệm vụ · chưa có số · 5/6 nhiệm vụ không ghi thời gian · 3 Phó Trưởng Ban chưa có trong danh bạ"
    )


def test_part_one_stays_as_the_aims(draft):
    assert [aim.text for aim in draft.aims.all()] == [
        "Người lao động trong các khu công nghiệp có chỗ ở, việc làm và đời sống tinh thần tốt hơn.",
        "Mỗi nhiệm vụ có đơn vị chịu trách nhiệm và được theo dõi đến cùng.",
    ]


def test_general_clauses_are_set_aside_not_lost(draft):
    assert [(t.section, t.state, t.reading["general"]) for t in draft.tasks.filter(dropped=True)] == [
        ("III", WorkState.DRAFT, True)
    ]


def test_names_are_resolved_and_an_open_role_names_nobody(draft, tasks, environment, head):
    names = [
        (n.part, n.text, n.body, n.open_role, n.resolved)
        for n in Assignment.objects.filter(task=tasks[3]).order_by("position")
    ]
    assert names == [
        (Part.DIRECTS, "Phó Trưởng Ban - Cao Văn Thử", None, False, False),
        (Part.LEADS, "Phòng Quản lý Tài nguyên và Môi trường", environment, False, True),
        (Part.COOPERATES, "Các phòng, đơn vị liên quan", None, True, False),
        (Part.PARTNER, "các xã lân cận", None, False, False),
    ]
    directs = tasks[1].assignments.get(part=Part.DIRECTS)
    assert directs.post.title == "Trưởng Ban"


def test_each_field_keeps_its_place_in_the_source(draft, tasks):
    texts = {block["i"]: block["t"] for block in draft.source_blocks}
    paragraph, start, end = tasks[2].reading["time"]["spans"][0]
    assert texts[paragraph][start:end] == "thường xuyên"
    paragraph, start, end = tasks[2].assignments.get(part=Part.LEADS).spans[0]
    assert texts[paragraph][start:end] == "Văn phòng"


def test_the_lineage_says_which_document_is_carried_out(draft):
    assert list(draft.document.citations.values_list("text", "kind")) == [("77/KH-UBND", "carries_out")]


def test_recipients_are_resolved(draft):
    assert list(draft.document.recipients.values_list("text", "way")) == [
        ("Ủy ban nhân dân tỉnh Mẫu", "province_system"),
        ("Các doanh nghiệp KCN", "in_app"),
        ("Các phòng chuyên môn", "in_app"),
        ("Lưu: VT", "file_copy"),
    ]


def test_it_is_one_line_of_the_journal(draft):
    assert [(e.verb, e.object_id, e.sentence) for e in Entry.objects.all()] == [
        ("plans.plan.import", draft.pk, f"Nhập kế hoạch từ tệp {NAME}: 7 nhiệm vụ.")
    ]


def test_a_plan_of_the_authority_above_is_an_incoming_document(chief_of_office, agency):
    plan = import_plan(actor=chief_of_office, content=CONTENT, name=NAME, not_secret=True, above=True)
    assert (plan.document.direction, plan.document.issuer) == (Direction.INCOMING, None)


def test_the_same_file_again_leads_to_the_former_plan(draft, office_clerk):
    with pytest.raises(AlreadyImported) as known:
        import_plan(actor=office_clerk, content=CONTENT, name="tên khác.txt", not_secret=True)
    assert known.value.plan == draft
    again = import_plan(actor=office_clerk, content=CONTENT, name=NAME, not_secret=True, again=True)
    assert (Plan.objects.count(), StoredFile.objects.count(), again == draft) == (2, 1, False)


def test_a_secret_document_leaves_nothing_behind(chief_of_office):
    with pytest.raises(SecretDocument):
        import_plan(actor=chief_of_office, content=SECRET, name=NAME, not_secret=True)
    assert nothing_kept()


def test_without_the_confirmation_nothing_is_read(chief_of_office):
    with pytest.raises(ValidationError):
        import_plan(actor=chief_of_office, content=CONTENT, name=NAME, not_secret=False)
    assert nothing_kept()


def test_a_file_that_cannot_be_read_leaves_nothing_behind(chief_of_office):
    with pytest.raises(FileRefused):
        import_plan(actor=chief_of_office, content=b"   ", name="trống.docx", not_secret=True)
    assert nothing_kept()


@pytest.mark.parametrize(
    "who", ["labour_head", "labour_staff", "deputy_labour", "administrator", "enterprise_user", "stranger"]
)
def test_only_the_office_imports(cast, who):
    with pytest.raises(PermissionDenied) as refused:
        import_plan(actor=cast.users[who], content=CONTENT, name=NAME, not_secret=True)
    assert str(refused.value) == "Việc nhập kế hoạch do Văn phòng thực hiện."
    assert nothing_kept()


def test_tasks_wait_as_drafts(draft):
    assert set(Task.objects.values_list("state", flat=True)) == {WorkState.DRAFT}
