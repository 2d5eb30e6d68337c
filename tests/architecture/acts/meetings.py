"""The acts of meetings."""

from datetime import datetime
from functools import partial

from django.utils import timezone

from architecture.scene import Acts, Scene
from dondoc.meetings import actions as meetings
from dondoc.meetings.models import Conclusion, Meeting, MeetingFile
from dondoc.meetings.rules import Presence
from dondoc.records.actions import Upload

ORDER = "Giao Phòng Quản lý Lao động rà soát nhà ở công nhân."
FILE = Upload(b"Noi dung", "tai-lieu.txt", not_secret=True)


def held(scene: Scene) -> meetings.Held:
    return meetings.Held(
        title="Giao ban tuần 48",
        starts_at=datetime(2026, 11, 30, 8, tzinfo=timezone.get_current_timezone()),
        place="Phòng họp tầng 2",
        chair=scene.cast.users["head"].person,
        bodies=[scene.cast.bodies["labour"]],
    )


def planned(scene: Scene) -> Meeting:
    return meetings.hold(actor=scene.clerk, held=held(scene))


def under_way(scene: Scene) -> Meeting:
    return meetings.open_meeting(actor=scene.clerk, meeting=planned(scene))


def concluded(scene: Scene) -> Conclusion:
    return meetings.add_conclusion(actor=scene.clerk, meeting=under_way(scene), text=ORDER)


def filed(scene: Scene) -> MeetingFile:
    return meetings.attach(actor=scene.clerk, meeting=planned(scene), upload=FILE)


def came(scene: Scene) -> partial:
    meeting = under_way(scene)
    who = {meeting.attendees.get().pk: meetings.Came(Presence.PRESENT)}
    return partial(meetings.note_presence, actor=scene.clerk, meeting=meeting, came=who)


ACTS: Acts = {
    "meetings.hold": lambda s: partial(meetings.hold, actor=s.clerk, held=held(s)),
    "meetings.edit": lambda s: partial(meetings.edit, actor=s.clerk, meeting=planned(s), held=held(s)),
    "meetings.invite": lambda s: partial(meetings.invite, actor=s.clerk, meeting=planned(s)),
    "meetings.open_meeting": lambda s: partial(meetings.open_meeting, actor=s.clerk, meeting=planned(s)),
    "meetings.cancel": lambda s: partial(meetings.cancel, actor=s.clerk, meeting=planned(s), reason="Trùng lịch tỉnh."),
    "meetings.note_presence": came,
    "meetings.write_minutes": lambda s: partial(
        meetings.write_minutes, actor=s.clerk, meeting=under_way(s), text="Các phòng báo cáo."
    ),
    "meetings.attach": lambda s: partial(meetings.attach, actor=s.clerk, meeting=planned(s), upload=FILE),
    "meetings.remove_file": lambda s: partial(meetings.remove_file, actor=s.clerk, file=filed(s)),
    "meetings.add_conclusion": lambda s: partial(
        meetings.add_conclusion, actor=s.clerk, meeting=under_way(s), text=ORDER
    ),
    "meetings.edit_conclusion": lambda s: partial(
        meetings.edit_conclusion,
        actor=s.clerk,
        conclusion=concluded(s),
        said=meetings.Concluded("Việc khác", lead=s.cast.bodies["environment"]),
    ),
    "meetings.remove_conclusion": lambda s: partial(meetings.remove_conclusion, actor=s.clerk, conclusion=concluded(s)),
    "meetings.conclude": lambda s: partial(meetings.conclude, actor=s.clerk, meeting=concluded(s).meeting),
}
