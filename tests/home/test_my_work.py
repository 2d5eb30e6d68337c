"""The first page: each person's own, nearest deadline first."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cast import Cast
from dondoc.frame.registries import Decision, Registry, Waits
from dondoc.home.queries import MOST, my_work
from dondoc.plans import actions
from dondoc.plans.actions.working import Report
from dondoc.records.actions import Order, instruct
from dondoc.records.models import Document
from dondoc.records.rules import Direction
from issued import issued_plan, issued_task

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def test_a_unit_head_gets_what_the_unit_leads_and_where_it_cooperates(cast: Cast) -> None:
    plan = issued_plan(cast)
    soon = timezone.localdate() + timedelta(days=3)
    issued_task(plan, lead=cast.bodies["labour"], title="Sau", due=soon + timedelta(days=30))
    issued_task(plan, lead=cast.bodies["labour"], title="Trước", due=soon)
    issued_task(plan, lead=cast.bodies["environment"], cooperating=(cast.bodies["labour"],), title="Phối hợp")
    work = my_work(cast.users["labour_head"])
    assert [mine.duty.task.title for mine in work.leads] == ["Trước", "Sau"]
    assert [act.word for act in work.leads[0].acts] == ["Tiếp nhận"]
    assert [duty.task.title for duty in work.cooperates] == ["Phối hợp"]
    assert (work.decisions, work.red, work.directs) == ([], [], [])


def test_a_leader_gets_what_waits_for_them_and_what_is_late(cast: Cast) -> None:
    plan = issued_plan(cast)
    deputy, lead = cast.users["deputy_labour"], cast.users["labour_head"]
    given = issued_task(plan, lead=cast.bodies["labour"], director=deputy.person, title="Đã trình")
    late = timezone.localdate() - timedelta(days=2)
    issued_task(plan, lead=cast.bodies["labour"], director=deputy.person, title="Muộn", due=late)
    issued_task(plan, lead=cast.bodies["environment"], title="Việc người khác", due=late)
    actions.accept(actor=lead, duty=given)
    actions.submit(actor=lead, duty=given, said=Report(narrative="Xong."))
    work = my_work(deputy)
    assert [mine.duty.task.title for mine in work.decisions] == ["Đã trình"]
    assert [act.word for act in work.decisions[0].acts] == ["Duyệt kết quả", "Trả lại"]
    assert [duty.task.title for duty in work.red] == ["Muộn"]
    assert [duty.task.title for duty in my_work(cast.users["head"]).red] == ["Muộn", "Việc người khác"]


def arrived(subject: str, **given) -> Document:
    return Document.objects.create(
        direction=Direction.INCOMING, type_name="Công văn", subject=subject, arrived_on=timezone.localdate(), **given
    )


def test_the_head_gets_the_documents_on_which_nobody_has_said_who_does_what(cast: Cast) -> None:
    said = arrived("Đã có ý kiến")
    head = cast.users["head"]
    instruct(
        actor=head,
        document=said,
        leader=head.person,
        order=Order("Giao Phòng Quản lý Lao động.", lead=cast.bodies["labour"]),
        on=timezone.localdate(),
    )
    arrived("Không thời hạn")
    urgent = arrived("Có thời hạn", due_on=timezone.localdate() + timedelta(days=2))
    assert [d.subject for d in my_work(head).documents] == ["Có thời hạn", "Không thời hạn"]
    assert [my_work(cast.users[who]).documents for who in ("deputy_labour", "office_clerk")] == [[], []]
    client = Client()
    client.force_login(head, backend=BACKEND)
    page = client.get("/").content.decode()
    assert ("Chờ đồng chí quyết định (2)" in page, "Không có việc nào chờ" in page) == (True, False)
    assert f'href="/records/{urgent.pk}/instruct/"' in page


def test_each_leader_gets_them_while_no_head_can_sign_in(cast: Cast) -> None:
    arrived("Chờ ý kiến")
    cast.users["head"].is_active = False
    cast.users["head"].save()
    assert [d.subject for d in my_work(cast.users["deputy_labour"]).documents] == ["Chờ ý kiến"]


def test_more_documents_than_the_page_holds_are_a_link_to_their_list(cast: Cast) -> None:
    for n in range(MOST + 1):
        arrived(f"Văn bản {n}")
    client = Client()
    client.force_login(cast.users["head"], backend=BACKEND)
    assert "/records/incoming/?due=uninstructed" in client.get("/").content.decode()
    found = client.get("/records/incoming/", {"due": "uninstructed", "count": "exact"})
    assert found.context["count"].value == MOST + 1


def test_a_deputys_counts_are_of_the_work_that_the_deputy_directs(cast: Cast) -> None:
    plan = issued_plan(cast)
    late = timezone.localdate() - timedelta(days=2)
    issued_task(plan, lead=cast.bodies["labour"], director=cast.users["deputy_labour"].person, due=late)
    issued_task(plan, lead=cast.bodies["environment"], director=cast.users["deputy_environment"].person, due=late)
    client = Client()
    client.force_login(cast.users["deputy_labour"], backend=BACKEND)
    cards = client.get("/").context["cards"]
    assert [card.count for card in cards] == [1, 0, 1]
    assert [len(client.get(card.url).context["page"].rows) for card in cards] == [1, 0, 1]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_the_same_number_of_questions_for_1_and_3_rows(
    cast: Cast, rows: int, django_assert_num_queries
) -> None:
    plan = issued_plan(cast)
    for _ in range(rows):
        duty = issued_task(plan, lead=cast.bodies["labour"], director=cast.users["deputy_labour"].person)
        actions.accept(actor=cast.users["labour_head"], duty=duty)
        actions.submit(actor=cast.users["labour_head"], duty=duty, said=Report(narrative="Xong."))
    client = Client()
    client.force_login(cast.users["deputy_labour"], backend=BACKEND)
    client.get("/")
    with django_assert_num_queries(QUERIES):
        assert client.get("/").status_code == 200


QUERIES = 20


def test_the_page_of_one_without_work_says_what_will_appear(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.users["labour_staff"], backend=BACKEND)
    assert "Hôm nay không có việc nào chờ." in client.get("/").content.decode()


def test_search_finds_without_accents_and_only_what_is_seen(cast: Cast) -> None:
    issued_task(issued_plan(cast), lead=cast.bodies["labour"], title="Thống kê người lao động có nhu cầu")
    issued_task(issued_plan(cast, "Kế hoạch riêng"), lead=cast.bodies["environment"], title="Thống kê nguồn thải")
    client = Client()
    client.force_login(cast.users["labour_staff"], backend=BACKEND)
    page = client.get("/search/", {"q": "thong ke"}).content.decode()
    assert ("Thống kê người lao động có nhu cầu" in page, "Thống kê nguồn thải" in page) == (True, False)


def test_work_given_on_a_document_says_which(cast: Cast) -> None:
    plan = issued_plan(cast)
    task = issued_task(plan, lead=cast.bodies["labour"]).task
    assert task.came_from == plan.title
    task.source_document = Document(type_name="Công văn", number="455", symbol="SGDĐT", subject="V/v nhà trẻ")
    assert task.came_from == "Công văn 455/SGDĐT: V/v nhà trẻ"


def test_each_count_of_the_first_page_is_the_length_of_the_list_it_leads_to(cast: Cast) -> None:
    plan = issued_plan(cast)
    for days, title in ((-3, "Muộn"), (-2, "Muộn mà đã trình"), (2, "Sắp đến hạn"), (90, "Còn xa")):
        due = timezone.localdate() + timedelta(days=days)
        duty = issued_task(plan, lead=cast.bodies["labour"], title=title, due=due)
        if title == "Muộn mà đã trình":
            actions.accept(actor=cast.users["labour_head"], duty=duty)
            actions.submit(actor=cast.users["labour_head"], duty=duty, said=Report(narrative="Xong."))
    client = Client()
    client.force_login(cast.users["office_clerk"], backend=BACKEND)
    cards = client.get("/").context["cards"]
    assert [card.count for card in cards] == [1, 1, 3]
    assert [len(client.get(card.url).context["page"].rows) for card in cards] == [1, 1, 3]


def test_what_other_rooms_have_waiting_stands_urgent_first_then_longest(cast: Cast, monkeypatch) -> None:
    day = timezone.localdate()
    found = [
        Decision("Mới", "", "/a/", since=day),
        Decision("Lâu", "", "/b/", since=day - timedelta(days=9)),
        Decision("Khẩn", "", "/c/", since=day, urgent=True),
    ]
    room = Registry[Waits]()
    room.add("a room", lambda user: found if user == cast.users["head"] else [])
    monkeypatch.setattr("dondoc.home.queries.decisions", room)
    assert [one.label for one in my_work(cast.users["head"]).others] == ["Khẩn", "Lâu", "Mới"]
    assert my_work(cast.users["head"]).waits == 3
    assert my_work(cast.users["labour_head"]).others == []
