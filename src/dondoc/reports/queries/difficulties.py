"""Open difficulties of a plan's tasks as a report tells of them."""

from collections.abc import Sequence
from datetime import date

from dondoc.difficulties.queries import open_of_tasks
from dondoc.language import format_date
from dondoc.reports.queries.facts import TaskFacts


def open_lines(facts: Sequence[TaskFacts], on: date) -> list[str]:
    """One line for each that was open at the end of a day, but those that stand in the report already, in the words of the
    update that they were made from.
    """
    told = {update.pk for fact in facts for update in fact.heard}
    return [
        f"- {one.body}: {' '.join(one.description.split()).rstrip('.')} (nêu ngày {format_date(one.raised_on)}, chưa giải quyết xong)."
        for one in open_of_tasks((fact.task.pk for fact in facts), on)
        if one.update_id not in told
    ]
