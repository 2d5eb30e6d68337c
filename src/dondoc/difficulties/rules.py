"""Steps of a difficulty, whose turn it is at each, and ages. A difficulty is lost nowhere: every state but the last has
somebody whose turn it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models

from dondoc.frame.transitions import Machine, Step
from dondoc.worktime import Calendar


class DifficultyState(models.TextChoices):
    RAISED = "raised", "Chờ tiếp nhận"
    TAKEN_UP = "taken_up", "Đang tổng hợp"
    MORE_ASKED = "more_asked", "Chờ bổ sung thông tin"
    OPINIONS = "opinions", "Đang lấy ý kiến"
    SUBMITTED = "submitted", "Chờ quyết định"
    ASSIGNED = "assigned", "Đã giao đơn vị giải quyết"
    PROPOSING = "proposing", "Đang soạn văn bản kiến nghị"
    PROPOSED = "proposed", "Đã kiến nghị, chờ trả lời"
    CARRIED = "carried", "Giải quyết chung"
    ANSWERED = "answered", "Chờ đơn vị xác nhận"
    CLOSED = "closed", "Đã giải quyết"
    WITHDRAWN = "withdrawn", "Đã rút"


class Party(models.TextChoices):
    """Whose turn it is."""

    CONSOLIDATOR = "consolidator", "Đơn vị tổng hợp"
    RAISER = "raiser", "Đơn vị nêu vướng mắc"
    ASKED = "asked", "Cơ quan được lấy ý kiến"
    DECIDER = "decider", "Lãnh đạo quyết định"
    ASSIGNEE = "assignee", "Đơn vị được giao giải quyết"
    AUTHORITY = "authority", "Cơ quan có thẩm quyền"
    NOBODY = "nobody", "Không chờ ai"


class Decider(models.TextChoices):
    """Who decides on difficulties of a kind, before anybody refers one upward."""

    HEAD = "head", "Người đứng đầu"
    DEPUTY = "deputy", "Cấp phó phụ trách"


class Outcome(models.TextChoices):
    NONE = "", "Chưa quyết định"
    RESOLVED = "resolved", "Giải quyết theo thẩm quyền"
    ASSIGNED = "assigned", "Giao đơn vị giải quyết"
    PROPOSED = "proposed", "Kiến nghị cấp có thẩm quyền"


class Joining(models.TextChoices):
    """Why one difficulty is solved together with another."""

    NONE = "", "Riêng"
    GROUPED = "grouped", "Cùng một vấn đề chung"
    DUPLICATE = "duplicate", "Trùng nội dung"


class Age(models.TextChoices):
    """How long a difficulty has been open, in working days."""

    FRESH = "fresh", "Dưới 7 ngày"
    WEEKS = "weeks", "Từ 7 đến 15 ngày"
    MONTH = "month", "Từ 16 đến 30 ngày"
    OLD = "old", "Trên 30 ngày"


S = DifficultyState
OPEN_STATES = tuple(state for state in S if state not in {S.CLOSED, S.WITHDRAWN})
ENDED_STATES = (S.CLOSED, S.WITHDRAWN)
TURNS: Mapping[str, Party] = {
    S.RAISED: Party.CONSOLIDATOR,
    S.TAKEN_UP: Party.CONSOLIDATOR,
    S.MORE_ASKED: Party.RAISER,
    S.OPINIONS: Party.ASKED,
    S.SUBMITTED: Party.DECIDER,
    S.ASSIGNED: Party.ASSIGNEE,
    S.PROPOSING: Party.CONSOLIDATOR,
    S.PROPOSED: Party.AUTHORITY,
    S.ANSWERED: Party.RAISER,
    S.CLOSED: Party.NOBODY,
    S.WITHDRAWN: Party.NOBODY,
}  # CARRIED has the turn of the difficulty that it is solved with

# Steps whose length the agency sets, in working days; the others have a deadline of their own (that of the request for
# opinions, of the task, of the answer expected).
TIMED_STATES = (S.RAISED, S.TAKEN_UP, S.MORE_ASKED, S.SUBMITTED, S.PROPOSING, S.ANSWERED)
DEFAULT_DAYS: Mapping[str, int] = {
    S.RAISED: 2,
    S.TAKEN_UP: 5,
    S.MORE_ASKED: 3,
    S.SUBMITTED: 3,
    S.PROPOSING: 5,
    S.ANSWERED: 5,
}

_IN_HAND = (S.RAISED, S.TAKEN_UP)
_NOT_DECIDED = (S.RAISED, S.TAKEN_UP, S.MORE_ASKED)

# `who`: "consolidator" = a member of the Office, or of the department that the kind names; "consolidator_head" = whoever
# answers for it; "raiser" = the head of the unit that raised it, or the person who did; "decider" = the leader to whom it
# was submitted; "deputy" = the same, where it is not the head of the agency; "program" = what follows from acts elsewhere:
# a task approved, a document issued.
DIFFICULTY = Machine(
    [
        Step(S.RAISED, "take_up", S.TAKEN_UP, "consolidator", "Tiếp nhận để tổng hợp"),
        Step(S.TAKEN_UP, "put_back", S.RAISED, "consolidator", "Bỏ tiếp nhận"),
        *[Step(s, "ask_more", S.MORE_ASKED, "consolidator", "Đề nghị bổ sung", reason=True) for s in _IN_HAND],
        Step(S.MORE_ASKED, "add", S.TAKEN_UP, "raiser", "Gửi bổ sung", reason=True),
        Step(S.TAKEN_UP, "ask_opinions", S.OPINIONS, "consolidator", "Lấy ý kiến cơ quan liên quan"),
        Step(S.OPINIONS, "gather", S.TAKEN_UP, "consolidator", "Kết thúc lấy ý kiến"),
        Step(S.TAKEN_UP, "submit", S.SUBMITTED, "consolidator_head", "Trình quyết định"),
        Step(S.SUBMITTED, "take_back", S.TAKEN_UP, "consolidator_head", "Rút lại để sửa"),
        Step(S.SUBMITTED, "return", S.TAKEN_UP, "decider", "Trả lại để làm rõ", reason=True),
        Step(S.SUBMITTED, "refer", S.SUBMITTED, "deputy", "Xin ý kiến người đứng đầu", reason=True),
        Step(S.SUBMITTED, "resolve", S.ANSWERED, "decider", "Giải quyết theo nội dung này", reason=True),
        Step(S.ANSWERED, "revoke", S.SUBMITTED, "decider", "Thu hồi quyết định"),
        Step(S.SUBMITTED, "assign", S.ASSIGNED, "decider", "Giao đơn vị giải quyết", reason=True),
        Step(S.ASSIGNED, "finish", S.ANSWERED, "program", "Kết quả giải quyết được duyệt"),
        Step(S.ANSWERED, "unfinish", S.ASSIGNED, "program", "Kết quả giải quyết được mở lại"),
        Step(S.ASSIGNED, "fall_back", S.TAKEN_UP, "program", "Việc giải quyết bị hủy"),
        Step(S.SUBMITTED, "propose", S.PROPOSING, "decider", "Kiến nghị cấp có thẩm quyền", reason=True),
        Step(S.PROPOSING, "send", S.PROPOSED, "consolidator", "Ghi nhận văn bản đã gửi"),
        Step(S.PROPOSED, "take_answer", S.ANSWERED, "consolidator", "Ghi nhận trả lời", reason=True),
        *[Step(s, "join", S.CARRIED, "consolidator", "Giải quyết chung") for s in _IN_HAND],
        Step(S.TAKEN_UP, "dissolve", S.WITHDRAWN, "consolidator", "Bỏ vấn đề chung"),
        Step(S.CARRIED, "split", S.TAKEN_UP, "consolidator", "Tách ra giải quyết riêng"),
        Step(S.CARRIED, "answer", S.ANSWERED, "program", "Vấn đề chung được giải quyết"),
        Step(S.ANSWERED, "unanswer", S.CARRIED, "program", "Quyết định chung bị thu hồi"),
        Step(S.ANSWERED, "confirm", S.CLOSED, "raiser", "Xác nhận đã giải quyết"),
        *[
            Step(s, "reopen", S.TAKEN_UP, "raiser", "Chưa giải quyết được, mở lại", reason=True)
            for s in (S.ANSWERED, S.CLOSED)
        ],
        *[Step(s, "withdraw", S.WITHDRAWN, "raiser", "Rút vướng mắc", reason=True) for s in _NOT_DECIDED],
        Step(S.WITHDRAWN, "renew", S.RAISED, "raiser", "Nêu lại"),
    ]
)


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is: the party and its printed name, since which day, until which day (None: without a deadline)."""

    party: Party
    name: str
    since: date
    due_on: date | None

    def days_late(self, on: date) -> int:
        """Calendar days since the step should have been taken; 0 while there is time."""
        return max((on - self.due_on).days, 0) if self.due_on else 0


