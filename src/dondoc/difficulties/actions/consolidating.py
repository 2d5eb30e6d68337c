"""What the Office, or the department that a kind names, does: take up, complete, gather into one, give its view, submit."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.difficulties.access import can_consolidate, can_take
from dondoc.difficulties.actions.moving import append, begin, journal, locked, move, take
from dondoc.difficulties.models import Difficulty
from dondoc.difficulties.queries import deputies, may_carry
from dondoc.difficulties.rules import TITLE_LENGTH, Decider, DifficultyState, Joining, Outcome
from dondoc.frame.access import ensure
from dondoc.people.models import Body, Person, User
from dondoc.people.queries import agency, today
from dondoc.people.rules import BodyKind
from dondoc.plans.actions.keeping import short
from dondoc.records.rules import Urgency


def take_up(*, actor: User, difficulty: Difficulty) -> Difficulty:
    """The consolidator has it in hand."""
    return take(actor, difficulty, "take_up")


def put_back(*, actor: User, difficulty: Difficulty) -> Difficulty:
    """Undo of `take_up`."""
    return take(actor, difficulty, "put_back")


def ask_more(*, actor: User, difficulty: Difficulty, words: str) -> Difficulty:
    """What the raiser must still tell before it can be decided."""
    return take(actor, difficulty, "ask_more", words=words)


@transaction.atomic
def consolidate(*, actor: User, difficulty: Difficulty, view: str, proposal: str) -> Difficulty:
    """The consolidator's view and what it proposes, kept until it is submitted."""
    difficulty = locked(difficulty)
    ensure(can_consolidate(actor, difficulty))
    difficulty.view, difficulty.proposal = view.strip(), proposal.strip()
    difficulty.save()
    journal(actor, difficulty, "consolidate", f"Ghi ý kiến tổng hợp: {short(difficulty.title)}.")
    return difficulty


@transaction.atomic
def submit(
    *, actor: User, difficulty: Difficulty, view: str, proposal: str, decider: Person | None = None
) -> Difficulty:
    """Gives it to whoever decides on its kind: the head, or the deputy in charge.

    Raises:
        ValidationError: on `proposal` or `decider`, when nothing is proposed or the deputy is missing or none.
    """
    if not proposal.strip():
        raise ValidationError({"proposal": _("Chưa ghi đề xuất. Hãy ghi hướng giải quyết để lãnh đạo quyết định.")})
    if difficulty.kind.decider == Decider.HEAD:
        decider = None
    elif decider is None or not deputies(today()).filter(pk=decider.pk).exists():
        raise ValidationError({"decider": _("Hãy chọn cấp phó phụ trách lĩnh vực này.")})
    return take(actor, difficulty, "submit", view=view.strip(), proposal=proposal.strip(), decider=decider)


def take_back(*, actor: User, difficulty: Difficulty) -> Difficulty:
    """Undo of `submit`, before it is decided."""
    return take(actor, difficulty, "take_back")


def _office_of(difficulty: Difficulty) -> Body:
    """The body that a common difficulty is written down for."""
    found = difficulty.kind.consolidator or Body.objects.filter(kind=BodyKind.OFFICE).order_by("id").first()
    return found or agency()


@transaction.atomic
def group(*, actor: User, difficulties: Sequence[Difficulty], title: str, description: str) -> Difficulty:
    """Several with one cause become one common difficulty; each keeps its raiser, who hears and confirms for itself.

    Raises:
        ValidationError: on `difficulties` or `title`: fewer than two, of two kinds, already gathered, or no title.
    """
    rows = [locked(one) for one in difficulties]
    _check_group(actor, rows, title)
    first = rows[0]
    common = Difficulty(
        kind=first.kind,
        title=title.strip()[: TITLE_LENGTH * 2],
        description=description.strip() or "\n".join(f"- {one.body}: {one.title}" for one in rows),
        urgency=max((one.urgency for one in rows), key=Urgency.values.index),
        body=_office_of(first),
        raised_by_id=actor.person_id,
        raised_on=min(one.raised_on for one in rows),
        common=True,
        outcome=Outcome.NONE,
    )
    begin(common, DifficultyState.TAKEN_UP, today())
    common.save()
    append(actor, common, "group", "Lập vấn đề chung")
    for one in rows:
        one.carrier, one.joining = common, Joining.GROUPED
        move(actor, one, "join")
    journal(actor, common, "group", f"Gộp {len(rows)} khó khăn, vướng mắc thành vấn đề chung: {short(common.title)}.")
    return common


def _check_group(actor: User, rows: Sequence[Difficulty], title: str) -> None:
    for one in rows:
        ensure(can_take(actor, one, "join"))
    if len(rows) < 2:  # noqa: PLR2004 - two are needed to have something in common
        raise ValidationError({"difficulties": _("Hãy chọn từ hai khó khăn, vướng mắc trở lên để gộp.")})
    if len({one.kind_id for one in rows}) > 1:
        raise ValidationError({"difficulties": _("Chỉ gộp được khó khăn, vướng mắc cùng loại.")})
    if not title.strip():
        raise ValidationError({"title": _("Chưa có tên vấn đề chung. Hãy ghi tên.")})
    _refuse_carriers(rows)


def _refuse_carriers(rows: Sequence[Difficulty]) -> None:
    carriers = Difficulty.objects.filter(carrier__in=rows).values_list("carrier__title", flat=True)
    if names := sorted(set(carriers)):
        raise ValidationError(
            {
                "difficulties": _("“%(title)s” đang gộp các vướng mắc khác. Hãy tách chúng ra trước.")
                % {"title": names[0]}
            }
        )


@transaction.atomic
def join(*, actor: User, difficulty: Difficulty, into: Difficulty) -> Difficulty:
    """A double, or one more of a common difficulty: it is solved with `into`, and its raiser hears as before.

    Raises:
        ValidationError: on `into`, when it cannot carry this one.
    """
    if not may_carry(actor, [difficulty]).filter(pk=into.pk).exists():
        raise ValidationError({"into": _("Không gộp được vào vướng mắc này. Hãy chọn vướng mắc khác.")})
    _refuse_carriers([difficulty])
    why = Joining.GROUPED if into.common else Joining.DUPLICATE
    return take(actor, difficulty, "join", carrier=locked(into), joining=why)


@transaction.atomic
def split(*, actor: User, difficulty: Difficulty) -> Difficulty:
    """Undo of `join`: it is solved by itself again. A common one that carries nothing any more is dissolved."""
    common = difficulty.carrier
    difficulty = locked(difficulty)
    ensure(can_take(actor, difficulty, "split"))
    difficulty.carrier, difficulty.joining = None, Joining.NONE
    move(actor, difficulty, "split")
    if common is not None and common.common and not Difficulty.objects.filter(carrier=common).exists():
        move(actor, locked(common), "dissolve")
    journal(actor, difficulty, "split", f"Tách ra giải quyết riêng: {short(difficulty.title)}.")
    return difficulty


def dissolve(*, actor: User, difficulty: Difficulty) -> Difficulty:
    """Undo of `group`: each of those gathered is solved by itself again."""
    return take(actor, difficulty, "dissolve")
