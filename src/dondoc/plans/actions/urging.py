"""Đôn đốc by hand: each body hears of its work in the words of its rank, or an official letter is drafted to all of them."""

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.frame.access import ensure
from dondoc.journal.actions import record
from dondoc.notices.actions import notify
from dondoc.outgoing.actions import Letter, Origin, draft_paper
from dondoc.outgoing.models import Paper
from dondoc.people.models import User
from dondoc.people.queries import standing_of
from dondoc.plans.access import can_urge
from dondoc.plans.models import Duty, Urging
from dondoc.plans.queries.urging import Addressed, abstract_of, addressed, blocks_of, urged_duties

LETTER = "Công văn"


@transaction.atomic
def urge(*, actor: User, duties: Sequence[Duty], texts: Mapping[int, str]) -> list[Urging]:
    """Tells each body of the picked work; `texts` by body are the words that the sender has changed.

    Raises:
        PermissionDenied: for others than the Office and the leaders.
        ValidationError: where nothing picked is open and unanswered.
    """
    ensure(can_urge(actor))
    found = _picked(actor, duties)
    made = [_kept(actor, one, texts.get(one.body.pk, "").strip() or one.text) for one in found]
    for one, urging in zip(found, made, strict=True):
        notify(
            person_ids=[person.pk for person in one.people if person.pk != actor.person_id],
            key=f"urging:{urging.pk}",
            text=urging.text,
            url=reverse("plans:task", args=[one.duties[0].task_id]) if len(one.duties) == 1 else reverse("plans:tasks"),
            urgent=True,
        )
    names = ", ".join(one.body.name for one in found)
    standing_of(actor)
    record(
        actor=actor,
        verb="plans.duty.urge",
        object_type="plans.urging",
        object_id=made[0].pk,
        object_label=names,
        sentence=f"Nhắc, đôn đốc {sum(len(one.duties) for one in found)} việc: {names}.",
    )
    return made


@transaction.atomic
def draft_urging_letter(*, actor: User, duties: Sequence[Duty]) -> Paper:
    """A letter with the table of the picked work, on its way to be checked and signed; the draft journals itself.

    Raises:
        PermissionDenied: for others than the Office and the leaders.
        ValidationError: where nothing picked is open and unanswered.
    """
    ensure(can_urge(actor))
    found = _picked(actor, duties)
    names = [one.body.name for one in found]
    first = found[0].duties[0]
    paper = draft_paper(
        actor=actor,
        letter=Letter(type_name=LETTER, abstract=abstract_of(found), blocks=blocks_of(found), addressees=names),
        origin=Origin("plans.duty", first.pk, first.task.title, reverse("plans:task", args=[first.task_id])),
    )
    for one in found:
        _kept(actor, one, one.text, letter=str(paper), url=reverse("outgoing:paper", args=[paper.pk]))
    return paper


def _picked(actor: User, duties: Sequence[Duty]) -> list[Addressed]:
    found = addressed(urged_duties(actor, [duty.pk for duty in duties]))
    if not found:
        raise ValidationError(_("Chưa chọn việc nào còn đang làm. Hãy đánh dấu các việc cần đôn đốc rồi làm lại."))
    return found


def _kept(actor: User, one: Addressed, text: str, *, letter: str = "", url: str = "") -> Urging:
    urging = Urging.objects.create(
        body=one.body,
        rank=one.rank,
        author_id=actor.person_id,
        author_name=actor.printed_name,
        author_post=standing_of(actor).title,
        text=text,
        told=[] if letter else [person.name for person in one.people],
        letter=letter[:300],
        letter_url=url,
    )
    urging.duties.set(one.duties)
    return urging
