"""Review: unknown names are resolved, created or kept as printed, everywhere in the plan at once."""

import pytest

from dondoc.people.actions import create_person
from dondoc.people.queries import today
from dondoc.plans.actions.resolving import add_name, keep_as_printed, remove_name, resolve_name
from dondoc.plans.models import Assignment
from dondoc.plans.queries.printed import guessed_kind, posts_by_title, take_apart
from dondoc.plans.queries.reviewing import doubts_of, draft_tasks, summarize
from dondoc.plans.rules import Part

TWICE = "Phó trưởng Ban - Tạ Thị Nghiệm"


def unknown_names(plan) -> list[tuple[str, list[str]]]:
    summary = summarize(plan, list(draft_tasks(plan)), posts_by_title())
    return [(name.printed.name, name.places) for name in summary.unknown]


def test_unknown_persons_are_listed_once_with_their_tasks(draft):
    assert unknown_names(draft) == [
        ("Cao Văn Thử", ["II.3"]),
        ("Tạ Thị Nghiệm", ["II.4", "II.6"]),
        ("Kiều Văn Kiểm", ["II.5"]),
    ]


def test_a_new_person_counts_wherever_the_name_is_printed(draft, chief_of_office, cast, agency):
    person = create_person(
        actor=chief_of_office, name="Tạ Thị Nghiệm", post=cast.posts["deputy"], body=agency, valid_from=today()
    )
    assert resolve_name(actor=chief_of_office, plan=draft, text=TWICE, target=person) == 2
    assert unknown_names(draft) == [("Cao Văn Thử", ["II.3"]), ("Kiều Văn Kiểm", ["II.5"])]
    assert list(Assignment.objects.filter(person=person).values_list("task__position", "confidence")) == [
        (4, 1.0),
        (6, 1.0),
    ]


def test_a_name_can_mean_somebody_who_is_there_already(draft, office_clerk, deputy_labour):
    resolve_name(actor=office_clerk, plan=draft, text=TWICE, target=deputy_labour.person)
    assert unknown_names(draft) == [("Cao Văn Thử", ["II.3"]), ("Kiều Văn Kiểm", ["II.5"])]


def test_a_name_kept_as_printed_is_asked_no_more_and_means_nobody(draft, office_clerk):
    assert keep_as_printed(actor=office_clerk, plan=draft, text="Phó Trưởng Ban - Cao Văn Thử") == 1
    name = Assignment.objects.get(text="Phó Trưởng Ban - Cao Văn Thử")
    assert (name.settled, name.resolved) == (True, False)
    assert unknown_names(draft) == [("Tạ Thị Nghiệm", ["II.4", "II.6"]), ("Kiều Văn Kiểm", ["II.5"])]


def test_a_name_is_added_to_a_part_and_removed(tasks, office_clerk, union):
    name = add_name(actor=office_clerk, task=tasks[1], part=Part.COOPERATES, text="Công đoàn các KCN")
    assert (name.body, name.part, name.text) == (union, Part.COOPERATES, "Công đoàn các KCN")
    remove_name(actor=office_clerk, name=name)
    assert list(tasks[1].assignments.filter(part=Part.COOPERATES)) == []


@pytest.mark.parametrize(
    ("text", "name", "post"),
    [
        ("Phó Trưởng Ban - Cao Văn Thử", "Cao Văn Thử", "Phó Trưởng Ban"),
        ("phó trưởng ban: Cao Văn Thử", "Cao Văn Thử", "Phó Trưởng Ban"),
        ("Đồng chí Cao Văn Thử, Phó Trưởng Ban", "Cao Văn Thử", "Phó Trưởng Ban"),
        ("Phó Chủ tịch - ông Cao Văn Thử", "Cao Văn Thử", "Phó Chủ tịch"),
        ("Ngân hàng Chính sách xã hội - Chi nhánh tỉnh Mẫu", "Ngân hàng Chính sách xã hội - Chi nhánh tỉnh Mẫu", ""),
        ("Phòng Tài chính - Kế hoạch", "Phòng Tài chính - Kế hoạch", ""),
        ("Ban, ngành, đơn vị thuộc tỉnh", "Ban, ngành, đơn vị thuộc tỉnh", ""),
        ("Đ/c Cao Văn Thử", "Cao Văn Thử", "đồng chí"),
        ("Phòng Quản lý Lao động", "Phòng Quản lý Lao động", ""),
    ],
)
def test_a_printed_name_is_taken_apart(cast, text, name, post):
    printed = take_apart(text, posts_by_title())
    assert (printed.name, printed.post_words) == (name, post)


def test_a_post_with_a_known_name_means_that_person(tasks, office_clerk, deputy_labour):
    name = add_name(actor=office_clerk, task=tasks[1], part=Part.DIRECTS, text="Phó Trưởng Ban - Trần Thị Mẫu Lao")
    assert (name.person, name.post) == (deputy_labour.person, None)


def test_a_post_with_an_unknown_name_does_not_mean_the_post(tasks, office_clerk):
    name = add_name(actor=office_clerk, task=tasks[1], part=Part.DIRECTS, text="Trưởng Ban - Vi Văn Lạ")
    assert (name.person, name.post, name.resolved) == (None, None, False)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Sở Xây dựng", "province_department"),
        ("UBND xã Mẫu Sơn", "commune"),
        ("Ủy ban nhân dân phường Mẫu", "commune"),
        ("UBND tỉnh Mẫu", "province"),
        ("Công ty TNHH Mẫu Việt", "enterprise"),
        ("Ngân hàng Chính sách xã hội", "bank"),
        ("Công đoàn các khu công nghiệp", "union"),
        ("Tỉnh ủy Mẫu", "party"),
        ("Bộ Xây dựng", "ministry"),
        ("Phòng Quản lý Đầu tư", "department"),
        ("Trung tâm Dịch vụ việc làm", "attached"),
        ("Văn phòng", "office"),
        ("Văn phòng UBND huyện Mẫu", None),
        ("Bộ phận Một cửa", None),
        ("Hội Chữ thập đỏ", None),
    ],
)
def test_the_kind_of_a_new_body_is_guessed_by_its_first_words(name, kind):
    assert guessed_kind(name) == kind


def test_a_body_whose_kind_is_not_known_is_asked_for_it(draft, tasks, office_clerk, sign_in):
    for text in ("Sở Thử nghiệm", "Hội Thử nghiệm"):
        add_name(actor=office_clerk, task=tasks[1], part=Part.COOPERATES, text=text)
    client = sign_in(office_clerk)
    page = client.get(f"/plans/{draft.pk}/review/")
    kinds = {name.printed.name: name.kind for name in page.context["unknown"] if not name.printed.is_person}
    assert kinds == {"Sở Thử nghiệm": "province_department", "Hội Thử nghiệm": ""}
    assert page.content.decode().count('name="kind" required><option value="">Chọn loại</option>') == 2


def test_a_group_that_is_printed_otherwise_is_looked_at(draft, tasks, office_clerk):
    exact = add_name(actor=office_clerk, task=tasks[1], part=Part.COOPERATES, text="Các phòng chuyên môn")
    nearly = add_name(actor=office_clerk, task=tasks[1], part=Part.COOPERATES, text="Các phòng chuyên môn mới")
    assert [(name.group is None, name.confidence) for name in (exact, nearly)] == [(False, 1.0), (False, 0.5)]
    assert "roles" in doubts_of(draft_tasks(draft).get(position=1))
