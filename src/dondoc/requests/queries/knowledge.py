"""What the work already tells of a unit: its tasks counted, the figures and the words of its latest reports."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from dondoc.language import fold, format_date
from dondoc.people.models import Body
from dondoc.plans.models import Involvement, Task, Update
from dondoc.plans.queries import board_dates, time_condition
from dondoc.plans.rules import Part, WorkState
from dondoc.requests.hooks import Known
from dondoc.requests.models import Request

DAYS_READ = 100  # of reports: a quarter and some days
MOST_UPDATES = 200
_TOTAL = ("Số nhiệm vụ", "Nhiệm vụ được giao", "Số nhiệm vụ được giao", "Nhiệm vụ chủ trì")
_DONE = ("Nhiệm vụ hoàn thành", "Số nhiệm vụ hoàn thành", "Nhiệm vụ đã hoàn thành")
_RUNNING = ("Nhiệm vụ đang thực hiện", "Số nhiệm vụ đang thực hiện", "Nhiệm vụ đang triển khai")
_OVERDUE = ("Nhiệm vụ quá hạn", "Số nhiệm vụ quá hạn", "Nhiệm vụ chậm tiến độ")
# Words of a heading → the part of a report that fills it.
_WORDS = (
    ("difficulty", ("khó khăn", "vướng mắc", "tồn tại", "hạn chế"), "khó khăn, vướng mắc"),
    ("proposal", ("kiến nghị", "đề xuất"), "kiến nghị, đề xuất"),
    ("narrative", ("kết quả", "tình hình thực hiện", "tiến độ"), "kết quả"),
)


def known_of_work(_request: Request, body: Body, now: datetime) -> list[Known]:
    """The counts, figures and words of a unit of the agency; nothing of bodies outside it."""
    if not body.is_internal:
        return []
    day = timezone.localtime(now)
    told = list(_updates(body, now))
    return [*_counts(body, day), *_figures(told), *_texts(body, told)]


def _counts(body: Body, now: datetime) -> Iterator[Known]:
    """Each count equals the list of tasks that its address shows."""
    led = Involvement.objects.filter(part=Part.LEADS, body=body).values("task_id")
    tasks: QuerySet[Task] = Task.objects.exclude(state=WorkState.DRAFT).filter(pk__in=led)
    dates = board_dates(now.date())
    for labels, words, narrow, asked in (
        (_TOTAL, "nhiệm vụ chủ trì", Q(), {}),
        (_DONE, "nhiệm vụ hoàn thành", Q(state=WorkState.DONE), {"state": WorkState.DONE.value}),
        (_RUNNING, "nhiệm vụ đang thực hiện", Q(state=WorkState.RUNNING), {"state": WorkState.RUNNING.value}),
        (_OVERDUE, "nhiệm vụ quá hạn", time_condition("overdue", dates), {"time": "overdue"}),
    ):
        yield Known(
            labels=labels,
            value=tasks.filter(narrow).count(),
            source=f"Đếm {words} trong phần mềm, {now:%H:%M} {format_date(now.date())}",
            url=f"{reverse('plans:tasks')}?{urlencode({'unit': body.pk, **asked})}",
        )


def _updates(body: Body, now: datetime) -> QuerySet[Update]:
    """The unit's reports of late, newest first."""
    found = Update.objects.filter(duty__body=body, at__gte=now - timedelta(days=DAYS_READ))
    return found.select_related("duty__task").order_by("-id")[:MOST_UPDATES]


def _where(update: Update) -> tuple[str, str]:
    day = format_date(timezone.localdate(update.at))
    return f"Báo cáo ngày {day}: {update.duty.task.title}", reverse("plans:task", args=[update.duty.task_id])


def _figures(told: list[Update]) -> Iterator[Known]:
    """The latest figure of each name."""
    seen: set[str] = set()
    for update in told:
        source, url = _where(update)
        for figure in update.figures:
            label = str(figure["label"])
            if fold(label) not in seen:
                seen.add(fold(label))
                yield Known(labels=(label,), value=int(figure["value"]), source=source, url=url)


def _texts(body: Body, told: list[Update]) -> Iterator[Known]:
    """The latest words of each task, a line a task."""
    url = f"{reverse('plans:tasks')}?{urlencode({'unit': body.pk})}"
    for name, labels, words in _WORDS:
        latest: dict[int, str] = {}
        for update in told:
            if text := " ".join(getattr(update, name).split()):
                latest.setdefault(update.duty.task_id, f"{update.duty.task.title.rstrip(' .')}: {text}")
        if latest:
            yield Known(
                labels=labels, value="\n".join(latest.values()), source=f"Phần {words} trong báo cáo tiến độ", url=url
            )
