"""The journal's one verb."""

from dondoc.frame.actors import Actor
from dondoc.frame.requests import request_id
from dondoc.journal.models import Entry


def record(
    *,
    actor: Actor,
    verb: str,
    object_type: str,
    object_id: int | None,
    object_label: str,
    sentence: str,
    reason: str = "",
    on_behalf_of: str = "",
) -> Entry:
    """Appends one entry inside the caller's transaction. `verb` is "room.noun.verb"; `sentence` says in Vietnamese what
    happened, without the actor's name in front.
    """
    return Entry.objects.create(
        person_id=actor.person_id,
        actor_name=actor.printed_name,
        actor_post=actor.printed_post,
        verb=verb,
        object_type=object_type,
        object_id=object_id,
        object_label=object_label[:500],
        sentence=sentence,
        reason=reason.strip(),
        on_behalf_of=on_behalf_of,
        request_id=request_id(),
    )
