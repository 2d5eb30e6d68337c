"""The review page: who sees it, what each act answers with and without htmx, and what it costs."""

import pytest
from django.test import Client

from dondoc.people.models import Person
from dondoc.plans.actions.arranging import add_task
from dondoc.plans.models import Assignment, Plan, Task

HTMX = {"HTTP_HX_REQUEST": "true"}
QUERIES = 14  # of the page, however many tasks the plan has


@pytest.fixture
def chief(chief_of_office, sign_in) -> Client:
    return sign_in(chief_of_office)


@pytest.fixture
def url(draft) -> str:
    return f"/plans/{draft.pk}/review/"


def fields(task: Task, **changed) -> dict[str, str]:
    return {
        "act": "edit",
        "task": task.pk,
        "title": task.title,
        "printed_time": task.printed_time,
        "due": "",
        "recurrence": task.recurrence,
        "rhythm": task.rhythm,
        "output": "",
        "aim": "",
        "carries_out": "",
        "programme": "",
        **changed,
    }


@pytest.mark.parametrize("who", ["head", "deputy_labour", "labour_head", "labour_staff", "enterprise_user", "stranger"])
def test_a_draft_is_nobodys_but_the_offices(url, cast, sign_in, tasks, who):
    client = sign_in(cast.users[who])
    answers = [client.get(url).status_code, client.post(url, {"act": "drop", "task": tasks[1].pk}).status_code]
    assert answers == [404, 404]
    assert Task.objects.get(pk=tasks[1].pk).dropped is False


def test_the_page_shows_document_summary_and_cards(chief, url, draft):
    page = chief.get(url).content.decode()
    assert "3 Phó Trưởng Ban chưa có trong danh bạ" in page
    assert page.count('class="card rv-card') == 6
    assert '<span id="p12">' in page


def test_each_field_points_to_its_place_in_the_document(chief, url, tasks):
    (paragraph, start, end) = tasks[2].reading["time"]["spans"][0]
    card = next(c for c in chief.get(url).context["cards"] if c.task.pk == tasks[2].pk)
    assert (card.spans["time"], card.spans["due"]) == (f"{paragraph}:{start}-{end}", f"{paragraph}:{start}-{end}")


def test_the_number_of_queries_does_not_grow_with_the_tasks(
    chief, url, draft, chief_of_office, django_assert_num_queries
):
    chief.get(url)
    draft.tasks.exclude(position=1).delete()
    with django_assert_num_queries(QUERIES):
        chief.get(url)
    add_task(actor=chief_of_office, plan=draft, title="Việc thứ hai")
    add_task(actor=chief_of_office, plan=draft, title="Việc thứ ba")
    with django_assert_num_queries(QUERIES):
        chief.get(url)


def test_only_what_needs_a_look(chief, url, draft):
    draft.tasks.filter(position__in=[1, 2]).update(rhythm="quarterly")
    page = chief.get(f"{url}?only=doubt")
    assert [card.task.position for card in page.context["cards"]] == [3, 4, 5, 6]


def test_a_field_saved_without_script_leads_back_to_its_card(chief, url, tasks):
    answer = chief.post(url, fields(tasks[1], due="30/6/2026"))
    assert (answer.status_code, answer["Location"]) == (302, f"{url}#task-{tasks[1].pk}")
    assert Task.objects.get(pk=tasks[1].pk).due.isoformat() == "2026-06-30"


def test_a_field_saved_with_htmx_paints_only_summary_and_mark(chief, url, tasks):
    answer = chief.post(url, fields(tasks[1], due="30/6/2026"), **HTMX).content.decode()
    assert "4/6 nhiệm vụ không ghi thời gian" in answer
    assert ("Đã lưu" in answer, "<textarea" in answer) == (True, False)


def test_a_wrong_date_paints_the_card_with_what_was_typed(chief, url, tasks):
    answer = chief.post(url, fields(tasks[1], due="30 tháng sáu"), **HTMX)
    assert answer["HX-Retarget"] == f"#task-{tasks[1].pk}"
    page = answer.content.decode()
    assert ("Chưa đúng dạng ngày" in page, 'value="30 tháng sáu"' in page) == (True, True)
    assert Task.objects.get(pk=tasks[1].pk).due is None


