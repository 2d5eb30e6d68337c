"""What the review and issue pages show of a draft: its tasks with their doubts, unknown names, what keeps it from issue."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.language import fold
from dondoc.people.models import Post
from dondoc.plans.models import Assignment, Plan, Task
from dondoc.plans.queries.printed import PrintedName, take_apart
from dondoc.plans.rules import DOUBT, Part, PlanState, period_unit
from dondoc.records.models import DocumentFile
from dondoc.records.rules import FileRole

SEEN_DUE = "seen_due"  # key of Task.reading: the early deadline that a reviewer has compared with the document
SHORT_SECTION = 10  # "III.1" goes into a sentence, a heading in words does not


def same_file(sha256: str) -> Plan | None:
    """The plan that was imported from a file of that content and still stands."""
    return (
        Plan.objects.filter(document__files__file__sha256=sha256, document__files__role=FileRole.SOURCE)
        .exclude(state=PlanState.WITHDRAWN)
        .order_by("-id")
        .first()
    )


def source_of(plan: Plan) -> DocumentFile | None:
    """The file that a plan was read from."""
    files = DocumentFile.objects.filter(document__plan=plan, role=FileRole.SOURCE)
    return files.select_related("file").order_by("id").first()


def draft_tasks(plan: Plan) -> QuerySet[Task]:
    """The tasks of a draft that were not taken out, with their names; two queries however many there are."""
    names = Assignment.objects.select_related("body", "group", "post", "person").order_by("part", "position", "id")
    return (
        plan.tasks.filter(dropped=False)
        .select_related("aim", "carries_out")
        .prefetch_related(Prefetch("assignments", queryset=names))
        .order_by("position", "id")
    )


def dropped_tasks(plan: Plan) -> QuerySet[Task]:
    return plan.tasks.filter(dropped=True).order_by("position", "id")


def place_of(task: Task) -> str:
    """How a sentence names a task after "nhiệm vụ": by its place in the document ("II.3"), or in the list where the
    document gives it none.
    """
    if not task.ordinal:
        return f"ở vị trí {task.position}"
    near = task.section if len(task.section) <= SHORT_SECTION else ""
    return f"{near}.{task.ordinal}" if near else task.ordinal


# ------------------------------------------------------------------ names
@dataclass(slots=True)
class UnknownName:
    """A name that the directory does not have and nobody has settled: with the tasks in which it is printed."""

    printed: PrintedName
    runner_up: str
    sample: Assignment  # one of its rows: the acts that mend it are asked of this one
    places: list[str] = field(default_factory=list)


def is_unknown(name: Assignment) -> bool:
    """Partners need no entry in the directory; an open role names nobody yet."""
    return not (name.resolved or name.settled or name.open_role or name.part == Part.PARTNER)


# ------------------------------------------------------------------ doubts
def doubts_of(task: Task) -> list[str]:
    """Which parts of a task a reviewer should look at: names of fields, "early", "roles", "lead", "conflict"."""
    found = [
        name
        for name in ("title", "time", "due", "recurrence", "output")
        if name in task.reading and task.reading[name].get("confidence", 1.0) < DOUBT
    ]
    if is_early(task) and task.reading.get(SEEN_DUE) != str(task.due):
        found.append("early")
    names = list(task.assignments.all())
    if any(is_unknown(n) or (n.resolved and n.confidence < DOUBT and not n.settled) for n in names):
        found.append("roles")
    if not has_lead(names):
        found.append("lead")
    if task.reading.get("conflicts"):
        found.append("conflict")
    return found


def dated(plan: Plan) -> date:
    """The day of a draft's document, as far as it is known: a plan of this year is as young as its draft, one of another
    year is entered late.
    """
    if plan.document is not None and plan.document.issued_on is not None:
        return plan.document.issued_on
    entered = timezone.localdate(plan.created_at)
    return entered if entered.year == plan.year else date(plan.year, 1, 1)


def is_early(task: Task, day: date | None = None) -> bool:
    """Its deadline is before the day of the document (`dated` where no day is given)."""
    return task.due is not None and task.due < (day or dated(task.plan))


def has_lead(names: Iterable[Assignment]) -> bool:
    return any(n.part == Part.LEADS and (n.resolved or n.settled) for n in names)


def is_timeless(task: Task) -> bool:
    """The document says nothing of its time."""
    return not (task.printed_time or task.due or task.recurrence)


def needs_rhythm(task: Task) -> bool:
    """Without a date it is regular work, and nothing says how often it is reported."""
    return task.due is None and period_unit(task.recurrence, task.rhythm, None) is None


# ------------------------------------------------------------------ summary
@dataclass(frozen=True, slots=True)
class Point:
    """One part of the summary line; `kind` names the act that mends it, "" where nothing is to be done."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What the reading found and what is left to do, before the plan can be issued."""

    tasks: int
    timeless: int
    doubtful: list[Task]
    rhythmless: list[Task]
    unknown: list[UnknownName]
    changes: bool
    points: list[Point]

    @property
    def line(self) -> str:
        return " · ".join(point.text for point in self.points)


