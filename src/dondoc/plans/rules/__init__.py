"""States, steps and timeliness. Two axes that are never mixed: workflow is acted, timeliness is computed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import models

from dondoc.frame.transitions import Machine, Step
from dondoc.worktime import Calendar
from dondoc.worktime import Unit as PeriodUnit

FAR = date(9999, 12, 31)  # the sort key of work without a deadline
SOON_WORKING_DAYS = 5
SILENT_DAYS = 15


class PlanState(models.TextChoices):
    DRAFT = "draft", "Đang rà soát"
    ISSUED = "issued", "Đã ban hành"
    CLOSED = "closed", "Đã kết thúc"
    WITHDRAWN = "withdrawn", "Đã bãi bỏ"


class WorkState(models.TextChoices):
    """Where a duty stands. A task shows the state of its least advanced duty; a regular task, which no single period
    finishes, shows PERIOD_DONE where that would be DONE, and so do its duties on every page. No duty is stored so.
    """

    DRAFT = "draft", "Dự thảo"
    ASSIGNED = "assigned", "Chờ tiếp nhận"
    ACCEPTED = "accepted", "Đã tiếp nhận"
    RUNNING = "running", "Đang thực hiện"
    RETURNED = "returned", "Trả lại"
    SUBMITTED = "submitted", "Chờ duyệt kết quả"
    PAUSED = "paused", "Tạm dừng"
    DONE = "done", "Hoàn thành"
    PERIOD_DONE = "period_done", "Đạt kỳ này"
    CANCELLED = "cancelled", "Hủy"
    TRANSFERRED = "transferred", "Chuyển giao"


OPEN_STATES = (
    WorkState.ASSIGNED,
    WorkState.ACCEPTED,
    WorkState.RUNNING,
    WorkState.RETURNED,
    WorkState.SUBMITTED,
    WorkState.PAUSED,
)
CLOSED_STATES = (WorkState.DONE, WorkState.CANCELLED, WorkState.TRANSFERRED)

# Least advanced first: what a task shows of several duties.
ADVANCE = (
    WorkState.ASSIGNED,
    WorkState.RETURNED,
    WorkState.ACCEPTED,
    WorkState.RUNNING,
    WorkState.SUBMITTED,
    WorkState.PAUSED,
    WorkState.DONE,
    WorkState.TRANSFERRED,
    WorkState.CANCELLED,
)


class Part(models.TextChoices):
    """What a body or person is to a task."""

    DIRECTS = "directs", "Chỉ đạo"
    LEADS = "leads", "Chủ trì"
    COOPERATES = "cooperates", "Phối hợp"
    PARTNER = "partner", "Đối tác"  # named in the task's sentence, needs no account
    FORMER = "former", "Đã chuyển giao"  # led it until it was handed over


PRINTED_PARTS = (Part.DIRECTS, Part.LEADS, Part.COOPERATES, Part.PARTNER)  # what a document itself can say


class Recurrence(models.TextChoices):
    """As the document says it; "regular" is thường xuyên."""

    NONE = "", "Một lần"
    REGULAR = "regular", "Thường xuyên"
    WEEKLY = "weekly", "Hằng tuần"
    MONTHLY = "monthly", "Hằng tháng"
    QUARTERLY = "quarterly", "Hằng quý"
    HALF_YEARLY = "half-yearly", "6 tháng"
    YEARLY = "yearly", "Hằng năm"


class Rhythm(models.TextChoices):
    """The agency's inner rhythm for a task without a time, or a regular one: one duty a period."""

    NONE = "", "Không"
    MONTHLY = "monthly", "Hằng tháng"
    QUARTERLY = "quarterly", "Hằng quý"
    HALF_YEARLY = "half-yearly", "6 tháng"
    YEARLY = "yearly", "Hằng năm"


class SourceKind(models.TextChoices):
    CLAUSE = "clause", "Điểm, khoản của kế hoạch"
    INCOMING = "incoming", "Văn bản đến"
    CONCLUSION = "conclusion", "Thông báo kết luận"
    SPOKEN = "spoken", "Chỉ đạo trực tiếp"
    DIFFICULTY = "difficulty", "Khó khăn, vướng mắc"


class UpdateKind(models.TextChoices):
    ACCEPT = "accept", "Tiếp nhận"
    PROGRESS = "progress", "Báo cáo tiến độ"
    SUBMIT = "submit", "Trình kết quả"
    APPROVE = "approve", "Duyệt kết quả"
    RETURN = "return", "Trả lại"
    OTHER = "other", "Xử lý khác"