def test_a_wrong_date_without_script_shows_the_whole_page_with_it(chief, url, tasks):
    page = chief.post(url, fields(tasks[1], due="30 tháng sáu")).content.decode()
    assert ("Chưa đúng dạng ngày" in page, page.count('class="card rv-card')) == (True, 6)


def test_the_rhythm_is_one_click(chief, url, draft):
    chief.post(url, {"act": "rhythm", "rhythm": "quarterly"})
    assert set(draft.tasks.filter(dropped=False).values_list("rhythm", flat=True)) == {"quarterly"}


def test_the_three_persons_are_created_in_one_click(url, draft, agency, office_clerk, sign_in):
    answer = sign_in(office_clerk).post(url, {"act": "create_all"}, **HTMX)
    assert "chưa có trong danh bạ" not in answer.context["summary"].line
    added = Person.objects.filter(name__in=["Cao Văn Thử", "Tạ Thị Nghiệm", "Kiều Văn Kiểm"])
    assert [(t.post.title, t.body) for p in added for t in p.tenures.all()] == [("Phó Trưởng Ban", agency)] * 3


def test_one_person_is_created_in_place(chief, url, tasks, cast, agency):
    name = tasks[3].assignments.get(part="directs")
    values = {"act": "create_person", "row": name.pk, "name": "Cao Văn Thử", "post": cast.posts["deputy"].pk}
    chief.post(url, {**values, "body": agency.pk})
    name.refresh_from_db()
    assert name.person.name == "Cao Văn Thử"


def test_a_name_is_chosen_from_the_directory(chief, url, tasks, deputy_labour):
    name = tasks[4].assignments.get(part="directs")
    chief.post(url, {"act": "choose", "row": name.pk, "target": "Trần Thị Mẫu Lao"})
    assert [t.assignments.get(part="directs").person for t in (tasks[4], tasks[6])] == [deputy_labour.person] * 2


def test_a_refusal_names_no_task_and_leads_back(chief, url):
    answer = chief.post(url, {"act": "rhythm", "rhythm": "hằng giờ", "task": "x"})
    assert (answer.status_code, answer["Location"]) == (302, url)


def test_a_name_that_nobody_bears_is_refused_with_a_sentence(chief, url, tasks):
    name = tasks[4].assignments.get(part="directs")
    answer = chief.post(url, {"act": "choose", "row": name.pk, "target": "Vô Danh"}, follow=True)
    assert [str(m) for m in answer.context["messages"]] == [
        "Danh bạ chưa có “Vô Danh”. Hãy chọn tên trong danh sách gợi ý."
    ]


def test_a_task_dropped_is_undone_from_its_message(chief, url, tasks):
    answer = chief.post(url, {"act": "drop", "task": tasks[5].pk}, follow=True)
    undo = f"{url}?act=restore&task={tasks[5].pk}"
    assert [m.extra_tags for m in answer.context["messages"]] == [f"undo={undo}"]
    chief.post(undo)
    assert Task.objects.get(pk=tasks[5].pk).dropped is False


def test_structure_acts_paint_the_work_again(chief, url, draft, tasks):
    for values in (
        {"act": "split", "task": tasks[2].pk, "after": "1"},
        {"act": "down", "task": tasks[1].pk},
        {"act": "merge", "task": tasks[5].pk},
        {"act": "add", "title": "Việc thêm"},
    ):
        answer = chief.post(url, values, **HTMX)
        assert answer.content.decode().lstrip().startswith('<div id="work"')
    assert draft.tasks.filter(dropped=False).count() == 7


def test_names_are_added_and_removed_on_the_card(chief, url, tasks):
    chief.post(
        url, {"act": "name", "task": tasks[1].pk, "part": "cooperates", "text": "Phòng Quản lý Lao động"}, **HTMX
    )
    name = tasks[1].assignments.get(part="cooperates")
    chief.post(url, {"act": "name", "task": tasks[1].pk, "part": "cooperates", "remove": name.pk}, **HTMX)
    assert tasks[1].assignments.filter(part="cooperates").count() == 0


def test_enter_in_the_box_of_a_name_adds_it_and_takes_none_out(chief, url, tasks):
    """Enter presses the first button of the box's own form."""
    page = chief.get(url).content.decode()
    forms = [form.split("</form>")[0] for form in page.split("<form")[1:]]
    boxes = [form for form in forms if 'name="text" list="names"' in form]
    assert (len(boxes), [form.count("<button") for form in boxes]) == (24, [1] * 24)
    assert [form for form in boxes if 'name="remove"' in form] == []


