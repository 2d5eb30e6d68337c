"""Open difficulties of a plan's tasks as a report tells of them."""

from collections.abc import Collection, Sequence
from datetime import date

from dondoc.difficulties.models import Difficulty
from dondoc.difficulties.queries import open_of_tasks
from dondoc.language import format_date
from dondoc.reports.queries.facts import TaskFacts


def untold(facts: Sequence[TaskFacts], on: date) -> list[Difficulty]:
    """Those that were open at the end of a day, but those that an update of the period has told of already."""
    told = {update.pk for fact in facts for update in fact.heard}
    found = open_of_tasks((fact.task.pk for fact in facts), on)
    return [one for one in found if one.update_id not in told]


def in_words(difficulty: Difficulty) -> str:
    said = " ".join(difficulty.description.split()).rstrip(".")
    return f"{said} (nêu ngày {format_date(difficulty.raised_on)}, chưa giải quyết xong)."


def open_lines(facts: Sequence[TaskFacts], on: date, *, confirmed: Collection[int]) -> list[str]:
    """A line each, but of the bodies (by pk) that have confirmed theirs for this report."""
    return [f"- {one.body}: {in_words(one)}" for one in untold(facts, on) if one.body_id not in confirmed]
