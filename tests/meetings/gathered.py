"""A weekly meeting of the cast, as the Office calls it."""

from datetime import datetime

from django.utils import timezone

from cast import Cast
from dondoc.meetings.actions import Held, hold, open_meeting
from dondoc.meetings.models import Meeting
from dondoc.meetings.rules import MeetingKind

START = (2026, 11, 30, 8)


def held(cast: Cast, **changes) -> Held:
    """What the Office enters; `changes` are other fields."""
    what = {
        "title": "Giao ban tuần 49 năm 2026",
        "starts_at": datetime(*START, tzinfo=timezone.get_current_timezone()),
        "place": "Phòng họp tầng 2",
        "chair": cast.users["head"].person,
        "kind": MeetingKind.WEEKLY,
        "secretary": cast.users["office_clerk"].person,
        "agenda": "Kết luận lần trước\nViệc quá hạn",
        "bodies": [cast.bodies["labour"], cast.bodies["environment"]],
        "persons": [cast.users["deputy_labour"].person],
        "names": ["Sở Nội vụ"],
    }
    return Held(**what | changes)


def called(cast: Cast, **changes) -> Meeting:
    return hold(actor=cast.users["office_clerk"], held=held(cast, **changes))


def under_way(cast: Cast, **changes) -> Meeting:
    return open_meeting(actor=cast.users["office_clerk"], meeting=called(cast, **changes))
