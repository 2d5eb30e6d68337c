"""Kinds, states and steps of meetings, and who may be there how."""

from django.db import models

from dondoc.frame.transitions import Machine, Step


class MeetingKind(models.TextChoices):
    WEEKLY = "weekly", "Giao ban tuần"
    MONTHLY = "monthly", "Giao ban tháng"
    TOPIC = "topic", "Họp chuyên đề"
    WORKING = "working", "Làm việc với cơ quan, doanh nghiệp"
    REVIEW = "review", "Sơ kết, tổng kết"
    OTHER = "other", "Cuộc họp khác"


class MeetingState(models.TextChoices):
    PLANNED = "planned", "Dự kiến"
    INVITED = "invited", "Đã mời"
    HELD = "held", "Đang họp"
    CONCLUDED = "concluded", "Đã kết luận"
    CANCELLED = "cancelled", "Đã hủy họp"


class Presence(models.TextChoices):
    """How somebody who was invited came."""

    INVITED = "invited", "Được mời"
    PRESENT = "present", "Có mặt"
    ABSENT = "absent", "Vắng"
    REPLACED = "replaced", "Cử người dự thay"


class FileKind(models.TextChoices):
    PAPER = "paper", "Tài liệu họp"
    MINUTES = "minutes", "Biên bản đã ký"
    OTHER = "other", "Tệp khác"


# `who`: "keeper" = the Office, the secretary and the chair of that meeting.
MEETING = Machine(
    [
        Step(MeetingState.PLANNED, "invite", MeetingState.INVITED, "keeper", "Mời họp"),
        Step(MeetingState.PLANNED, "open", MeetingState.HELD, "keeper", "Bắt đầu họp"),
        Step(MeetingState.INVITED, "open", MeetingState.HELD, "keeper", "Bắt đầu họp"),
        Step(MeetingState.HELD, "conclude", MeetingState.CONCLUDED, "keeper", "Kết thúc họp"),
        Step(MeetingState.PLANNED, "cancel", MeetingState.CANCELLED, "keeper", "Hủy cuộc họp", reason=True),
        Step(MeetingState.INVITED, "cancel", MeetingState.CANCELLED, "keeper", "Hủy cuộc họp", reason=True),
    ]
)
AHEAD = (MeetingState.PLANNED, MeetingState.INVITED)
OPEN_STATES = (*AHEAD, MeetingState.HELD)
FILE_MAX_MB = 20
ORIGIN = "meetings.meeting"  # what outgoing papers call a meeting that they speak for
ANNOUNCEMENT, INVITATION = "Thông báo", "Giấy mời"
