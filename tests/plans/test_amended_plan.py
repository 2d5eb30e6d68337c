"""An amended plan: compared clause by clause, corrected, issued over the work under way."""

from collections import Counter
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from cast import Cast
from dondoc.journal.models import Entry
from dondoc.notices.models import Notice
from dondoc.plans import actions
from dondoc.plans.access import can_take_extension
from dondoc.plans.actions.amending import match_clause, name_amended, settle_left_out
from dondoc.plans.actions.importing import import_plan
from dondoc.plans.actions.issuing import Issue, issue_plan
from dondoc.plans.actions.opening import open_due_periods
from dondoc.plans.actions.working import Report
from dondoc.plans.models import Duty, Extension, Plan, Task
from dondoc.plans.queries import visible_plans
from dondoc.plans.queries.amending import Comparison, compare, frozen
from dondoc.plans.rules import PlanState, WorkState
from dondoc.plans.rules.amending import ClauseKind
from dondoc.records.rules import CitationKind

FIRST_DAY, LATER = date(2026, 3, 16), date(2026, 4, 20)
LABOUR, ENVIRONMENT, ENTERPRISES, OFFICE = (
    "Phòng Quản lý Lao động",
    "Phòng Quản lý Tài nguyên và Môi trường",
    "Phòng Quản lý Doanh nghiệp",
    "Văn phòng",
)
Line = tuple[str, str, str]
HOUSING = "Lập danh sách công nhân có nhu cầu vay mua nhà ở xã hội"
WASTE = "Kiểm tra việc thu gom rác thải quanh các khu nhà trọ của công nhân"
VISITS = "Thăm hỏi người lao động có hoàn cảnh khó khăn dịp lễ, tết"
NEWS = "Đăng tin, bài về đời sống người lao động trên trang thông tin của Ban"
FIRST: tuple[Line, ...] = (
    (HOUSING, LABOUR, "trước ngày 30/6/2026"),
    (WASTE, ENVIRONMENT, "trước ngày 31/7/2026"),
    (VISITS, OFFICE, "trước ngày 31/12/2026"),
    (NEWS, OFFICE, "hằng quý"),
)
# The first has a later date, the second another lead unit, the third is gone, the fourth stays, the last is new.
SECOND: tuple[Line, ...] = (
    ("Tổ chức ngày hội việc làm cho lao động mất việc", ENTERPRISES, "trước ngày 30/9/2026"),
    (HOUSING, LABOUR, "trước ngày 28/8/2026"),
    (WASTE, ENTERPRISES, "trước ngày 31/7/2026"),
    (NEWS, OFFICE, "hằng quý"),
)


def plan_file(lines: tuple[Line, ...], opening: str) -> bytes:
    clauses = "\n\n".join(
        f"{n}. {text}.\n\n- Chỉ đạo: Trưởng Ban\n\n- Chủ trì: {lead}\n\n- Thời gian hoàn thành: {time}"
        for n, (text, lead, time) in enumerate(lines, start=1)
    )
    return (
        "BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP TỈNH MẪU\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
        "Số: /KH-BQL\n\nTỉnh Mẫu, ngày tháng 3 năm 2026\n\nKẾ HOẠCH\n\nChăm lo đời sống người lao động năm 2026\n\n"
        f"{opening}\n\nI. MỤC ĐÍCH\n\n1. Người lao động có chỗ ở, việc làm tốt hơn.\n\nII. NHIỆM VỤ\n\n{clauses}\n\n"
        "Nơi nhận:\n\n- Các phòng chuyên môn;\n- Lưu: VT.\n\nTRƯỞNG BAN\n\nNguyễn Văn Mẫu\n"
    ).encode()


PLAIN = "Ban Quản lý các khu công nghiệp xây dựng kế hoạch như sau:"
REPLACING = "Kế hoạch này thay thế Kế hoạch số 15/KH-BQL ngày 16/3/2026, nội dung như sau:"
AMENDING = "Ban Quản lý sửa đổi, bổ sung Kế hoạch số 15/KH-BQL ngày 16/3/2026 như sau:"


