"""`{% load work %}`: a duty's or task's two axes as signals, and the rows of lists of tasks."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from html import escape

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dondoc.people.queries import today
from dondoc.plans.models import Duty, Task
from dondoc.plans.queries import timing_of
from dondoc.plans.queries.lines import TaskLine
from dondoc.plans.rules import Timeliness, WorkState
from dondoc.ui import once
from dondoc.ui.components import badges, lists, text

register = template.Library()

_TONES: dict[str, badges.Tone] = {
    WorkState.DRAFT: "new",
    WorkState.ASSIGNED: "new",
    WorkState.ACCEPTED: "active",
    WorkState.RUNNING: "active",
    WorkState.SUBMITTED: "waiting",
    WorkState.RETURNED: "returned",
    WorkState.PAUSED: "paused",
    WorkState.DONE: "done",
    WorkState.PERIOD_DONE: "done",
    WorkState.CANCELLED: "void",
    WorkState.TRANSFERRED: "void",
}
_LABELS = dict(WorkState.choices)
_KINDS: dict[Timeliness, badges.Timeliness] = {
    Timeliness.NO_DEADLINE: "none",
    Timeliness.NOT_DUE: "ahead",
    Timeliness.DUE_SOON: "soon",
    Timeliness.OVERDUE: "overdue",
    Timeliness.DONE_EARLY: "done_early",
    Timeliness.DONE_ON_TIME: "done_on_time",
    Timeliness.DONE_LATE: "done_late",
    Timeliness.PERIOD_EARLY: "period_early",
    Timeliness.PERIOD_ON_TIME: "period_on_time",
    Timeliness.PERIOD_LATE: "period_late",
}


@register.simple_tag
def work_state(thing: Duty | Task | TaskLine) -> SafeString:
    """`{% work_state duty %}`: where it stands."""
    state = thing.shown_state if isinstance(thing, Duty) else WorkState(thing.state)
    return badges.state(str(_LABELS[state]), tone=_TONES[state])


@register.simple_tag
def work_time(thing: Duty | Task | TaskLine, on: date | None = None) -> SafeString | str:
    """`{% work_time duty %}`: how it stands to its deadline; nothing where no time counts."""
    timed = timing_of(thing, on or today())
    kind = _KINDS.get(timed.kind)
    return badges.timeliness(kind, days=timed.days) if kind else ""


# ------------------------------------------------------------------ rows
# Put together here, each text escaped where it is put in: a template of its own would take as long for 25 rows as all the
# rest of the page.
@register.simple_tag
def task_rows(tasks: Sequence[TaskLine], *, with_plan: bool = False, section_span: int = 0) -> SafeString:
    """`{% task_rows page.rows with_plan=True %}`: the rows of a list of tasks.

    `with_plan` says where each came from; `section_span`, the number of columns, puts a head over each section.
    """
    return SafeString("".join(_task_rows(tasks, with_plan=with_plan, section_span=section_span)))


@register.simple_tag
def duty_rows(duties: Sequence[Duty], *, pick: bool = False) -> SafeString:
    """`{% duty_rows page.rows pick=True %}`: the rows of the follow-up board; `pick` where they can be ticked."""
    return SafeString("".join(_duty_rows(duties, pick=pick)))


def _task_rows(tasks: Sequence[TaskLine], *, with_plan: bool, section_span: int) -> Iterator[str]:
    row, head, progress = _row_of(today()), escape(_("Mục")), escape(_("Tiến độ"))
    section = None
    for task in tasks:
        if section_span and task.section != section:
            section = task.section
            if section:
                yield (
                    f'<tr class="dd-group"><th scope="colgroup" colspan="{section_span}">{head} {escape(section)}</th></tr>'
                )
        last = f'<td class="text-end" data-label="{progress}">{task.percent}%</td>'
        due = text.day(task.deadline) or task.printed_time
        yield row(task, task, str(task), task.lead_text, due, task.came_from if with_plan else "", last)


def _duty_rows(duties: Sequence[Duty], *, pick: bool) -> Iterator[str]:
    row, news = _row_of(today()), escape(_("Tin gần nhất"))
    for duty in duties:
        last = f'<td data-label="{news}">{text.day(duty.news_at)}</td>'
        tick = lists.pick(duty.pk, label=duty.task.title) if pick else ""
        yield row(
            duty, duty.task, duty.task.title, duty.body.name, text.day(duty.deadline), duty.task.came_from, last, tick
        )


def _row_of(on: date) -> Callable[..., str]:
    """What draws a row: the thing that has a time and a state, its task, the title, who leads, until when, where the
    task came from, and the last cell.
    """
    lead, director = escape(_("Chủ trì")), escape(_("Chỉ đạo:"))
    deadline, state = escape(_("Thời hạn")), escape(_("Trạng thái"))
    address, rest = once.around_number("plans:task")

    def row(
        thing: Duty | TaskLine,
        task: Task | TaskLine,
        title: str,
        leads: str,
        due: str,
        came_from: str,
        last: str,
        tick: str = "",
    ) -> str:
        url = f"{address}{task.pk}{rest}"
        source = f'<span class="dd-muted dd-clamp">{escape(came_from)}</span>' if came_from else ""
        directs = f'<span class="dd-under">{director} {escape(task.director_text)}</span>' if task.director_text else ""
        return f"""<tr data-href="{url}">{tick}
<td><a href="{url}">{escape(title)}</a>{source}</td>
<td data-label="{lead}">{escape(leads)}{directs}</td>
<td data-label="{deadline}">{escape(due)}{" " if due else ""}{work_time(thing, on)}</td>
<td data-label="{state}">{work_state(thing)}</td>
{last}
</tr>"""

    return row
