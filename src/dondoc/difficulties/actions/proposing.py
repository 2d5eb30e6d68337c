"""The Tờ trình or Công văn that proposes a difficulty to the competent authority (Nghị định 30/2020/NĐ-CP, Điều 7), drafted
from what is known of it. The paper writes the line in the journal.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.calendars.queries import calendar_for
from dondoc.difficulties.access import can_take
from dondoc.difficulties.actions.moving import locked, move
from dondoc.difficulties.models import Difficulty
from dondoc.difficulties.queries import KEY
from dondoc.difficulties.rules import EXPECTED_DAYS, DifficultyState
from dondoc.frame.access import ensure
from dondoc.frame.actors import Actor
from dondoc.official.model import Block, Heading, Para
from dondoc.outgoing.actions import Letter, draft_paper
from dondoc.outgoing.models import Paper
from dondoc.outgoing.rules import Origin
from dondoc.people.models import User
from dondoc.people.queries import today
from dondoc.records.rules import Urgency


@transaction.atomic
def draft_proposal(actor: User, difficulty: Difficulty, type_name: str) -> Paper:
    """The draft of the document that proposes it, ready to be revised and submitted.

    Raises:
        PermissionDenied: for others than whoever consolidates, and before it was decided to propose it.
    """
    difficulty = locked(difficulty)
    ensure(can_take(actor, difficulty, "send"))
    if difficulty.state != DifficultyState.PROPOSING:
        raise PermissionDenied(_("Vướng mắc này chưa có quyết định kiến nghị."))
    letter = Letter(
        type_name=type_name,
        abstract=f"Về việc tháo gỡ khó khăn, vướng mắc: {difficulty.title.rstrip(' .')}",
        blocks=tuple(_blocks(difficulty)),
        addressees=(difficulty.authority,),
        urgency="" if difficulty.urgency == Urgency.NORMAL else difficulty.urgency,
        unit=difficulty.kind.consolidator,
    )
    url = reverse("difficulties:difficulty", args=[difficulty.pk])
    return draft_paper(actor=actor, letter=letter, origin=Origin(KEY, difficulty.pk, difficulty.title, url))


def _blocks(difficulty: Difficulty) -> list[Block]:
    """What stands in the way, why, and what is proposed; a part without words is left out."""
    parts = (
        ("NỘI DUNG KHÓ KHĂN, VƯỚNG MẮC", difficulty.description),
        ("NGUYÊN NHÂN", difficulty.cause),
        ("ĐÁNH GIÁ", difficulty.view),
        ("KIẾN NGHỊ", difficulty.decision),
    )
    blocks: list[Block] = []
    written = [(title, text) for title, text in parts if text.strip()]
    for number, (title, text) in zip(("I", "II", "III", "IV"), written, strict=False):
        blocks.append(Heading("roman", number, title))
        blocks += [Para(line.strip()) for line in text.splitlines() if line.strip()]
    return blocks


def follow_paper(paper: Paper, actor: Actor) -> None:
    """The hook of `outgoing`, which journals itself: once the document has its number and date, the answer is waited for."""
    if paper.origin_kind != KEY:
        return
    rows = Difficulty.objects.select_for_update(of=("self",)).select_related("kind__consolidator", "body", "carrier")
    difficulty = rows.filter(pk=paper.origin_pk or 0, state=DifficultyState.PROPOSING).first()
    if difficulty is None:
        return
    on = today()
    difficulty.sent, difficulty.expected_on = paper.document, calendar_for(on).add_working_days(on, EXPECTED_DAYS)
    move(actor, difficulty, "send", due_on=difficulty.expected_on)