def summarize(plan: Plan, tasks: Sequence[Task], posts: dict[str, Post]) -> Summary:
    """Counts over tasks that are already loaded (`draft_tasks`)."""
    unknown = unknown_names(tasks, posts)
    timeless = sum(is_timeless(task) for task in tasks)
    rhythmless = [task for task in tasks if needs_rhythm(task)]
    doubtful = [task for task in tasks if doubts_of(task)]
    conflicts = sum(bool(task.reading.get("conflicts")) for task in tasks)
    pending = bool(plan.reading.get("changes")) and not plan.reading.get("choice")
    points = [Point("", f"{len(tasks)} nhiệm vụ")]
    if plan.document is not None and not plan.document.number:
        points.append(Point("number", "chưa có số"))
    if plan.reading.get("foreign"):
        points.append(Point("issuer", "cơ quan khác ban hành, đang ghi là văn bản đến"))
    if timeless:
        given = "" if rhythmless else ", đã có nhịp báo cáo"
        text = f"{timeless}/{len(tasks)} nhiệm vụ không ghi thời gian{given}"
        points.append(Point("rhythm" if rhythmless else "", text))
    elif rhythmless:
        points.append(Point("rhythm", f"{len(rhythmless)} nhiệm vụ chưa có nhịp báo cáo"))
    points += [Point("unknown", text) for text in _unknown_words(unknown)]
    leaderless = sum(not has_lead(task.assignments.all()) and not _unknown_lead(task) for task in tasks)
    if leaderless:
        points.append(Point("doubt", f"{leaderless} nhiệm vụ chưa có đơn vị chủ trì"))
    early = sum(is_early(task) for task in tasks)
    if early:
        points.append(Point("doubt", f"{early} nhiệm vụ có thời hạn trước ngày văn bản"))
    if conflicts:
        points.append(Point("doubt", f"{conflicts} nhiệm vụ có chỗ khác nhau giữa bảng và lời văn"))
    if pending:
        points.append(Point("changes", "văn bản còn vết sửa đổi chưa chốt"))
    return Summary(len(tasks), timeless, doubtful, rhythmless, unknown, pending, points)


def _unknown_lead(task: Task) -> bool:
    return any(n.part == Part.LEADS and is_unknown(n) for n in task.assignments.all())


def unknown_names(tasks: Sequence[Task], posts: dict[str, Post]) -> list[UnknownName]:
    """Each once, whatever the case of its letters, in the order of the document."""
    found: dict[str, UnknownName] = {}
    for task in tasks:
        for name in task.assignments.all():
            if not is_unknown(name):
                continue
            printed = take_apart(name.text, posts)
            key = fold(f"{printed.post_words}|{printed.name}")
            entry = found.setdefault(key, UnknownName(printed, name.runner_up, name))
            entry.places.append(place_of(task))
    return list(found.values())


def _unknown_words(unknown: Sequence[UnknownName]) -> list[str]:
    """Such as "3 Phó Trưởng Ban chưa có trong danh bạ"."""
    counts: dict[str, int] = {}
    for name in unknown:
        words = name.printed.post_words or "đơn vị"
        counts[words] = counts.get(words, 0) + 1
    return [f"{count} {words} chưa có trong danh bạ" for words, count in counts.items()]


def obstacles(plan: Plan, tasks: Sequence[Task], *, going_on: Collection[int] = frozenset()) -> list[str]:
    """What is missing before the plan can be issued, each a sentence that names the place. `going_on`: tasks that go on with
    one of the plan that this one amends; what these do not say stays as it was.
    """
    found = []
    new = [task for task in tasks if task.pk not in going_on]
    if plan.amends is not None and plan.amends.state != PlanState.ISSUED:
        found.append(_("Kế hoạch được sửa đổi không còn hiệu lực. Hãy chọn lại ở trang so sánh."))
    if not tasks:
        found.append(_("Kế hoạch chưa có nhiệm vụ nào. Hãy thêm nhiệm vụ ở trang rà soát."))
    if plan.reading.get("changes") and not plan.reading.get("choice"):
        found.append(_("Văn bản còn vết sửa đổi. Hãy chọn lấy hay bỏ các sửa đổi ở trang rà soát."))
    lacking = (
        (
            [task for task in new if not has_lead(task.assignments.all())],
            _("%(places)s chưa có đơn vị chủ trì trong danh bạ. Hãy chọn đơn vị, hoặc giữ tên như văn bản."),
        ),
        (
            [task for task in new if needs_rhythm(task)],
            _("%(places)s chưa có thời hạn hoặc nhịp báo cáo. Hãy áp dụng nhịp hoặc nhập thời hạn."),
        ),
        (
            [task for task in tasks if task.reading.get("conflicts")],
            _("%(places)s còn chỗ khác nhau giữa bảng và lời văn. Hãy chọn một cách ghi."),
        ),
    )
    found += [sentence % {"places": places_of(those)} for those, sentence in lacking if those]
    return found


def places_of(tasks: Sequence[Task]) -> str:
    """Where the tasks stand, by the places that the document prints: "Nhiệm vụ II.1, II.2"."""
    return _("Nhiệm vụ %(n)s") % {"n": ", ".join(place_of(task) for task in tasks)}


def spans_attribute(spans: Iterable[Sequence[Any]]) -> str:
    """For `data-spans`: "12:0-34 13:5-9"."""
    return " ".join(f"{p}:{start}-{end}" for p, start, end in spans)