@pytest.fixture
def first(cast: Cast, chief_of_office) -> Plan:
    plan = import_plan(actor=chief_of_office, content=plan_file(FIRST, PLAIN), name="ke-hoach.txt", not_secret=True)
    return issue_plan(actor=chief_of_office, plan=plan, issue=Issue("15", FIRST_DAY), on=FIRST_DAY)


def draft_of(actor, opening: str, lines: tuple[Line, ...] = SECOND) -> Plan:
    return import_plan(actor=actor, content=plan_file(lines, opening), name="sua-doi.txt", not_secret=True)


def issued(actor, plan: Plan) -> Plan:
    return issue_plan(actor=actor, plan=plan, issue=Issue("31", LATER), on=LATER)


def compared(plan: Plan) -> Comparison:
    found = compare(Plan.objects.get(pk=plan.pk))
    assert found is not None
    return found


def told(comparison: Comparison) -> list[tuple[ClauseKind, str, tuple[str, ...]]]:
    return [(c.kind, c.title.rstrip("."), tuple(f.name for f in c.fields)) for c in comparison.changes]


def task(title: str) -> Task:
    return Task.objects.exclude(state=WorkState.DRAFT).get(title__startswith=title)


# ------------------------------------------------------------------ before the issue
@pytest.mark.parametrize(("opening", "kind"), [(AMENDING, "amends"), (REPLACING, "replaces")])
def test_the_text_says_which_plan_it_amends(first: Plan, chief_of_office, opening: str, kind: str) -> None:
    draft = draft_of(chief_of_office, opening)
    assert (draft.amends, draft.amending) == (first, kind)
    cited = draft.document.citations.get(kind__in=["amends", "replaces"])
    assert (cited.kind, cited.cited) == (CitationKind(kind), first.document)


def test_a_plan_that_names_none_stands_alone(first: Plan, chief_of_office) -> None:
    assert draft_of(chief_of_office, PLAIN).amends is None


def test_each_clause_of_both_plans_is_told_once(first: Plan, chief_of_office) -> None:
    assert told(compared(draft_of(chief_of_office, REPLACING))) == [
        (ClauseKind.ADDED, SECOND[0][0], ()),
        (ClauseKind.CHANGED, HOUSING, ("time",)),
        (ClauseKind.CHANGED, WASTE, ("leads",)),
        (ClauseKind.SAME, NEWS, ()),
        (ClauseKind.DROPPED, VISITS, ()),
    ]


def test_an_amendment_keeps_what_it_does_not_mention(first: Plan, chief_of_office) -> None:
    found = compared(draft_of(chief_of_office, AMENDING))
    assert [c.title.rstrip(".") for c in found.of_kind(ClauseKind.KEPT)] == [VISITS]
    assert found.sentence == "1 giữ nguyên, 2 thay đổi, 1 thêm mới, 1 không nhắc đến, vẫn thực hiện"


def test_a_reviewer_corrects_what_was_matched(first: Plan, chief_of_office) -> None:
    draft = draft_of(chief_of_office, AMENDING)
    visits, jobs = task(VISITS), draft.tasks.get(position=1)
    match_clause(actor=chief_of_office, task=jobs, old=visits)
    assert compared(draft).of_kind(ClauseKind.CHANGED)[0].old == visits
    match_clause(actor=chief_of_office, task=jobs, old=None)
    settle_left_out(actor=chief_of_office, plan=draft, old=visits, keep=False)
    found = compared(draft)
    assert [(c.kind, c.title.rstrip("."), c.chosen) for c in found.changes if c.chosen] == [
        (ClauseKind.ADDED, SECOND[0][0], True),
        (ClauseKind.DROPPED, VISITS, True),
    ]


def test_a_draft_or_a_replaced_plan_cannot_be_amended(first: Plan, chief_of_office) -> None:
    other, draft = draft_of(chief_of_office, PLAIN), draft_of(chief_of_office, REPLACING, SECOND[:3])
    with pytest.raises(ValidationError, match="chưa ban hành"):
        name_amended(actor=chief_of_office, plan=draft, amended=other)
    issued(chief_of_office, draft)
    with pytest.raises(ValidationError, match="đã bị thay thế"):
        name_amended(actor=chief_of_office, plan=other, amended=first)


