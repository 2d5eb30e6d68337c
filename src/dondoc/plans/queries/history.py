"""What each reads of a task's history."""

from django.db.models import QuerySet

from dondoc.journal.models import Entry
from dondoc.journal.queries import history_of
from dondoc.people.models import User
from dondoc.people.queries import standing_of
from dondoc.plans.models import Task

# How a unit divides its work is its own matter: only what its head sends is the unit's word.
INNER = tuple(f"plans.duty.{verb}" for verb in ("set_handler", "add_step", "report_step", "close_step", "remove_step"))
# So is what it asks for and is not given; a new deadline shows to everybody.
REQUESTS = tuple(f"plans.duty.{verb}_extension" for verb in ("ask", "refuse", "withdraw", "reconsider"))


def task_history(user: User, task: Task) -> QuerySet[Entry]:
    """Newest first. People from outside read what they did themselves; members of the agency everything but how other
    units divide their work among their staff and what they ask for in vain.
    """
    standing = standing_of(user)
    entries = history_of("plans.task", task.pk)
    if not standing.is_internal:
        return entries.filter(person_id=standing.person_id or -1)
    if task.duties.filter(body_id__in=standing.body_ids).exists():
        return entries
    return entries.exclude(verb__in=INNER if standing.oversees else INNER + REQUESTS)