class StepState(models.TextChoices):
    OPEN = "open", "Đang làm"
    REPORTED = "reported", "Đã báo cáo trưởng đơn vị"
    DONE = "done", "Xong"


_LEAD_OPEN = (WorkState.ACCEPTED, WorkState.RUNNING, WorkState.RETURNED)
# A result that has been given in stays with the unit that gave it.
HANDED_OVER_FROM = (WorkState.ASSIGNED, *_LEAD_OPEN, WorkState.PAUSED)

# `who`: "lead" = head or staff named by the unit that answers for the duty; "lead_head" = its head only;
# "director" = the leader who directs the task, the head of the agency always. Điều 24 of Nghị định 30/2020/NĐ-CP makes
# follow-up a standing duty; the steps are the agency's own. "office_or_director" = the same leader, or the Office for them.
DUTY = Machine(
    [
        Step(WorkState.ASSIGNED, "accept", WorkState.ACCEPTED, "lead", "Tiếp nhận"),
        Step(WorkState.ACCEPTED, "unaccept", WorkState.ASSIGNED, "lead", "Bỏ tiếp nhận"),
        *[Step(s, "report", WorkState.RUNNING, "lead", "Báo cáo tiến độ") for s in _LEAD_OPEN],
        *[Step(s, "submit", WorkState.SUBMITTED, "lead_head", "Trình kết quả") for s in _LEAD_OPEN],
        Step(WorkState.SUBMITTED, "take_back", WorkState.RUNNING, "lead_head", "Rút lại để sửa"),
        Step(WorkState.SUBMITTED, "approve", WorkState.DONE, "director", "Duyệt kết quả"),
        Step(WorkState.SUBMITTED, "return", WorkState.RETURNED, "director", "Trả lại", reason=True),
        Step(WorkState.DONE, "reopen", WorkState.SUBMITTED, "director", "Mở lại"),
        *[Step(s, "pause", WorkState.PAUSED, "director", "Tạm dừng", reason=True) for s in _LEAD_OPEN],
        Step(WorkState.PAUSED, "resume", WorkState.RUNNING, "director", "Cho làm tiếp"),
        *[
            Step(s, "cancel", WorkState.CANCELLED, "director", "Hủy", reason=True)
            for s in (WorkState.ASSIGNED, *_LEAD_OPEN, WorkState.SUBMITTED, WorkState.PAUSED)
        ],
        *[
            Step(s, "transfer", WorkState.TRANSFERRED, "office_or_director", "Chuyển giao", reason=True)
            for s in HANDED_OVER_FROM
        ],
    ]
)

WORDS = {step.verb: step.word for step in DUTY}


class Timeliness(models.TextChoices):
    NO_DEADLINE = "no_deadline", "Không thời hạn"
    NOT_DUE = "not_due", "Chưa đến hạn"
    DUE_SOON = "due_soon", "Sắp đến hạn"
    OVERDUE = "overdue", "Quá hạn"
    DONE_EARLY = "done_early", "Hoàn thành trước hạn"
    DONE_ON_TIME = "done_on_time", "Hoàn thành đúng hạn"
    DONE_LATE = "done_late", "Hoàn thành quá hạn"
    PERIOD_EARLY = "period_early", "Đạt trước hạn"
    PERIOD_ON_TIME = "period_on_time", "Đạt đúng hạn"
    PERIOD_LATE = "period_late", "Đạt quá hạn"
    DONE = "done", "Hoàn thành"
    STOPPED = "stopped", "Không tính hạn"


# What an accepted result is, given before, on and after its deadline.
_ACCEPTED = {
    WorkState.DONE: (Timeliness.DONE_EARLY, Timeliness.DONE_ON_TIME, Timeliness.DONE_LATE),
    WorkState.PERIOD_DONE: (Timeliness.PERIOD_EARLY, Timeliness.PERIOD_ON_TIME, Timeliness.PERIOD_LATE),
}
LATE_KINDS = frozenset({Timeliness.OVERDUE, Timeliness.DONE_LATE, Timeliness.PERIOD_LATE})


@dataclass(frozen=True, slots=True)
class Timing:
    """`days` = calendar days late when overdue or done late, working days left when due soon or not due; else 0."""

    kind: Timeliness
    days: int = 0


