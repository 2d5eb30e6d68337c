"""The pages of the calendar: who reads, who keeps, what is shown before a change is made."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from cast import Cast
from dondoc.calendars.models import CalendarDay
from issued import issued_plan, issued_task

MONDAY = date(2027, 6, 7)
YEAR = reverse("calendars:year")
FILLED = {"on": "07/6/2027", "kind": "holiday", "name": "Ngày nghỉ mẫu"}


@pytest.mark.parametrize(
    ("who", "reads", "keeps"),
    [
        ("chief_of_office", 200, 200),
        ("administrator", 200, 200),
        ("head", 200, 403),
        ("office_clerk", 200, 403),
        ("labour_staff", 200, 403),
        ("enterprise_user", 403, 403),
        ("stranger", 403, 403),
    ],
)
def test_members_read_and_two_keep(cast: Cast, sign_in, who: str, reads: int, keeps: int) -> None:
    client = sign_in(cast.users[who])
    asked = (YEAR, reverse("calendars:sheet"), reverse("calendars:add"))
    assert [client.get(url).status_code for url in asked] == [reads, reads, keeps]


def test_the_page_says_what_is_not_decided(sign_in, head) -> None:
    client = sign_in(head)
    said = {year: client.get(YEAR, {"year": year}).content.decode() for year in (2026, 2027, 2028)}
    assert "2 ngày mới được đề xuất hoán đổi" in said[2026]
    assert "8 ngày tạm tính, chưa ghi văn bản ấn định" in said[2027]
    assert "Năm 2028 chưa có lịch" in said[2028]


def test_every_day_of_the_year_stands_once_with_its_mark(sign_in, head) -> None:
    months = sign_in(head).get(YEAR, {"year": 2026}).context["months"]
    cells = [cell for month in months for week in month.weeks for cell in week if cell]
    assert [cell.on for cell in cells] == [date.fromordinal(date(2026, 1, 1).toordinal() + n) for n in range(365)]
    marked = {cell.on: (cell.sign, cell.look, cell.rest) for cell in cells if cell.day}
    assert [marked[date(2026, *day)] for day in ((1, 10), (4, 27), (8, 31), (11, 23), (11, 24))] == [
        ("LV", "work", False),
        ("B", "holiday", True),
        ("H", "holiday", True),
        ("?", "maybe", False),
        ("L", "holiday", True),
    ]


def test_only_those_who_keep_it_have_the_buttons(cast: Cast, sign_in) -> None:
    shown = []
    for who in ("chief_of_office", "labour_staff"):
        page = sign_in(cast.users[who]).get(YEAR, {"year": 2027}).content.decode()
        shown.append([word in page for word in ("Thêm ngày", ">Xác nhận</a>", ">Bỏ</a>")])
    assert shown == [[True] * 3, [False] * 3]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_as_much_for_one_day_as_for_three(sign_in, head, django_assert_num_queries, rows: int) -> None:
    keep = CalendarDay.objects.filter(on__year=2027).values_list("pk", flat=True)[:rows]
    CalendarDay.objects.filter(on__year=2027).exclude(pk__in=list(keep)).delete()
    client = sign_in(head)
    client.get(YEAR, {"year": 2027})
    with django_assert_num_queries(6):
        page = client.get(YEAR, {"year": 2027})
    assert len(page.context["days"]) == rows


def test_the_first_press_shows_what_moves_and_the_second_does_it(cast: Cast, sign_in) -> None:
    issued_task(issued_plan(cast), lead=cast.bodies["labour"], due=MONDAY, title="Rà soát nhà trọ")
    client = sign_in(cast.users["chief_of_office"])
    looked = client.post(reverse("calendars:add"), FILLED)
    page = looked.content.decode()
    assert ("1 thời hạn đang mở sẽ chuyển" in page, "Rà soát nhà trọ" in page, "08/6/2027" in page) == (True,) * 3
    assert CalendarDay.objects.filter(on=MONDAY).exists() is False
    done = client.post(reverse("calendars:add"), {**FILLED, "sure": looked.context["sure"]})
    assert (done.status_code, done["Location"], CalendarDay.objects.get(on=MONDAY).name) == (
        302,
        f"{YEAR}?year=2027",
        "Ngày nghỉ mẫu",
    )


def test_what_was_changed_after_the_preview_is_shown_again(cast: Cast, sign_in) -> None:
    client = sign_in(cast.users["chief_of_office"])
    looked = client.post(reverse("calendars:add"), FILLED)
    again = client.post(reverse("calendars:add"), {**FILLED, "on": "08/6/2027", "sure": looked.context["sure"]})
    assert (again.status_code, again.context["looked"]) == (200, True)
    assert CalendarDay.objects.filter(on__year=2027, on__month=6).exists() is False


def test_the_administrator_learns_how_many_but_not_which(cast: Cast, sign_in) -> None:
    issued_task(issued_plan(cast), lead=cast.bodies["labour"], due=MONDAY, title="Rà soát nhà trọ")
    looked = sign_in(cast.users["administrator"]).post(reverse("calendars:add"), FILLED)
    page = looked.content.decode()
    assert ("1 thời hạn đang mở sẽ chuyển" in page, "Rà soát nhà trọ" in page) == (True, False)


def test_what_cannot_be_is_said_before_any_preview(cast: Cast, sign_in) -> None:
    client = sign_in(cast.users["chief_of_office"])
    page = client.post(reverse("calendars:add"), {**FILLED, "on": "02/9/2027"})
    assert (page.context["looked"], list(page.context["form"].errors)) == (False, ["on"])


def test_a_day_is_changed_confirmed_and_taken_out_and_each_is_undone(cast: Cast, sign_in) -> None:
    client = sign_in(cast.users["chief_of_office"])
    day = CalendarDay.objects.get(on=date(2027, 9, 3))
    change, confirm, remove = (reverse(f"calendars:{name}", args=[day.pk]) for name in ("change", "confirm", "remove"))
    moved = {"on": "01/9/2027", "kind": "holiday", "name": "Quốc khánh (ngày liền kề)"}
    for url, sent, found in (
        (change, moved, [(date(2027, 9, 1), False)]),
        (confirm, {"basis": "12/TB-BNV"}, [(date(2027, 9, 3), True)]),
        (remove, {}, []),
    ):
        looked = client.get(url) if url == remove else client.post(url, sent)
        client.post(url, {**sent, "sure": looked.context["sure"]})
        near = CalendarDay.objects.filter(on__in=[date(2027, 9, 1), date(2027, 9, 3)])
        assert list(near.values_list("on", "confirmed")) == found
        undo = _undo_of(client)
        client.post(undo)
        assert list(near.values_list("on", "confirmed")) == [(date(2027, 9, 3), False)]


def _undo_of(client) -> str:
    """The address that the toast's button posts to."""
    page = client.get(YEAR).content.decode()
    return page.split("/calendar/versions/")[1].split("/restore/")[0].join(("/calendar/versions/", "/restore/"))


def test_the_sheet_holds_what_the_page_lists(sign_in, head) -> None:
    answer = sign_in(head).get(reverse("calendars:sheet"), {"year": 2027, "state": "waiting"})
    cells = [cell for row in load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True) for cell in row]
    assert ("Quốc khánh (ngày liền kề)" in cells, "Tết Dương lịch" in cells) == (True, False)
