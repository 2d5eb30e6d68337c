"""Whose plan a file holds: the agency's own, or one that came from elsewhere and so is an incoming document."""

from datetime import date
from typing import Any

from dondoc.language import fold
from dondoc.people.models import Body
from dondoc.people.queries import agency
from dondoc.people.rules import INTERNAL_KINDS
from dondoc.plans.actions.names import Names
from dondoc.records.rules import Direction


def _issuer(text: str, on: date) -> Body | None:
    """The body of the directory that is printed as the issuer: the agency where its name is printed in part or with
    more; None for one that the directory does not know.
    """
    board = agency()
    printed, own = fold(text), fold(board.name)
    if not printed or printed in own or own in printed:
        return board
    meant = Names.of(on).resolve(text)
    sure = (
        meant.kind == "body" and meant.pk is not None and meant.confidence == 1
    )  # another province's board is not ours
    return Body.objects.filter(pk=meant.pk or 0).first() if sure else None


def is_ours(text: str, on: date) -> bool:
    """Whether the issuer printed is the agency or one of its units; a document that prints none is taken for ours."""
    issuer = _issuer(text, on)
    return issuer is not None and issuer.kind in INTERNAL_KINDS


def direction_columns(text: str, *, incoming: bool, on: date) -> dict[str, Any]:
    """The columns of a draft's document that say whose it is; `text` is the issuer printed. An incoming document has
    come, a plan of the agency is none before it is issued.
    """
    if not incoming:
        return {"direction": Direction.OUTGOING, "issuer": agency(), "arrived_on": None, "draft": True}
    issuer = _issuer(text, on)
    theirs = issuer if issuer is not None and issuer.kind not in INTERNAL_KINDS else None
    return {"direction": Direction.INCOMING, "issuer": theirs, "arrived_on": on, "draft": False}
