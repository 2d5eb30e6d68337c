"""Difficulties pass to successors when bodies are reorganised. The act that changed the apparatus journals it; here each
difficulty keeps what happened to it.
"""

from django.urls import reverse

from dondoc.difficulties.actions.moving import append
from dondoc.difficulties.models import Difficulty, DifficultyKind
from dondoc.difficulties.rules import OPEN_STATES
from dondoc.notices.actions import notify
from dondoc.people.hooks import Move
from dondoc.people.models import User
from dondoc.people.queries import today
from dondoc.plans.actions.keeping import short
from dondoc.plans.queries import heads_of


def move_open(actor: User, move: Move) -> None:
    """The heir is the one that raised it from now on: it is told of the answer and confirms. One closed meanwhile stays."""
    rows = Difficulty.objects.select_for_update(of=("self",)).select_related("kind")
    for one in rows.filter(pk__in=list(move.to), body=move.former, state__in=OPEN_STATES):
        heir = move.to[one.pk]
        one.body = heir
        one.save()
        append(actor, one, "succeed", f"{heir} tiếp nhận từ {move.former}", move.why)
        notify(
            person_ids=heads_of([heir.pk], today()).values_list("pk", flat=True),
            key=f"difficulty:{one.pk}:succeed:{move.former.pk}:{move.on}",
            text=f"Tiếp nhận vướng mắc từ {move.former}: {short(one.title)}",
            url=reverse("difficulties:difficulty", args=[one.pk]),
        )


def move_kinds(_actor: User, move: Move) -> None:
    """The heir consolidates the kind."""
    for kind in DifficultyKind.objects.select_for_update(of=("self",)).filter(pk__in=list(move.to)):
        kind.consolidator = move.to[kind.pk]
        kind.save()
