"""`{% load work %}`: a duty's or task's two axes as signals, and the rows of lists of tasks."""

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dondoc.people.queries import today
from dondoc.plans.models import Duty, Task
from dondoc.plans.queries import timing_of
from dondoc.plans.rules import Timeliness, WorkState
from dondoc.ui import once
from dondoc.ui.components import badges, text

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
}


@register.simple_tag
def work_state(thing: Duty | Task) -> SafeString:
    """`{% work_state duty %}`: where it stands."""
    return badges.state(str(_LABELS[WorkState(thing.state)]), tone=_TONES[thing.state])


@register.simple_tag
def work_time(thing: Duty | Task, on: date | None = None) -> SafeString | str:
    """`{% work_time duty %}`: how it stands to its deadline; nothing where no time counts."""
    timed = timing_of(thing, on or today())
    kind = _KINDS.get(timed.kind)
    return badges.timeliness(kind, days=timed.days) if kind else ""


@register.simple_tag
def task_rows(tasks: Sequence[Task], *, with_plan: bool = False, section_span: int = 0) -> SafeString:
    """`{% task_rows page.rows with_plan=True %}`: the rows of a list of tasks, each escaped where it is put together: a
    template of its own would take as long for 25 rows as all the rest of the page.

    `with_plan` says where each came from; `section_span`, the number of columns, puts a head over each section.
    """
    return SafeString("".join(_task_rows(tasks, with_plan=with_plan, section_span=section_span)))


def _task_rows(tasks: Sequence[Task], *, with_plan: bool, section_span: int) -> Iterator[str]:
    lead, director, deadline = escape(_("Chủ trì")), escape(_("Chỉ đạo:")), escape(_("Thời hạn"))
    state, progress, head = escape(_("Trạng thái")), escape(_("Tiến độ")), escape(_("Mục"))
    address, rest = once.around_number("plans:task")
    on = today()
    section = None
    for task in tasks:
        if section_span and task.section != section:
            section = task.section
            if section:
                yield (
                    f'<tr class="dd-group"><th scope="colgroup" colspan="{section_span}">{head} {escape(section)}</th></tr>'
                )
        url = f"{address}{task.pk}{rest}"
        came_from = f'<span class="dd-muted dd-clamp">{escape(task.came_from)}</span>' if with_plan else ""
        directs = f'<span class="dd-under">{director} {escape(task.director_text)}</span>' if task.director_text else ""
        due = text.day(task.deadline) or escape(task.printed_time)
        yield f"""<tr data-href="{url}">
<td><a href="{url}">{escape(str(task))}</a>{came_from}</td>
<td data-label="{lead}">{escape(task.lead_text)}{directs}</td>
<td data-label="{deadline}">{due}{" " if due else ""}{work_time(task, on)}</td>
<td data-label="{state}">{work_state(task)}</td>
<td class="text-end" data-label="{progress}">{task.percent}%</td>
</tr>"""
