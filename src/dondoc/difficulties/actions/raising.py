"""What whoever raises a difficulty does: raise, complete, confirm, reopen, withdraw."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.difficulties.access import can_raise_for, can_raise_from
from dondoc.difficulties.actions.moving import append, begin, journal, take, tell
from dondoc.difficulties.models import Difficulty, DifficultyFile, DifficultyKind
from dondoc.difficulties.rules import MAX_FILE_MB, DifficultyState, title_from
from dondoc.frame.access import ensure
from dondoc.people.models import Body, User
from dondoc.people.queries import today
from dondoc.plans.actions.keeping import short
from dondoc.plans.models import Task, Update
from dondoc.plans.queries import visible_tasks
from dondoc.records.actions import Upload, refuse_secret, store_file
from dondoc.records.rules import EVIDENCE_FILES, Urgency
from dondoc.records.storage import clean_name


@dataclass(frozen=True, slots=True)
class Raised:
    """What a unit says of a difficulty. `wish` is what it asks for; `update` the report that told of it first."""

    kind: DifficultyKind
    body: Body
    description: str
    title: str = ""
    cause: str = ""
    wish: str = ""
    urgency: str = Urgency.NORMAL
    task: Task | None = None
    update: Update | None = None
    files: Sequence[Upload] = ()


@transaction.atomic
def raise_difficulty(*, actor: User, raised: Raised) -> Difficulty:
    """A unit tells what stands in the way of its work, with a task or without.

    Raises:
        PermissionDenied: for another unit's, unless the Office writes it down.
        ValidationError: by field of `Raised`: no words, a task that the actor does not see, a file that is secret, not
            confirmed as not secret, or not to be stored.
    """
    ensure(can_raise_for(actor, raised.body))
    if raised.update is not None:
        ensure(can_raise_from(actor, raised.update))
    if not raised.description.strip():
        raise ValidationError({"description": _("Chưa ghi nội dung. Hãy nêu khó khăn, vướng mắc gặp phải.")})
    if raised.task is not None and not visible_tasks(actor).filter(pk=raised.task.pk).exists():
        raise ValidationError({"task": _("Nhiệm vụ này không thuộc đơn vị. Hãy chọn nhiệm vụ khác hoặc để trống.")})
    on = today()
    difficulty = Difficulty(
        kind=raised.kind,
        title=raised.title.strip() or title_from(raised.description),
        description=raised.description.strip(),
        cause=raised.cause.strip(),
        wish=raised.wish.strip(),
        urgency=raised.urgency,
        body=raised.body,
        task=raised.task,
        update=raised.update,
        raised_by_id=raised.update.author_id if raised.update else actor.person_id,
        raised_on=on,
    )
    begin(difficulty, DifficultyState.RAISED, on)
    difficulty.save()
    _keep(difficulty, raised.files)
    tell(actor, difficulty, append(actor, difficulty, "raise", "Nêu khó khăn, vướng mắc"))
    journal(actor, difficulty, "raise", f"Nêu khó khăn, vướng mắc của {raised.body}: {short(difficulty.title)}.")
    return difficulty


def _keep(difficulty: Difficulty, files: Sequence[Upload]) -> None:
    for file in files:
        refuse_secret(file, allowed=EVIDENCE_FILES)
        kept = store_file(content=file.content, name=file.name, allowed=EVIDENCE_FILES, max_mb=MAX_FILE_MB)
        DifficultyFile.objects.create(difficulty=difficulty, file=kept, name=clean_name(file.name))


@transaction.atomic
def add(*, actor: User, difficulty: Difficulty, words: str, files: Sequence[Upload] = ()) -> Difficulty:
    """The information that the consolidator asked for."""
    difficulty = take(actor, difficulty, "add", words=words)
    _keep(difficulty, files)
    return difficulty


def confirm(*, actor: User, difficulty: Difficulty, words: str = "") -> Difficulty:
    """It has been solved: whoever raised it closes it, nobody else does."""
    return take(actor, difficulty, "confirm", words=words)


def reopen(*, actor: User, difficulty: Difficulty, words: str) -> Difficulty:
    """It has not been solved, and why; its age goes on from the day it was raised."""
    return take(actor, difficulty, "reopen", words=words)


def withdraw_difficulty(*, actor: User, difficulty: Difficulty, words: str) -> Difficulty:
    """It has gone, or was a mistake."""
    return take(actor, difficulty, "withdraw", words=words)


def renew(*, actor: User, difficulty: Difficulty) -> Difficulty:
    """Undo of `withdraw_difficulty`."""
    return take(actor, difficulty, "renew")
