"""A draft of the sample plan, as the chief of office gets it from its file."""

import pytest

from dondoc.plans.actions.importing import import_plan
from dondoc.plans.models import Plan
from plans.plan_text import CONTENT, NAME


@pytest.fixture
def draft(cast, chief_of_office) -> Plan:
    return import_plan(actor=chief_of_office, content=CONTENT, name=NAME, not_secret=True)


@pytest.fixture
def tasks(draft):
    """The draft's tasks by their place: `tasks[3]`."""
    return {task.position: task for task in draft.tasks.filter(dropped=False)}
