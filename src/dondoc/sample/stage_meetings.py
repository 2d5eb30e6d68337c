"""The meetings of the sample: last week's giao ban with its conclusions, and the next one, to which everybody is asked."""

from datetime import date, datetime, timedelta

from dondoc.language import format_date
from dondoc.meetings.actions import Came, Held, add_conclusion, end_meeting, hold, invite, note_presence, open_meeting
from dondoc.meetings.actions.writing import write_minutes
from dondoc.meetings.models import Meeting
from dondoc.meetings.queries import units
from dondoc.meetings.rules import MeetingKind, Presence
from dondoc.people.models import User
from dondoc.people.queries import leaders
from dondoc.sample.clock import clock_at, moment, working_day_back

CLERK, CHAIR = "tonghop", "truongban"
PLACE = "Phòng họp tầng 2, trụ sở Ban Quản lý"
AGENDA = "Kết quả thực hiện kết luận giao ban tuần trước\nViệc quá hạn, đến hạn trong tuần của từng đơn vị\nViệc chờ lãnh đạo cho ý kiến"


def load_meetings(users: dict[str, User], on: date) -> None:
    """Plays the giao ban of a week ago, and invites to that of next week."""
    with clock_at(moment(on, 8, 15)):
        last = _called(users, moment(on, 7, 8))
        invite(actor=users[CLERK], meeting=last)
    with clock_at(moment(on, 7, 8)):
        _held(users, last, on)
    with clock_at(moment(on, 7, 10)):
        end_meeting(last, users[CLERK])
    with clock_at(moment(on, 0, 7)):
        invite(actor=users[CLERK], meeting=_called(users, moment(on, -7, 8)))


def _called(users: dict[str, User], start: datetime) -> Meeting:
    chair, secretary, day = users[CHAIR].person, users[CLERK].person, start.date()
    if chair is None:
        raise RuntimeError("the sample's head has no person")
    week = day.isocalendar()
    return hold(
        actor=users[CLERK],
        held=Held(
            title=f"Giao ban tuần {week.week} năm {week.year}",
            starts_at=start,
            place=PLACE,
            chair=chair,
            kind=MeetingKind.WEEKLY,
            secretary=secretary,
            agenda=AGENDA,
            bodies=list(units(day)),
            persons=[tenure.person for tenure in leaders(day)],
        ),
    )


def _held(users: dict[str, User], meeting: Meeting, on: date) -> None:
    clerk = users[CLERK]
    open_meeting(actor=clerk, meeting=meeting)
    came = {a.pk: Came(Presence.PRESENT) for a in meeting.attendees.all()}
    note_presence(actor=clerk, meeting=meeting, came=came)
    soon, later = (working_day_back(on, -days) for days in (6, 12))
    for text in (
        (
            "Giao Phòng Quản lý Lao động chủ trì, phối hợp với Văn phòng, Công đoàn các KCN rà soát số công nhân ở trọ ăn Tết "
            f"tại chỗ, báo cáo trước ngày {format_date(soon)}."
        ),
        (
            "Giao Phòng Quản lý Doanh nghiệp tổng hợp khó khăn về đơn hàng của các doanh nghiệp dệt may, hoàn thành trước ngày "
            f"{format_date(later)}."
        ),
        "Các phòng, đơn vị chấp hành nghiêm giờ giấc làm việc và chế độ báo cáo tuần.",
    ):
        add_conclusion(actor=clerk, meeting=meeting, text=text)
    text = "Các phòng, đơn vị lần lượt báo cáo kết quả tuần qua và việc tuần tới.\nLãnh đạo Ban cho ý kiến về từng việc chậm."
    write_minutes(actor=clerk, meeting=meeting, text=text, ended_at=meeting.starts_at + timedelta(hours=2))