def test_only_the_office_says_what_a_draft_amends(first: Plan, chief_of_office, head) -> None:
    draft = draft_of(chief_of_office, PLAIN)
    with pytest.raises(PermissionDenied):
        name_amended(actor=head, plan=draft, amended=first)


# ------------------------------------------------------------------ the issue
@pytest.fixture
def under_way(first: Plan, cast: Cast) -> Plan:
    """The housing list is half done, the visits are accepted."""
    duty = Duty.objects.get(task=task(HOUSING))
    actions.accept(actor=cast.users["labour_head"], duty=duty)
    actions.report(actor=cast.users["labour_head"], duty=duty, said=Report(narrative="Đã có 600 tên.", percent=50))
    actions.accept(actor=cast.users["chief_of_office"], duty=Duty.objects.get(task=task(VISITS)))
    return first


def test_an_amendment_changes_the_plan_where_it_is(under_way: Plan, chief_of_office) -> None:
    before = {t.title.rstrip("."): t.pk for t in under_way.tasks.all()}
    later = issued(chief_of_office, draft_of(chief_of_office, AMENDING))
    now = {t.title.rstrip("."): (t.pk, t.state) for t in under_way.tasks.all()}
    assert {title: pk for title, (pk, _state) in now.items() if title in before} == before
    assert now[SECOND[0][0]][1] == WorkState.ASSIGNED
    assert (later.tasks.count(), Plan.objects.get(pk=under_way.pk).state) == (0, PlanState.ISSUED)


def test_a_changed_deadline_names_the_document_and_keeps_the_original(under_way: Plan, chief_of_office, head) -> None:
    kept = Duty.objects.get(task=task(HOUSING))
    later = issued(chief_of_office, draft_of(chief_of_office, AMENDING))
    duty = Duty.objects.get(pk=kept.pk)
    assert (duty.state, duty.percent, duty.updates.count()) == (WorkState.RUNNING, 50, 2)
    assert (duty.original_deadline, duty.deadline, task(HOUSING).deadline) == (
        date(2026, 6, 30),
        date(2026, 8, 28),
        date(2026, 8, 28),
    )
    moved = Extension.objects.get(duty=duty)
    assert (moved.document, moved.reason) == (later.document, "Theo Kế hoạch 31/KH-BQL")
    assert not can_take_extension(head, moved, "reconsider")


def test_another_lead_unit_takes_the_open_work_over(under_way: Plan, cast: Cast, chief_of_office) -> None:
    issued(chief_of_office, draft_of(chief_of_office, AMENDING))
    waste = task(WASTE)
    assert waste.lead_text == ENTERPRISES
    assert sorted(waste.duties.values_list("body__name", "state")) == [
        (ENTERPRISES, WorkState.ASSIGNED),
        (ENVIRONMENT, WorkState.TRANSFERRED),
    ]


def test_a_replacement_takes_the_work_over_and_withdraws_the_rest(under_way: Plan, cast: Cast, chief_of_office) -> None:
    before = {title: task(title).pk for title in (HOUSING, WASTE, NEWS, VISITS)}
    later = issued(chief_of_office, draft_of(chief_of_office, REPLACING))
    assert [(t.ordinal, t.title.rstrip(".")) for t in later.tasks.order_by("position")] == [
        ("1", SECOND[0][0]),
        ("2", HOUSING),
        ("3", WASTE),
        ("4", NEWS),
    ]
    assert {title: task(title).pk for title in before} == before
    gone = task(VISITS)
    assert (gone.plan, gone.state, gone.withdrawn_by) == (under_way, WorkState.CANCELLED, later.document)
    assert gone.duties.get().updates.first().narrative == ("Theo Kế hoạch 31/KH-BQL, nhiệm vụ không còn trong kế hoạch")
    assert Plan.objects.get(pk=under_way.pk).state == PlanState.WITHDRAWN
    told_to = set(Notice.objects.filter(text__contains="rút, không phải thực hiện").values_list("person_id", flat=True))
    assert cast.users["head"].person_id in told_to


