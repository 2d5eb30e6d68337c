"""Kinds, states and steps of requests and of what each addressee answers, and the hours that are left."""

from datetime import date, datetime, time, timedelta

from django.db import models

from dondoc.frame.transitions import Machine, Step
from dondoc.worktime import Calendar


class RequestKind(models.TextChoices):
    OPINION = "opinion", "Lấy ý kiến"
    DATA = "data", "Số liệu"
    REPORT = "report", "Báo cáo"


class RequestState(models.TextChoices):
    DRAFTING = "drafting", "Đang soạn yêu cầu"
    OPEN = "open", "Đang chờ trả lời"
    COLLATING = "collating", "Đang tổng hợp"
    CLOSED = "closed", "Đã kết thúc yêu cầu"
    WITHDRAWN = "withdrawn", "Đã thu hồi yêu cầu"


class AnswerState(models.TextChoices):
    WAITING = "waiting", "Chưa trả lời"
    DRAFTED = "drafted", "Đang soạn trả lời"
    SENT = "sent", "Đã trả lời"
    RETURNED = "returned", "Đề nghị trả lời lại"


class AnswerWay(models.TextChoices):
    """How an answer came."""

    PROGRAM = "program", "Trong phần mềm"
    LINK = "link", "Qua đường dẫn một lần"
    SHEET = "sheet", "Tệp bảng tính"


class CollateMode(models.TextChoices):
    """How the answers go back into the asker's form."""

    SUM = "sum", "Cộng từng ô"
    ROWS = "rows", "Mỗi đơn vị một dòng"
    SHEETS = "sheets", "Mỗi đơn vị một trang tính"


class CellKind(models.TextChoices):
    NUMBER = "number", "Con số"
    TEXT = "text", "Lời"


class Verdict(models.TextChoices):
    """What becomes of an opinion on a draft."""

    UNDECIDED = "", "Chưa xem xét"
    ACCEPTED = "accepted", "Tiếp thu"
    PARTLY = "partly", "Tiếp thu một phần"
    EXPLAINED = "explained", "Giải trình"


# `who`: "manager" = the Office, the leaders, and the head of the unit that asks.
REQUEST = Machine(
    [
        Step(RequestState.DRAFTING, "send", RequestState.OPEN, "manager", "Gửi yêu cầu"),
        Step(RequestState.OPEN, "collate", RequestState.COLLATING, "manager", "Bắt đầu tổng hợp"),
        Step(RequestState.COLLATING, "reopen", RequestState.OPEN, "manager", "Chờ thêm trả lời"),
        Step(RequestState.COLLATING, "close", RequestState.CLOSED, "manager", "Kết thúc yêu cầu"),
        Step(RequestState.CLOSED, "reopen", RequestState.COLLATING, "manager", "Tổng hợp lại"),
        *[
            Step(s, "withdraw", RequestState.WITHDRAWN, "manager", "Thu hồi yêu cầu", reason=True)
            for s in (RequestState.DRAFTING, RequestState.OPEN, RequestState.COLLATING)
        ],
    ]
)

# `who`: "answerer" = whoever works at the body; "answering_head" = who answers for it; "manager" as above. A sent answer
# is corrected by sending it again, until the request is closed.
_UNSENT = (AnswerState.WAITING, AnswerState.DRAFTED, AnswerState.RETURNED)
ANSWER = Machine(
    [
        *[Step(s, "draft", AnswerState.DRAFTED, "answerer", "Lưu bản soạn") for s in _UNSENT],
        *[Step(s, "answer", AnswerState.SENT, "answering_head", "Gửi trả lời") for s in (*_UNSENT, AnswerState.SENT)],
        Step(AnswerState.SENT, "return", AnswerState.RETURNED, "manager", "Đề nghị trả lời lại", reason=True),
    ]
)

ANSWERABLE_STATES = (RequestState.OPEN, RequestState.COLLATING)  # answers are taken until the request is closed
RUNNING_STATES = (RequestState.DRAFTING, RequestState.OPEN, RequestState.COLLATING)
SILENT_STATES = (AnswerState.WAITING, AnswerState.DRAFTED, AnswerState.RETURNED)

OPENS, NOON_FROM, NOON_TO, CLOSES = time(7, 30), time(11, 30), time(13, 30), time(17, 30)  # eight hours a day
DAY_HOURS = 8
SOON = timedelta(hours=24)  # a request is due soon within a day


def working_minutes(start: datetime, end: datetime, calendar: Calendar) -> int:
    """Office minutes from `start` to `end`, both in the agency's time; 0 when `end` is not later."""
    total, day = 0, start.date()
    while day <= end.date():
        if calendar.is_working(day):
            total += sum(_overlap(day, *hours, start, end) for hours in ((OPENS, NOON_FROM), (NOON_TO, CLOSES)))
        day += timedelta(days=1)
    return total


def _overlap(day: date, opens: time, closes: time, start: datetime, end: datetime) -> int:
    begins = max(start, datetime.combine(day, opens, start.tzinfo))
    ends = min(end, datetime.combine(day, closes, start.tzinfo))
    return max(int((ends - begins).total_seconds() // 60), 0)


def hour_words(due: datetime) -> str:
    """An hour as official letters print it: "16 giờ 00 ngày 26/11/2026"; `due` in the agency's time."""
    month = f"{due.month:02d}" if due.month <= 2 else str(due.month)  # noqa: PLR2004 - January and February in two digits
    return f"{due:%H} giờ {due:%M} ngày {due.day:02d}/{month}/{due.year}"
