"""What the program knows of a unit for a period of a cycle, as the request asks for it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from dondoc.language import fold, format_date
from dondoc.people.models import Body
from dondoc.plans.rules import OPEN_STATES
from dondoc.reports.models import CycleRun
from dondoc.reports.queries.contributions import KEY
from dondoc.reports.queries.difficulties import in_words, untold
from dondoc.reports.queries.facts import TaskFacts, facts_of
from dondoc.reports.queries.scope import scope_of
from dondoc.reports.rules import NONE_TOLD, PartKind, kind_of
from dondoc.requests.hooks import Known
from dondoc.requests.models import Request
from dondoc.ui.components.text import thousands
from dondoc.worktime import Mode, parse_period


def known_of_run(request: Request, body: Body, now: datetime) -> Sequence[Known]:
    """For each heading that the request asks and the program can fill: what the unit's tasks, figures and difficulties say
    of the period; nothing for other requests.
    """
    if request.origin_kind != KEY:
        return ()
    run = CycleRun.objects.select_related("cycle__plan__agency", "cycle__plan__document").get(pk=request.origin_pk or 0)
    facts = _facts(run, body, now)
    url = f"{reverse('plans:tasks')}?{urlencode({'unit': body.pk})}"
    source = f"Báo cáo tiến độ từ {format_date(run.starts_on)} đến {format_date(timezone.localdate(now))}"
    texts = {
        PartKind.RESULTS: "\n".join(_results(facts, body)),
        PartKind.DIFFICULTIES: "\n".join(_difficulties(facts, body, timezone.localdate(now))),
        PartKind.PROPOSALS: "\n".join(_words(facts, body, "proposal")),
        PartKind.NEXT: "\n".join(_next(facts)),
    }
    return [
        Known(labels=(line.text,), value=texts[kind] or NONE_TOLD, source=source, url=url)
        for line in request.lines.all()
        if (kind := kind_of(fold(line.text))) in texts
    ]


def _facts(run: CycleRun, body: Body, now: datetime) -> list[TaskFacts]:
    """The tasks in which the unit has a duty."""
    day = timezone.localdate(now)
    period = parse_period(run.period, Mode(run.cycle.mode))
    plans = scope_of(run.cycle, period, day).plans
    found = [fact for plan in plans for fact in facts_of(plan, period, day)]
    return [fact for fact in found if any(duty.body_id == body.pk for duty in fact.duties)]


def _results(facts: Sequence[TaskFacts], body: Body) -> Iterator[str]:
    """A line a task: its last result and figures, else how it stands."""
    for fact in facts:
        own = [update for update in fact.updates if update.duty.body_id == body.pk]
        said = own[-1].narrative.strip() if own else ""
        counted = [f for update in own for f in fact.figures_of(update)]
        figures = "; ".join(f"{f['label']}: {thousands(f['value'])} {f.get('unit', '')}".strip() for f in counted)
        words = " ".join(filter(None, (said, f"({figures})" if figures else ""))) or fact.standing
        yield f"- {fact.task.title.rstrip(' .')}: {' '.join(words.split())}"


def _difficulties(facts: Sequence[TaskFacts], body: Body, on: date) -> Iterator[str]:
    """What was reported with the tasks, and what the unit raised and is not solved."""
    yield from _words(facts, body, "difficulty")
    yield from (f"- {in_words(one)}" for one in untold(facts, on) if one.body_id == body.pk)


def _words(facts: Sequence[TaskFacts], body: Body, name: str) -> Iterator[str]:
    lines = [getattr(u, name).strip() for fact in facts for u in fact.heard if u.duty.body_id == body.pk]
    yield from dict.fromkeys(f"- {' '.join(line.split())}" for line in lines if line)


def _next(facts: Sequence[TaskFacts]) -> Iterator[str]:
    for fact in facts:
        if fact.task.state in OPEN_STATES:
            due = f" (hạn {format_date(fact.task.deadline)})" if fact.task.deadline else ""
            yield f"- {fact.task.title.rstrip(' .')}{due}"