def test_every_task_can_be_split_at_a_line(chief, url, draft, tasks):
    assert chief.get(url).content.decode().count(">Tách</button>") == 6
    chief.post(url, {"act": "split", "task": tasks[1].pk, "text": "Phổ biến kế hoạch.\nGửi tới doanh nghiệp."})
    titles = draft.tasks.filter(dropped=False).order_by("position").values_list("title", flat=True)
    assert list(titles[:2]) == ["Phổ biến kế hoạch.", "Gửi tới doanh nghiệp."]


def test_an_unknown_name_added_brings_the_part_that_mends_it(chief, url, draft, tasks):
    draft.tasks.update(rhythm="quarterly")
    for name in ("Cao Văn Thử", "Tạ Thị Nghiệm", "Kiều Văn Kiểm"):
        Assignment.objects.filter(task__plan=draft, text__contains=name).update(settled=True)
    assert '<section class="card" id="mend-names" hidden>' in chief.get(url).content.decode()
    values = {"act": "name", "task": tasks[1].pk, "part": "cooperates", "text": "Hội Thử nghiệm"}
    answer = chief.post(url, values, **HTMX).content.decode()
    mend = answer.split('<section class="card" id="mend-names" hx-swap-oob="true">')[1]
    assert mend.count("<strong>Hội Thử nghiệm</strong>") == 1
    assert '<span id="doubt-count" hx-swap-oob="true">(1)</span>' in answer


def test_a_field_saved_refreshes_the_rhythm_and_the_count(chief, url, tasks):
    answer = chief.post(url, fields(tasks[1], rhythm="monthly"), **HTMX).content.decode()
    assert '<section class="card" id="mend-rhythm" hx-swap-oob="true">' in answer
    assert ("Áp dụng nhịp hằng quý cho cả 5 nhiệm vụ" in answer, 'id="mend-names"' in answer) == (True, False)
    assert '<span id="doubt-count" hx-swap-oob="true">(5)</span>' in answer


def test_a_plan_without_tasks_is_not_said_to_be_all_right(chief, url, draft):
    draft.tasks.update(dropped=True)
    page = chief.get(url).content.decode()
    assert ("Chưa có nhiệm vụ nào để ban hành." in page, "Không còn chỗ cần xem." in page) == (True, False)


def test_warnings_of_the_reading_are_named_where_no_task_is_doubtful(chief, url, draft):
    draft.tasks.exclude(position=1).update(dropped=True)
    draft.tasks.update(rhythm="quarterly")
    assert "Không còn chỗ cần xem." in chief.get(url).content.decode()
    draft.reading = {**draft.reading, "warnings": ["Không thấy phần nơi nhận."]}
    draft.save()
    page = chief.get(url).content.decode()
    assert "Nhiệm vụ không còn chỗ cần xem; hãy đọc lưu ý dưới đây." in page


def test_the_header_and_the_aims_are_saved(chief, url, draft):
    header = {
        "act": "header",
        "title": "Tên mới",
        "type_name": "Kế hoạch",
        "symbol": "KH-BQL",
        "place": "",
        "signer_title": "",
        "signer_name": "",
        "whose": "outgoing",
        "rhythm": "yearly",
        "above": "",
    }
    chief.post(url, header)
    chief.post(url, {"act": "aim", "aim": draft.aims.first().pk, "text": "Mục đích mới"})
    plan = Plan.objects.get(pk=draft.pk)
    assert (plan.title, plan.rhythm, plan.aims.first().text) == ("Tên mới", "yearly", "Mục đích mới")


def test_a_task_of_another_plan_is_not_reached(chief, url, draft):
    other = Plan.objects.create(title="Khác", agency=draft.agency, year=2026)
    task = Task.objects.create(plan=other, title="Việc của kế hoạch khác")
    assert chief.post(url, {"act": "drop", "task": task.pk}).status_code == 404
    assert Task.objects.get(pk=task.pk).dropped is False


@pytest.mark.parametrize("values", [{}, {"act": "không có"}, {"act": "up", "task": "x"}, {"act": "changes"}])
def test_what_is_no_act_is_not_found(chief, url, values):
    assert chief.post(url, values).status_code == 404