_FIRST_DAYS = {Age.FRESH: 0, Age.WEEKS: 7, Age.MONTH: 16, Age.OLD: 31}


def age_of(raised_on: date, on: date, calendar: Calendar) -> int:
    """Working days since the day it was raised, which is not counted."""
    return max(calendar.working_days_between(raised_on, on), 0)


def bucket_of(days: int) -> Age:
    """The line of the report by age that an age belongs to."""
    return max((age for age in Age if _FIRST_DAYS[age] <= days), key=_FIRST_DAYS.__getitem__)


def raised_within(age: Age, on: date, calendar: Calendar) -> tuple[date | None, date]:
    """The first and last day of raising that give this age on `on`; no first day for the oldest."""
    ages = list(Age)
    older = ages[ages.index(age) + 1 :]
    first = _days_back(on, _FIRST_DAYS[older[0]], calendar) + timedelta(days=1) if older else None
    return first, _days_back(on, _FIRST_DAYS[age], calendar)


def _days_back(on: date, count: int, calendar: Calendar) -> date:
    """The last day after which `count` working days have gone by on `on`."""
    day = on
    while count > 0:
        count -= calendar.is_working(day)
        day -= timedelta(days=1)
    return day


# Counter-verbs: nobody is told, and the notices of the step that they take back are withdrawn.
TAKEN_BACK = frozenset({"put_back", "take_back", "revoke", "renew", "unfinish", "unanswer", "dissolve"})

EXPECTED_DAYS = 15  # working days in which an authority is expected to answer, where nobody says otherwise
MAX_FILE_MB = 20
TITLE_LENGTH = 150


def title_from(description: str) -> str:
    """A title made of the first words of a description, for whoever wrote none."""
    first = description.strip().split("\n", 1)[0].strip()
    return first if len(first) <= TITLE_LENGTH else first[: TITLE_LENGTH - 1].rstrip() + "…"
