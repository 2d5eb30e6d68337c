"""What the verbs of this room share."""

from django.db.models import Model

from dondoc.journal.actions import record
from dondoc.people.access import Doer
from dondoc.people.models import User
from dondoc.people.queries import standing_of


def note(*, actor: Doer, verb: str, thing: Model, sentence: str, reason: str = "") -> None:
    """One journal entry on `thing`; `verb` is "noun.verb"."""
    if isinstance(actor, User):
        standing_of(actor)
    record(
        actor=actor,
        verb=f"people.{verb}",
        object_type=f"people.{verb.partition('.')[0]}",
        object_id=thing.pk,
        object_label=str(thing),
        sentence=sentence,
        reason=reason,
    )
