"""A changed calendar moves the steps that are counted in working days. The act that changed it journals how many."""

from dondoc.calendars.queries import calendar_for
from dondoc.difficulties.models import Difficulty
from dondoc.difficulties.queries.moving import moved_steps
from dondoc.frame.actors import Actor


def recount_steps(_actor: Actor) -> int:
    """The hook of `calendars.hooks.after_change`; days that somebody named stay. Returns how many moved."""
    found = moved_steps(calendar_for)
    for one, due_on in found:
        Difficulty.objects.filter(pk=one.pk, state_since=one.state_since).update(due_on=due_on)
    return len(found)