def test_a_regular_task_that_was_accepted_and_is_dropped_opens_no_more(
    first: Plan, cast: Cast, chief_of_office
) -> None:
    duty = Duty.objects.get(task=task(NEWS))
    for verb in (
        lambda: actions.accept(actor=chief_of_office, duty=duty),
        lambda: actions.submit(actor=chief_of_office, duty=duty, said=Report(narrative="Đã đăng 12 tin.", percent=100)),
        lambda: actions.approve(actor=cast.users["head"], duty=duty),
    ):
        verb()
    issued(chief_of_office, draft_of(chief_of_office, REPLACING, SECOND[:3]))
    assert task(NEWS).state == WorkState.CANCELLED
    open_due_periods(actor=chief_of_office, on=date(2026, 8, 3))
    assert Duty.objects.filter(task=task(NEWS)).count() == 1


def test_the_issue_leaves_one_line_and_the_comparison_as_it_was(under_way: Plan, chief_of_office) -> None:
    draft = draft_of(chief_of_office, REPLACING)
    live = told(compared(draft))
    lines = Entry.objects.count()
    later = issued(chief_of_office, draft)
    assert Entry.objects.count() == lines + 1
    assert Entry.objects.latest("pk").sentence == (
        "Ban hành Kế hoạch 31/KH-BQL: 1 giữ nguyên, 2 thay đổi, 1 thêm mới, 1 rút."
    )
    kept = frozen(Plan.objects.get(pk=later.pk))
    assert kept is not None
    assert told(kept) == live
    assert Counter(c.kind for c in kept.changes) == {"changed": 2, "added": 1, "same": 1, "dropped": 1}


def test_who_read_the_first_plan_reads_what_amended_it(under_way: Plan, cast: Cast, chief_of_office) -> None:
    later = issued(chief_of_office, draft_of(chief_of_office, AMENDING))
    assert set(visible_plans(cast.users["labour_staff"])) == {under_way, later}
    assert set(visible_plans(cast.users["union_user"])) == set()


def test_an_amendment_needs_no_lead_for_what_goes_on(first: Plan, chief_of_office) -> None:
    text = plan_file(FIRST[:1], AMENDING).replace("- Chủ trì: Phòng Quản lý Lao động\n\n".encode(), b"")
    draft = import_plan(actor=chief_of_office, content=text, name="sua.txt", not_secret=True)
    issued(chief_of_office, draft)
    assert list(Duty.objects.filter(task=task(HOUSING)).values_list("body__name", flat=True)) == [LABOUR]


# ------------------------------------------------------------------ pages
def test_the_page_shows_both_texts_and_what_a_reviewer_chose(first: Plan, chief_of_office, sign_in) -> None:
    draft = draft_of(chief_of_office, AMENDING)
    client, url = sign_in(chief_of_office), reverse("plans:compare", args=[draft.pk])
    page = client.get(url).content.decode()
    assert "<del>30/6/2026</del>" in page
    assert "<ins>28/8/2026</ins>" in page
    visits = task(VISITS)
    client.post(url, {"act": "left", "old": visits.pk, "keep": "0"})
    assert [c.old for c in compared(draft).of_kind(ClauseKind.DROPPED)] == [visits]
    client.post(url, {"act": "name", "amended": "", "amending": "amends"})
    assert Plan.objects.get(pk=draft.pk).amends is None
    assert "Chọn kế hoạch được sửa đổi ở trên" in client.get(url).content.decode()


def test_a_unit_reads_the_comparison_after_the_issue_only(first: Plan, chief_of_office, labour_head, sign_in) -> None:
    draft = draft_of(chief_of_office, AMENDING)
    url = reverse("plans:compare", args=[draft.pk])
    assert sign_in(labour_head).get(url).status_code == 404
    issued(chief_of_office, draft)
    page = sign_in(labour_head).get(url)
    assert (page.status_code, page.context["editable"]) == (200, False)
    first_page = sign_in(labour_head).get(reverse("plans:detail", args=[first.pk])).content.decode()
    assert f'Sửa đổi bởi <a href="{url}">Kế hoạch 31/KH-BQL</a>' in first_page


def test_the_issue_page_says_what_happens(first: Plan, chief_of_office, sign_in) -> None:
    draft = draft_of(chief_of_office, REPLACING)
    page = sign_in(chief_of_office).get(reverse("plans:issue", args=[draft.pk]))
    assert page.context["obstacles"] == []
    assert "1 giữ nguyên, 2 thay đổi, 1 thêm mới, 1 rút" in page.content.decode()
