"""What the review and issue pages show of a draft: its tasks with their doubts, unknown names, what keeps it from issue."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from dondoc.language import fold, split_title
from dondoc.people.models import Post
from dondoc.plans.models import Assignment, Plan, Task
from dondoc.plans.rules import DOUBT, Part, PlanState, period_unit
from dondoc.records.rules import FileRole

_HONORIFIC = re.compile(r"^(?:đ/c|đồng chí|ông|bà)\s+", re.IGNORECASE)
_POST_LIKE = re.compile(r"(?:truong|pho|chanh|giam doc|chu tich|bi thu|thu truong|cuc truong|bo truong|pct|ct)\b")
SHORT_SECTION = 10  # "III.1" goes into a sentence, a heading in words does not


def same_file(sha256: str) -> Plan | None:
    """The plan that was imported from a file of that content and still stands."""
    return (
        Plan.objects.filter(document__files__file__sha256=sha256, document__files__role=FileRole.SOURCE)
        .exclude(state=PlanState.WITHDRAWN)
        .order_by("-id")
        .first()
    )


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
@dataclass(frozen=True, slots=True)
class PrintedName:
    """A printed name taken apart: "Phó Trưởng Ban - Nguyễn Văn Mẫu" → post words, a post of the directory that has that
    title, the person's name. For a unit both are empty and `name` is the whole.
    """

    text: str
    name: str
    post_words: str = ""
    post: Post | None = None

    @property
    def is_person(self) -> bool:
        return bool(self.post_words)


def take_apart(text: str, posts: dict[str, Post]) -> PrintedName:
    """`posts`: posts by folded title."""
    words, name = split_title(text)
    if not name:
        before, comma, after = _HONORIFIC.sub("", text.strip()).partition(",")
        if not comma or fold(after) not in posts:
            return PrintedName(text, words)
        words, name = after.strip(), before.strip()
    post = posts.get(fold(words))
    if "," in text and post is None and not _POST_LIKE.match(fold(words)):
        return PrintedName(text, text.strip())  # a list of units, cut at its comma
    return PrintedName(text, name, post.title if post else words or "đồng chí", post)


def posts_by_title() -> dict[str, Post]:
    """Posts by folded title, the higher rank first where two share one."""
    found: dict[str, Post] = {}
    for post in Post.objects.order_by("rank", "id"):
        found.setdefault(fold(post.title), post)
    return found


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
    """Which parts of a task a reviewer should look at: names of fields, "roles", "lead", "conflict"."""
    found = [
        name
        for name in ("title", "time", "due", "recurrence", "output")
        if name in task.reading and task.reading[name].get("confidence", 1.0) < DOUBT
    ]
    names = list(task.assignments.all())
    if any(is_unknown(n) or (n.resolved and n.confidence < DOUBT and not n.settled) for n in names):
        found.append("roles")
    if not has_lead(names):
        found.append("lead")
    if task.reading.get("conflicts"):
        found.append("conflict")
    return found


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
    unknown = _unknown(tasks, posts)
    timeless = sum(is_timeless(task) for task in tasks)
    rhythmless = [task for task in tasks if needs_rhythm(task)]
    doubtful = [task for task in tasks if doubts_of(task)]
    conflicts = sum(bool(task.reading.get("conflicts")) for task in tasks)
    pending = bool(plan.reading.get("changes")) and not plan.reading.get("choice")
    points = [Point("", f"{len(tasks)} nhiệm vụ")]
    if plan.document is not None and not plan.document.number:
        points.append(Point("number", "chưa có số"))
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
    if conflicts:
        points.append(Point("doubt", f"{conflicts} nhiệm vụ có chỗ khác nhau giữa bảng và lời văn"))
    if pending:
        points.append(Point("changes", "văn bản còn vết sửa đổi chưa chốt"))
    return Summary(len(tasks), timeless, doubtful, rhythmless, unknown, pending, points)


def _unknown_lead(task: Task) -> bool:
    return any(n.part == Part.LEADS and is_unknown(n) for n in task.assignments.all())


def _unknown(tasks: Sequence[Task], posts: dict[str, Post]) -> list[UnknownName]:
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


def obstacles(plan: Plan, tasks: Sequence[Task]) -> list[str]:
    """What is missing before the plan can be issued, each a sentence that names the place."""
    found = []
    if not tasks:
        found.append(_("Kế hoạch chưa có nhiệm vụ nào. Hãy thêm nhiệm vụ ở trang rà soát."))
    if plan.reading.get("changes") and not plan.reading.get("choice"):
        found.append(_("Văn bản còn vết sửa đổi. Hãy chọn lấy hay bỏ các sửa đổi ở trang rà soát."))
    lacking = (
        (
            [task for task in tasks if not has_lead(task.assignments.all())],
            _("%(places)s chưa có đơn vị chủ trì trong danh bạ. Hãy chọn đơn vị, hoặc giữ tên như văn bản."),
        ),
        (
            [task for task in tasks if needs_rhythm(task)],
            _("%(places)s chưa có thời hạn hoặc nhịp báo cáo. Hãy áp dụng nhịp hoặc nhập thời hạn."),
        ),
        (
            [task for task in tasks if task.reading.get("conflicts")],
            _("%(places)s còn chỗ khác nhau giữa bảng và lời văn. Hãy chọn một cách ghi."),
        ),
    )
    found += [sentence % {"places": _places(those)} for those, sentence in lacking if those]
    return found


def _places(tasks: Sequence[Task]) -> str:
    """Where the tasks stand, by the places that the document prints: "Nhiệm vụ II.1, II.2"."""
    return _("Nhiệm vụ %(n)s") % {"n": ", ".join(place_of(task) for task in tasks)}


def spans_attribute(spans: Iterable[Sequence[Any]]) -> str:
    """For `data-spans`: "12:0-34 13:5-9"."""
    return " ".join(f"{p}:{start}-{end}" for p, start, end in spans)
