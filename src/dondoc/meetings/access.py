"""Who may do what to meetings; each answer carries its reason."""

from django.utils.translation import gettext as _

from dondoc.frame.access import Decision, Refused, allow_if
from dondoc.meetings.models import Meeting
from dondoc.meetings.rules import AHEAD, ANNOUNCEMENT, INVITATION, MEETING, OPEN_STATES, MeetingState
from dondoc.people.models import User
from dondoc.people.queries import standing_of


def can_hold(user: User) -> Decision:
    """The Office and the leaders call meetings; a unit head those of the unit."""
    standing = standing_of(user)
    return allow_if(
        standing.oversees or (standing.headed_ids & standing.body_ids and standing.is_internal),
        _("Cuộc họp do Văn phòng, lãnh đạo hoặc trưởng đơn vị lập."),
    )


def keeps(user: User, meeting: Meeting) -> bool:
    """Whether the user looks after that meeting: the Office, its secretary, its chair, whoever entered it."""
    standing = standing_of(user)
    own = {meeting.chair_id, meeting.secretary_id, meeting.created_by_id} - {None}
    return standing.is_internal and (standing.is_office or standing.person_id in own)


def can_follow_weekly(user: User) -> Decision:
    return allow_if(standing_of(user).is_internal, _("Trang giao ban dành cho cán bộ của cơ quan."))


def can_take(user: User, meeting: Meeting, verb: str) -> Decision:
    """Whether the user may take that step of the meeting's machine now."""
    if MEETING.find(meeting.state, verb) is None:
        return Refused(_("Cuộc họp không còn ở trạng thái cho phép thao tác đó. Hãy tải lại trang."))
    return _kept_by(user, meeting)


def can_prepare(user: User, meeting: Meeting) -> Decision:
    """Title, time, place, agenda, who is asked and what is written change until the meeting has ended."""
    if meeting.state not in OPEN_STATES:
        return Refused(_("Cuộc họp đã kết thúc hoặc đã hủy nên không sửa được nữa."))
    return _kept_by(user, meeting)


def can_attach(user: User, meeting: Meeting) -> Decision:
    """Papers come before the meeting, signed minutes after it."""
    if meeting.state == MeetingState.CANCELLED:
        return Refused(_("Cuộc họp đã hủy nên không thêm tệp được nữa."))
    return _kept_by(user, meeting)


def can_write(user: User, meeting: Meeting) -> Decision:
    """Minutes and conclusions are written from the moment the meeting begins until it ends."""
    if meeting.state in {MeetingState.PLANNED, MeetingState.INVITED}:
        return Refused(_("Cuộc họp chưa bắt đầu. Hãy bấm “Bắt đầu họp” rồi ghi kết luận."))
    return can_prepare(user, meeting)


def can_draw(user: User, meeting: Meeting, type_name: str) -> Decision:
    """The announcement is drawn of what was concluded, the invitation while the meeting is ahead."""
    if type_name == ANNOUNCEMENT and meeting.state != MeetingState.CONCLUDED:
        return Refused(_("Cuộc họp chưa kết thúc nên chưa có kết luận để thông báo."))
    if type_name == INVITATION and meeting.state not in AHEAD:
        return Refused(_("Cuộc họp đã diễn ra hoặc đã hủy nên không mời được nữa."))
    return _kept_by(user, meeting)


def _kept_by(user: User, meeting: Meeting) -> Decision:
    return allow_if(keeps(user, meeting), _("Việc này do Văn phòng, thư ký hoặc chủ trì cuộc họp thực hiện."))
