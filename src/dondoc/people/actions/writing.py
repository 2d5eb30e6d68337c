"""What the verbs share, here and in the rooms above: the line that each leaves in the journal."""

from django.db.models import Model

from dondoc.frame.actors import Actor
from dondoc.journal.actions import record
from dondoc.people.access import Doer
from dondoc.people.models import User
from dondoc.people.queries import standing_of


def journalled(
    *, actor: Actor, kind: str, verb: str, thing: Model, sentence: str, reason: str = "", on_behalf_of: str = ""
) -> None:
    """One journal entry on `thing`, which is a "room.noun", under the post that the actor holds today."""
    if isinstance(actor, User):
        standing_of(actor)
    record(
        actor=actor,
        verb=f"{kind}.{verb}",
        object_type=kind,
        object_id=thing.pk,
        object_label=str(thing),
        sentence=sentence,
        reason=reason,
        on_behalf_of=on_behalf_of,
    )


def note(*, actor: Doer, verb: str, thing: Model, sentence: str, reason: str = "") -> None:
    """One entry on a thing of this room; `verb` is "noun.verb"."""
    noun, _dot, act = verb.partition(".")
    journalled(actor=actor, kind=f"people.{noun}", verb=act, thing=thing, sentence=sentence, reason=reason)
