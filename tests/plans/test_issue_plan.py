"""Issue: the whole sample plan, with everything that follows from it written out."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from dondoc.journal.models import Entry
from dondoc.notices.models import Notice
from dondoc.people.actions import create_person
from dondoc.people.models import BodyGroup
from dondoc.plans.actions.drafting import TaskEdit, apply_rhythm, edit_task
from dondoc.plans.actions.importing import import_plan
from dondoc.plans.actions.issuing import Issue, issue_plan
from dondoc.plans.actions.resolving import keep_as_printed, resolve_name
from dondoc.plans.models import Assignment, Audience, Duty, Involvement, Plan, Task
from dondoc.plans.queries import visible_plans, visible_tasks
from dondoc.plans.queries.issuing import preview, spell_out
from dondoc.plans.queries.reviewing import draft_tasks
from dondoc.plans.rules import Part, PlanState, Rhythm, WorkState
from dondoc.records.models import Delivery
from dondoc.records.rules import Way
from plans.plan_text import CONTENT, NAME

DAY = date(2026, 3, 16)
ISSUE = Issue(number="15", issued_on=DAY)
DEPUTIES = {
    "Phó Trưởng Ban - Cao Văn Thử": "deputy_environment",
    "Phó trưởng Ban - Tạ Thị Nghiệm": "deputy_labour",
    "Phó trưởng Ban - Kiều Văn Kiểm": "deputy_enterprise",
}


@pytest.fixture
def ready(draft, cast, chief_of_office) -> Plan:
    """The draft reviewed: deputies known, rhythm given, one task with a date."""
    for text, who in DEPUTIES.items():
        resolve_name(actor=chief_of_office, plan=draft, text=text, target=cast.users[who].person)
    apply_rhythm(actor=chief_of_office, plan=draft, rhythm=Rhythm.QUARTERLY)
    task = draft.tasks.get(position=4)
    edit_task(actor=chief_of_office, task=task, edit=TaskEdit(title=task.title, due=date(2026, 6, 30)))
    return Plan.objects.get(pk=draft.pk)


@pytest.fixture
def issued(ready, chief_of_office) -> Plan:
    return issue_plan(actor=chief_of_office, plan=ready, issue=ISSUE, on=DAY)


def test_the_document_is_numbered_and_the_plan_issued(issued):
    assert (issued.state, str(issued.document), issued.document.issued_on) == (
        PlanState.ISSUED,
        "Kế hoạch 15/KH-BQL",
        DAY,
    )
    assert list(issued.tasks.values_list("position", "state")) == [(n, WorkState.ASSIGNED) for n in range(1, 7)]


def test_each_lead_unit_gets_its_duty(issued):
    duties = Duty.objects.order_by("task__position").values_list(
        "task__position", "body__name", "period", "starts_on", "original_deadline", "deadline"
    )
    quarter = ("2026-Q2", DAY, date(2026, 6, 15), date(2026, 6, 15))  # 14/6/2026 is a Sunday
    assert list(duties) == [
        (1, "Văn phòng", *quarter),
        (2, "Văn phòng", *quarter),
        (3, "Phòng Quản lý Tài nguyên và Môi trường", *quarter),
        (4, "Phòng Quản lý Lao động", "", DAY, date(2026, 6, 30), date(2026, 6, 30)),
        (5, "Phòng Quản lý Doanh nghiệp", *quarter),
        (6, "Phòng Quản lý Lao động", *quarter),
    ]


def test_groups_and_posts_are_spelled_out(issued):
    rows = Involvement.objects.order_by("task__position", "part", "body__id").values_list(
        "task__position", "part", "body__name", "person__name"
    )
    assert list(rows) == [
        (1, "directs", None, "Nguyễn Văn Mẫu"),
        (1, "leads", "Văn phòng", None),
        (2, "cooperates", "Phòng Quản lý Lao động", None),
        (2, "cooperates", "Phòng Quản lý Doanh nghiệp", None),
        (2, "cooperates", "Phòng Quản lý Tài nguyên và Môi trường", None),
        (2, "directs", None, "Nguyễn Văn Mẫu"),
        (2, "leads", "Văn phòng", None),
        (3, "directs", None, "Phạm Văn Mẫu Môi"),
        (3, "leads", "Phòng Quản lý Tài nguyên và Môi trường", None),
        (4, "directs", None, "Trần Thị Mẫu Lao"),
        (4, "leads", "Phòng Quản lý Lao động", None),
        (5, "directs", None, "Lê Văn Mẫu Nghiệp"),
        (5, "leads", "Phòng Quản lý Doanh nghiệp", None),
        (6, "cooperates", "Công đoàn các khu công nghiệp tỉnh Mẫu", None),
        (6, "directs", None, "Trần Thị Mẫu Lao"),
        (6, "leads", "Phòng Quản lý Lao động", None),
    ]


def test_everybody_concerned_hears_what_is_theirs(issued, cast):
    names = {user.person_id: key for key, user in cast.users.items()}
    what = "Kế hoạch 15/KH-BQL: Chăm lo đời sống người lao động trong các khu công nghiệp năm 2026"
    agency = "Ban Quản lý các khu công nghiệp tỉnh Mẫu"
    told = {names[n.person_id]: (n.text, n.urgent) for n in Notice.objects.all()}
    assert told == {
        "head": (f"{what}. Đồng chí chỉ đạo 2 nhiệm vụ.", False),
        "deputy_labour": (f"{what}. Đồng chí chỉ đạo 2 nhiệm vụ.", False),
        "deputy_enterprise": (f"{what}. Đồng chí chỉ đạo 1 nhiệm vụ.", False),
        "deputy_environment": (f"{what}. Đồng chí chỉ đạo 1 nhiệm vụ.", False),
        "labour_head": (f"{what}. Đơn vị chủ trì 2 nhiệm vụ; đơn vị phối hợp 1 nhiệm vụ.", True),
        "enterprise_head": (f"{what}. Đơn vị chủ trì 1 nhiệm vụ; đơn vị phối hợp 1 nhiệm vụ.", True),
        "environment_head": (f"{what}. Đơn vị chủ trì 1 nhiệm vụ; đơn vị phối hợp 1 nhiệm vụ.", True),
        "union_user": (f"{agency} đề nghị Quý cơ quan, đơn vị thực hiện 1 việc theo {what}", False),
        "enterprise_user": (f"{agency} gửi Quý doanh nghiệp {what}", False),
        "other_enterprise_user": (f"{agency} gửi Quý doanh nghiệp {what}", False),
    }


def test_a_notice_leads_to_the_one_task_or_to_the_plan(issued, deputy_enterprise, head, tasks):
    urls = dict(Notice.objects.values_list("person_id", "url"))
    assert (urls[deputy_enterprise.person_id], urls[head.person_id]) == (
        f"/plans/tasks/{tasks[5].pk}/",
        f"/plans/{issued.pk}/",
    )


def test_deliveries_in_the_program_are_sent_and_the_others_wait(issued):
    rows = Delivery.objects.order_by("recipient__position", "id").values_list("recipient__text", "body__name", "state")
    assert list(rows) == [
        ("Ủy ban nhân dân tỉnh Mẫu", "Ủy ban nhân dân tỉnh Mẫu", "waiting"),
        ("Các doanh nghiệp KCN", "Công ty TNHH Bao bì Mẫu Một", "sent"),
        ("Các doanh nghiệp KCN", "Công ty TNHH Linh kiện Mẫu Hai", "sent"),
        ("Các phòng chuyên môn", "Phòng Quản lý Doanh nghiệp", "sent"),
        ("Các phòng chuyên môn", "Phòng Quản lý Lao động", "sent"),
        ("Các phòng chuyên môn", "Phòng Quản lý Tài nguyên và Môi trường", "sent"),
        ("Lưu: VT", None, "kept"),
    ]


def test_a_way_chosen_on_the_page_holds_for_the_whole_line(ready, chief_of_office):
    issue_plan(actor=chief_of_office, plan=ready, issue=Issue("15", DAY, ways={1: Way.PAPER, 2: Way.EMAIL}), on=DAY)
    rows = Delivery.objects.filter(recipient__position__in=[1, 2]).order_by("id")
    assert [(d.way, d.state) for d in rows] == [("paper", "waiting"), ("email", "waiting"), ("email", "waiting")]


def test_the_plan_is_read_by_involved_and_addressed_units_only(issued, cast, labour_staff, enterprise_user, union_user):
    assert sorted(Audience.objects.values_list("body__name", flat=True)) == [
        "Ban Quản lý các khu công nghiệp tỉnh Mẫu",
        "Công đoàn các khu công nghiệp tỉnh Mẫu",
        "Phòng Quản lý Doanh nghiệp",
        "Phòng Quản lý Lao động",
        "Phòng Quản lý Tài nguyên và Môi trường",
        "Văn phòng",
    ]
    seen = {
        who: ([p.pk for p in visible_plans(user)], sorted(visible_tasks(user).values_list("position", flat=True)))
        for who, user in (("staff", labour_staff), ("enterprise", enterprise_user), ("union", union_user))
    }
    assert seen == {
        "staff": ([issued.pk], [1, 2, 3, 4, 5, 6]),
        "enterprise": ([], []),
        "union": ([issued.pk], [6]),
    }


def test_clauses_that_were_set_aside_go(issued):
    assert Task.objects.filter(plan=issued).count() == 6


def test_it_is_one_line_of_the_journal(ready, chief_of_office):
    before = Entry.objects.count()
    issue_plan(actor=chief_of_office, plan=ready, issue=ISSUE, on=DAY)
    assert [(e.verb, e.sentence, e.actor_post) for e in Entry.objects.order_by("id")[before:]] == [
        ("plans.plan.issue", "Ban hành Kế hoạch 15/KH-BQL: 6 nhiệm vụ cho 4 đơn vị.", "Chánh Văn phòng")
    ]


def test_the_preview_says_what_will_happen(ready):
    tasks = list(draft_tasks(ready))
    assert preview(ready.document, tasks, spell_out(tasks, DAY), DAY).sentence == (
        "6 nhiệm vụ cho 4 đơn vị; 11 người được thông báo; 4 nơi nhận."
    )


def test_what_is_missing_is_named_and_nothing_is_given_out(draft, chief_of_office):
    draft.tasks.get(position=5).assignments.filter(part=Part.LEADS).delete()
    with pytest.raises(ValidationError) as refused:
        issue_plan(actor=chief_of_office, plan=draft, issue=Issue(number=" ", issued_on=date(2026, 3, 17)), on=DAY)
    assert refused.value.messages == [
        "Nhiệm vụ II.5 chưa có đơn vị chủ trì trong danh bạ. Hãy chọn đơn vị, hoặc giữ tên như văn bản.",
        "Nhiệm vụ II.1, II.2, II.3, II.4, II.5, II.6 chưa có thời hạn hoặc nhịp báo cáo. Hãy áp dụng nhịp hoặc nhập thời hạn.",
        "Chưa có số văn bản. Hãy nhập số đã cấp.",
        "Ngày ban hành chưa tới. Hãy nhập ngày ký trên văn bản.",
    ]
    assert (Duty.objects.count(), Plan.objects.get(pk=draft.pk).state) == (0, PlanState.DRAFT)


def test_a_number_is_given_to_one_document_a_year(issued, chief_of_office):
    other = import_plan(actor=chief_of_office, content=CONTENT, name=NAME, not_secret=True, again=True)
    apply_rhythm(actor=chief_of_office, plan=other, rhythm=Rhythm.QUARTERLY)
    with pytest.raises(ValidationError) as refused:
        issue_plan(actor=chief_of_office, plan=other, issue=ISSUE, on=DAY)
    assert refused.value.messages == ["Số 15/KH-BQL đã cấp cho văn bản khác trong năm. Hãy kiểm tra lại số."]


def test_an_issued_plan_is_not_issued_again(issued, chief_of_office):
    with pytest.raises(PermissionDenied):
        issue_plan(actor=chief_of_office, plan=issued, issue=Issue("16", DAY), on=DAY)


@pytest.mark.parametrize("who", ["deputy_labour", "labour_head", "labour_staff", "enterprise_user", "administrator"])
def test_only_office_and_head_issue(ready, cast, who):
    with pytest.raises(PermissionDenied):
        issue_plan(actor=cast.users[who], plan=ready, issue=ISSUE, on=DAY)
    assert Duty.objects.count() == 0


def test_a_lead_outside_the_directory_gets_no_duty(ready, chief_of_office):
    ready.tasks.get(position=5).assignments.filter(part=Part.LEADS).update(text="Hội bạn nhà máy", body=None)
    keep_as_printed(actor=chief_of_office, plan=ready, text="Hội bạn nhà máy")
    issue_plan(actor=chief_of_office, plan=ready, issue=ISSUE, on=DAY)
    task = Task.objects.get(plan=ready, position=5)
    assert (task.duties.count(), task.state, task.lead_text) == (0, WorkState.ASSIGNED, "Hội bạn nhà máy")


def test_a_named_member_of_staff_handles_the_duty_of_their_unit(ready, chief_of_office, labour_staff, labour):
    name = ready.tasks.get(position=5).assignments.get(part=Part.LEADS)
    name.body, name.person, name.text = None, labour_staff.person, "Bùi Thị Mẫu Viên"
    name.save()
    issue_plan(actor=chief_of_office, plan=ready, issue=ISSUE, on=DAY)
    duty = Duty.objects.get(task__plan=ready, task__position=5)
    assert (duty.body, duty.handler) == (labour, labour_staff.person)


def test_a_plan_of_the_authority_above_gives_work_to_own_units_only(cast, chief_of_office):
    plan = import_plan(actor=chief_of_office, content=CONTENT, name=NAME, not_secret=True, above=True)
    apply_rhythm(actor=chief_of_office, plan=plan, rhythm=Rhythm.QUARTERLY)
    plan.tasks.get(position=5).assignments.filter(part=Part.LEADS).update(body=cast.bodies["province"])
    issue_plan(actor=chief_of_office, plan=plan, issue=ISSUE, on=DAY)
    assert list(plan.tasks.order_by("position").values_list("position", "state")) == [
        (n, WorkState.DRAFT if n == 5 else WorkState.ASSIGNED) for n in range(1, 7)
    ]
    assert not Duty.objects.filter(task__position=5).exists()


def test_a_person_without_an_account_is_involved_and_not_notified(ready, chief_of_office, cast, agency):
    person = create_person(
        actor=chief_of_office, name="Cao Văn Thử", post=cast.posts["deputy"], body=agency, valid_from=date(2026, 1, 1)
    )
    resolve_name(actor=chief_of_office, plan=ready, text="Phó Trưởng Ban - Cao Văn Thử", target=person)
    issue_plan(actor=chief_of_office, plan=ready, issue=ISSUE, on=DAY)
    assert list(Involvement.objects.filter(person=person).values_list("task__position", "part")) == [(3, "directs")]
    assert not Notice.objects.filter(person_id=person.pk).exists()


@pytest.fixture
def leaders(cast) -> BodyGroup:
    return BodyGroup.objects.create(name="Lãnh đạo Ban", kind="leaders")


LEADERS = ("head", "deputy_labour", "deputy_enterprise", "deputy_environment")


def test_leaders_named_together_each_direct(ready, chief_of_office, cast, leaders):
    task = ready.tasks.get(position=6)
    task.assignments.filter(part=Part.DIRECTS).update(group=leaders, post=None, person=None)
    issue_plan(actor=chief_of_office, plan=ready, issue=ISSUE)
    directing = Involvement.objects.filter(task=task, part=Part.DIRECTS).values_list("person__user", flat=True)
    assert set(directing) == {cast.users[key].pk for key in LEADERS}


def test_leaders_to_whom_it_is_sent_each_hear_of_it(ready, chief_of_office, cast, leaders):
    Assignment.objects.filter(task__plan=ready, part=Part.DIRECTS).delete()
    ready.document.recipients.filter(text="Các phòng chuyên môn").update(text="Lãnh đạo Ban")
    issue_plan(actor=chief_of_office, plan=ready, issue=ISSUE)
    told = Notice.objects.filter(text__endswith=". Gửi để biết.").values_list("person_id", flat=True)
    assert set(told) == {cast.users[key].person_id for key in LEADERS}
