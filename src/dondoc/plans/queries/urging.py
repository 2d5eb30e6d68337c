"""What an urging says and to whom: the picked work body by body, in the words of each rank."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dondoc.language import format_date
from dondoc.official.model import Para, TableBlock, TableCell, TableColumn
from dondoc.people.models import Body, Person, User
from dondoc.people.queries import people_of, today
from dondoc.people.rules import ANSWERABLE
from dondoc.plans.models import Duty
from dondoc.plans.queries import calendar_for, followed_duties
from dondoc.plans.rules import WorkState
from dondoc.plans.rules.wording import ASKS, Line, Rank, message, rank_of, standing_of_time

MOST = 200  # pieces of work in one urging
_OPENING = {
    Rank.ABOVE: "Văn phòng kính báo tình hình thực hiện {n} việc:",
    Rank.EQUAL: "Văn phòng đề nghị quý cơ quan quan tâm {n} việc sau:",
    Rank.BELOW: "Văn phòng đôn đốc đơn vị thực hiện {n} việc sau:",
}
_CLOSING = {
    Rank.ABOVE: "Kính báo để biết và cho ý kiến chỉ đạo.",
    Rank.EQUAL: "Đề nghị sớm gửi kết quả hoặc cho biết tiến độ.",
    Rank.BELOW: "Yêu cầu khẩn trương thực hiện và báo cáo tiến độ trong chương trình.",
}
_ORDER = (Rank.BELOW, Rank.EQUAL, Rank.ABOVE)


@dataclass(frozen=True, slots=True)
class Addressed:
    """One body, its picked work, who hears of it, and the words for its rank."""

    body: Body
    rank: Rank
    duties: Sequence[Duty]
    people: Sequence[Person]
    text: str


def urged_duties(user: User, ids: Iterable[int]) -> list[Duty]:
    """Those of the picked duties that can be urged: open, not given in, not paused; by body, nearest deadline first."""
    duties = followed_duties(user).filter(pk__in=list(ids)[:MOST])
    waiting = duties.exclude(state__in=[WorkState.SUBMITTED, WorkState.PAUSED])
    return list(waiting.select_related("task__plan", "body").order_by("body__sort_key", "deadline_key", "id"))


def _standing(duty: Duty) -> str:
    on = today()
    left = calendar_for(on).working_days_between(on, duty.deadline) if duty.deadline and duty.deadline >= on else 0
    return standing_of_time(duty.deadline, on, left)


def time_words(duty: Duty) -> str:
    """As "hạn 30/6/2026, quá hạn 3 ngày"; "không ghi thời hạn" without one."""
    return f"hạn {format_date(duty.deadline)}, {_standing(duty)}" if duty.deadline else "không ghi thời hạn"


def addressed(duties: Sequence[Duty]) -> list[Addressed]:
    """The bodies of the duties, each with what it is told. The people are those who answer for it, and whoever follows."""
    by_body: dict[int, list[Duty]] = {}
    for duty in duties:
        by_body.setdefault(duty.body_id, []).append(duty)
    return [_one(found[0].body, found) for found in by_body.values()]


def _one(body: Body, duties: Sequence[Duty]) -> Addressed:
    rank = rank_of(body.kind)
    handlers = {duty.handler_id for duty in duties if duty.handler_id}
    people = people_of([body.pk], today(), roles=ANSWERABLE) | Person.objects.filter(pk__in=handlers)
    lines = [f"- {duty.task.title} ({time_words(duty)})" for duty in duties]
    text = "\n".join([_OPENING[rank].format(n=len(duties)), *lines, _CLOSING[rank]])
    return Addressed(body, rank, duties, list(people.distinct().order_by("sort_key")), text)


def chat_text(found: Sequence[Addressed], address: str) -> str:
    """The same to be copied into a chat, without a person's name; `address` is the site's."""
    lines = [
        Line(duty.task.title, one.body.name, duty.deadline, _standing(duty), f"{address}/plans/tasks/{duty.task_id}/")
        for one in found
        for duty in one.duties
    ]
    known = [person.name for one in found for person in one.people]
    return message(lines, rank=highest(found), names=known)


def highest(found: Sequence[Addressed]) -> Rank:
    """Whose words one text for all of them takes: those of the highest."""
    return max((one.rank for one in found), key=_ORDER.index)


# ------------------------------------------------------------------ the official letter
def abstract_of(found: Sequence[Addressed]) -> str:
    """The sentence after "V/v": a superior and an equal are asked, only one's own units are urged."""
    return f"{ASKS[highest(found)]} thực hiện nhiệm vụ được giao"


def blocks_of(found: Sequence[Addressed]) -> tuple[Para | TableBlock, ...]:
    """The letter: why, the table of work, what is asked."""
    rank = highest(found)
    rows = [(one.body.name, duty) for one in found for duty in one.duties]
    head = ("TT", "Nội dung", "Đơn vị", "Thời hạn", "Số ngày quá hạn")
    widths = (1.0, 6.0, 3.0, 2.0, 1.6)
    table = TableBlock(
        columns=tuple(TableColumn(width, "center" if n in {0, 3, 4} else "left") for n, width in enumerate(widths)),
        header=(tuple(TableCell(word) for word in head),),
        rows=tuple(_line(n, name, duty) for n, (name, duty) in enumerate(rows, start=1)),
    )
    return (
        Para(f"Qua theo dõi, đến ngày {format_date(today())}, các nhiệm vụ sau đây chưa có kết quả:"),
        table,
        Para(f"Ban Quản lý {ASKS[rank]} các cơ quan, đơn vị {_REQUEST[rank]}."),
    )


_REQUEST = {
    Rank.ABOVE: "quan tâm, cho ý kiến chỉ đạo",
    Rank.EQUAL: "quan tâm thực hiện, sớm gửi kết quả",
    Rank.BELOW: "khẩn trương thực hiện, báo cáo kết quả và nêu rõ nguyên nhân chậm",
}


def _line(number: int, name: str, duty: Duty) -> tuple[TableCell, ...]:
    late = max((today() - duty.deadline).days, 0) if duty.deadline else 0
    deadline = format_date(duty.deadline) if duty.deadline else "không ghi"
    words = (str(number), duty.task.title, name, deadline, str(late) if late else "")
    return tuple(TableCell(word) for word in words)
