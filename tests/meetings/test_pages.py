"""The pages of meetings: who sees which, what they ask the database, what they give away."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.urls import reverse
from docx import Document
from icalendar import Calendar

from dondoc.meetings.actions import add_conclusion, conclude
from dondoc.meetings.models import Meeting
from dondoc.meetings.queries import visible_meetings
from dondoc.official.check import check
from dondoc.people.queries import today
from dondoc.plans.models import Task
from issued import issued_plan, issued_task
from meetings.gathered import called, under_way

LIST_QUERIES, WEEKLY_QUERIES = 5, 14


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("head", True),
        ("office_clerk", True),
        ("labour_head", True),
        ("labour_staff", True),
        ("enterprise_head", False),
        ("enterprise_user", False),
        ("union_user", False),
        ("administrator", False),
        ("stranger", False),
    ],
)
def test_a_meeting_is_seen_by_whoever_it_asks_for_and_by_those_who_oversee(cast, who, sees):
    meeting = called(cast)

    assert list(visible_meetings(cast.users[who])) == ([meeting] if sees else [])


def test_the_page_of_a_meeting_that_asks_for_others_is_not_there(cast, sign_in, enterprise_head):
    meeting = called(cast)

    assert sign_in(enterprise_head).get(reverse("meetings:meeting", args=[meeting.pk])).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_of_one_row_and_of_three(cast, sign_in, office_clerk, rows, django_assert_num_queries):
    for _n in range(rows):
        add_conclusion(actor=office_clerk, meeting=under_way(cast), text="Giao Văn phòng theo dõi.")
    client = sign_in(office_clerk)
    client.get(reverse("meetings:index"))

    with django_assert_num_queries(LIST_QUERIES):
        page = client.get(reverse("meetings:index"))

    assert len(page.context["page"].rows) == rows


def test_the_list_narrows_by_state_kind_days_and_words(cast, sign_in, office_clerk):
    weekly = called(cast)
    called(cast, title="Nhà ở công nhân", kind="topic", starts_at=weekly.starts_at + timedelta(days=30))
    client = sign_in(office_clerk)

    def titles(query: str) -> list[str]:
        return [m.title for m in client.get(f"{reverse('meetings:index')}?{query}").context["page"].rows]

    assert titles("kind=topic") == ["Nhà ở công nhân"]
    assert titles("until=01/12/2026") == [weekly.title]
    assert titles("since=01/12/2026") == ["Nhà ở công nhân"]
    assert titles("q=nha o") == ["Nhà ở công nhân"]
    assert titles("state=held") == []


def test_the_sheet_holds_what_the_list_shows(cast, sign_in, office_clerk):
    meeting = under_way(cast)
    add_conclusion(actor=office_clerk, meeting=meeting, text="Giao Văn phòng theo dõi.")
    add_conclusion(actor=office_clerk, meeting=meeting, text="Đúng giờ.")
    conclude(actor=office_clerk, meeting=meeting)
    called(cast, title="Cuộc họp chuyên đề", kind="topic")

    answer = sign_in(office_clerk).get(f"{reverse('meetings:export')}?kind=weekly")

    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    found = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    assert [row[3:] for row in found if row and row[0] == 1] == [
        [meeting.title, "Giao ban tuần", "Phòng họp tầng 2", "Nguyễn Văn Mẫu", "Đã kết luận", 2, 1]
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_weekly_page_asks_the_same_of_one_duty_and_of_three(
    cast, sign_in, office_clerk, labour, head, rows, django_assert_num_queries
):
    plan = issued_plan(cast)
    for n in range(rows):
        late, week = today() - timedelta(days=9), today()
        issued_task(plan, lead=labour, director=head.person, title=f"Chậm {n}", due=late)
        issued_task(plan, lead=cast.bodies["environment"], title=f"Tuần này {n}", due=week)
    meeting = under_way(cast)
    for _n in range(rows):
        add_conclusion(actor=office_clerk, meeting=meeting, text="Giao Văn phòng theo dõi.")
    client = sign_in(office_clerk)
    client.get(reverse("meetings:weekly"))

    with django_assert_num_queries(WEEKLY_QUERIES):
        page = client.get(reverse("meetings:weekly"))

    found = page.context["round"]
    assert [(w.unit.name, w.counts.late, w.counts.week, len(w.late), len(w.week)) for w in found.units] == [
        (labour.name, rows, 0, rows, 0),
        (cast.bodies["environment"].name, 0, rows, 0, rows),
    ]


def test_a_head_of_unit_hears_of_their_own_unit_only(cast, sign_in, labour_head, labour, environment):
    plan = issued_plan(cast)
    for lead in (labour, environment):
        issued_task(plan, lead=lead, due=today() - timedelta(days=9))
    called(cast)

    page = sign_in(labour_head).get(reverse("meetings:weekly"))

    assert [work.unit for work in page.context["round"].units] == [labour]


def test_the_next_weekly_page_shows_what_was_concluded_last_and_how_it_stands(cast, sign_in, office_clerk):
    first = under_way(cast)
    add_conclusion(actor=office_clerk, meeting=first, text="Giao Văn phòng theo dõi.")
    add_conclusion(actor=office_clerk, meeting=first, text="Đúng giờ.")
    conclude(actor=office_clerk, meeting=first)
    second = called(cast, title="Giao ban tuần 50", starts_at=first.starts_at + timedelta(days=7))

    page = sign_in(office_clerk).get(reverse("meetings:weekly"))

    assert (page.context["meeting"], page.context["before"]) == (second, first)
    assert [c.task for c in page.context["last"]] == [Task.objects.get(), None]


def test_one_line_is_one_conclusion_and_leads_back_to_the_page(cast, sign_in, office_clerk):
    meeting = under_way(cast)
    weekly = reverse("meetings:weekly")

    answer = sign_in(office_clerk).post(
        reverse("meetings:conclusion_add", args=[meeting.pk]), {"text": "Giao Văn phòng theo dõi.", "next": weekly}
    )

    assert (answer.status_code, answer.url) == (302, weekly)
    assert list(meeting.conclusions.values_list("text", flat=True)) == ["Giao Văn phòng theo dõi."]


def test_the_end_asks_first_and_then_ends(cast, sign_in, office_clerk):
    meeting = under_way(cast)
    add_conclusion(actor=office_clerk, meeting=meeting, text="Giao Văn phòng theo dõi.")
    client, address = sign_in(office_clerk), reverse("meetings:take", args=[meeting.pk, "conclude"])

    asked = client.post(address)
    assert (asked.status_code, Meeting.objects.get().state) == (200, "held")
    client.post(address, {"confirmed": "1"})
    assert Meeting.objects.get().state == "concluded"


@pytest.mark.parametrize(
    ("paper", "words"),
    [
        ("giay-moi", ["GIẤY MỜI", "Thời gian: 08 giờ 00 phút, ngày 30/11/2026 (Thứ Hai)"]),
        ("bien-ban", ["BIÊN BẢN", "Chủ trì (chủ tọa): Trưởng Ban Nguyễn Văn Mẫu", "1. Giao Văn phòng theo dõi."]),
        ("thong-bao-ket-luan", ["THÔNG BÁO", "1. Giao Văn phòng theo dõi."]),
    ],
)
def test_the_papers_keep_the_form_and_hold_the_words(cast, sign_in, office_clerk, paper, words):
    meeting = under_way(cast)
    add_conclusion(actor=office_clerk, meeting=meeting, text="Giao Văn phòng theo dõi.")
    conclude(actor=office_clerk, meeting=meeting)

    answer = sign_in(office_clerk).get(reverse("meetings:docx", args=[meeting.pk, paper]))

    lines = [paragraph.text for paragraph in Document(io.BytesIO(answer.content)).paragraphs]
    assert [word for word in words if word not in lines] == []
    assert [departure for departure in check(answer.content) if departure.severity == "error"] == []


def test_a_calendar_takes_the_meeting(cast, sign_in, labour_head):
    meeting = called(cast)

    answer = sign_in(labour_head).get(reverse("meetings:calendar", args=[meeting.pk]))

    event = Calendar.from_ical(answer.content).walk("VEVENT")[0]
    assert (event["summary"], event["location"], event.decoded("dtstart")) == (
        meeting.title,
        meeting.place,
        meeting.starts_at,
    )


def test_the_form_of_the_next_weekly_meeting_comes_filled_in(cast, sign_in, office_clerk, labour, environment):
    called(cast)

    form = sign_in(office_clerk).get(f"{reverse('meetings:new')}?kind=weekly").context["form"]

    assert (form.initial["place"], form.initial["bodies"], form.initial["names"]) == (
        "Phòng họp tầng 2",
        [labour.pk, environment.pk],
        "Sở Nội vụ",
    )
    assert form.initial["day"].weekday() == 0


def test_one_press_says_that_everybody_came_but_for_those_of_whom_something_else_is_said(cast, sign_in, office_clerk):
    meeting = under_way(cast)
    first, *others = meeting.attendees.all()
    sent = {f"p{a.pk}": "invited" for a in others} | {f"p{first.pk}": "absent", "all": "1"}

    sign_in(office_clerk).post(reverse("meetings:presence", args=[meeting.pk]), sent)

    assert list(meeting.attendees.values_list("presence", flat=True)) == ["absent", *["present"] * len(others)]