def timing(state: str, deadline: date | None, done_on: date | None, on: date, calendar: Calendar) -> Timing:
    """The timeliness of a duty or task on a day, from its effective deadline. A task handed over or cancelled has none;
    one that waits for approval since before its deadline is not overdue (`done_on` = the day it was submitted).
    """
    if state in {WorkState.CANCELLED, WorkState.TRANSFERRED, WorkState.DRAFT}:
        return Timing(Timeliness.STOPPED)
    if state == WorkState.DONE and (deadline is None or done_on is None):
        return Timing(Timeliness.DONE)
    if deadline is None or (state == WorkState.PERIOD_DONE and done_on is None):
        return Timing(Timeliness.NO_DEADLINE)
    if state in _ACCEPTED and done_on is not None:
        early, on_time, late = _ACCEPTED[WorkState(state)]
        if done_on > deadline:
            return Timing(late, (done_on - deadline).days)
        return Timing(early if done_on < deadline else on_time)
    if state == WorkState.SUBMITTED and done_on is not None:
        if done_on > deadline:
            return Timing(Timeliness.OVERDUE, (done_on - deadline).days)
        return Timing(Timeliness.NOT_DUE, max(calendar.working_days_between(on, deadline), 0))
    if on > deadline:
        return Timing(Timeliness.OVERDUE, (on - deadline).days)
    left = calendar.working_days_between(on, deadline)
    return Timing(Timeliness.DUE_SOON if left <= SOON_WORKING_DAYS else Timeliness.NOT_DUE, left)


def least_advanced(states: Iterable[str], *, regular: bool = False) -> str:
    """The state that a task shows of its duties' states; draft when it has none. `regular`: one duty a period."""
    present = set(states)
    state = next((state for state in ADVANCE if state in present), WorkState.DRAFT)
    return WorkState.PERIOD_DONE if regular and state == WorkState.DONE else state


class Share(models.TextChoices):
    """What tasks are counted by, on pages and in reports. A period accepted is neither the whole task nor work still
    under way; paused work and cancelled work are not work that nobody has taken on.
    """

    DONE = "done", "hoàn thành"
    PERIOD_DONE = "period_done", "đạt kỳ này"
    SUBMITTED = "submitted", "chờ duyệt"
    RUNNING = "running", "đang thực hiện"
    NOT_ACCEPTED = "not_accepted", "chưa tiếp nhận"
    PAUSED = "paused", "tạm dừng"
    CANCELLED = "cancelled", "hủy"
    TRANSFERRED = "transferred", "chuyển giao"


_SHARES = {
    WorkState.DONE: Share.DONE,
    WorkState.PERIOD_DONE: Share.PERIOD_DONE,
    WorkState.SUBMITTED: Share.SUBMITTED,
    WorkState.ACCEPTED: Share.RUNNING,
    WorkState.RUNNING: Share.RUNNING,
    WorkState.RETURNED: Share.RUNNING,
    WorkState.ASSIGNED: Share.NOT_ACCEPTED,
    WorkState.PAUSED: Share.PAUSED,
    WorkState.CANCELLED: Share.CANCELLED,
    WorkState.TRANSFERRED: Share.TRANSFERRED,
}


def shares(counts: Mapping[str, int]) -> list[tuple[Share, int]]:
    """How many tasks fall to each share, of how many stand in each state; in the order of `Share`, those of none left out.
    A draft is not counted.
    """
    found = Counter[Share]()
    for state, count in counts.items():
        if state != WorkState.DRAFT:
            found[_SHARES[WorkState(state)]] += count
    return [(share, found[share]) for share in Share if found[share]]


class TrackedChoice(models.TextChoices):
    """Which reading of a document with tracked changes counts."""

    WITH = "with", "Lấy các sửa đổi"
    WITHOUT = "without", "Bỏ các sửa đổi"


PLAN_FILES = ("docx", "odt", "doc", "pdf", "txt", "html")  # what a plan may be imported from
DOUBT = 0.7  # what was read or resolved less surely stands out on review
RHYTHM_WORDS = {
    Rhythm.MONTHLY: "hằng tháng",
    Rhythm.QUARTERLY: "hằng quý",
    Rhythm.HALF_YEARLY: "6 tháng",
    Rhythm.YEARLY: "hằng năm",
}
_UNITS = {
    Recurrence.WEEKLY: PeriodUnit.MONTH,  # the shortest period that units report for
    Recurrence.MONTHLY: PeriodUnit.MONTH,
    Recurrence.QUARTERLY: PeriodUnit.QUARTER,
    Recurrence.HALF_YEARLY: PeriodUnit.HALF,
    Recurrence.YEARLY: PeriodUnit.YEAR,
}


def period_unit(recurrence: str, rhythm: str, due: date | None) -> PeriodUnit | None:
    """The period whose duty a task asks for; None for one-off work (it has a date) and for a task that has neither a date,
    nor a recurrence that says how often, nor a rhythm.
    """
    if due is not None:
        return None
    printed = _UNITS.get(Recurrence(recurrence))
    return printed or (PeriodUnit(rhythm) if rhythm else None)
