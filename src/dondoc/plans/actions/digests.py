"""What a leader is told together: the Chief of Office sees it, strikes lines, adds a note, presents it or does not."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.frame.access import ensure
from dondoc.notices.actions import notify
from dondoc.notices.rules import NoticeKind
from dondoc.people.actions.writing import journalled
from dondoc.people.models import User
from dondoc.people.queries import standing_of
from dondoc.plans.access import can_present
from dondoc.plans.models import DigestLine, LeaderDigest
from dondoc.plans.queries.reminding import is_settled, lines_of
from dondoc.plans.rules.reminding import DIGEST, DigestState
from dondoc.plans.rules.wording import digest_text

SETTLED = "Đã có kết quả hoặc đã dừng trước khi trình."


def _locked(actor: User, digest: LeaderDigest) -> LeaderDigest:
    found = LeaderDigest.objects.select_for_update(of=("self",)).select_related("leader").get(pk=digest.pk)
    ensure(can_present(actor, found))
    return found


@transaction.atomic
def strike_line(*, actor: User, line: DigestLine, reason: str) -> DigestLine:
    """The leader is not told of this duty.

    Raises:
        ValidationError: without a reason.
    """
    digest = _locked(actor, line.digest)
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi lý do bỏ dòng này.")})
    line.struck = reason.strip()
    line.save(update_fields=["struck"])
    _journal(actor, digest, "strike", f"Bỏ một việc khỏi {_named(digest)}: {line.duty.task}.", reason=reason)
    return line


@transaction.atomic
def restore_line(*, actor: User, line: DigestLine) -> DigestLine:
    """Undo of `strike_line`."""
    digest = _locked(actor, line.digest)
    line.struck = ""
    line.save(update_fields=["struck"])
    _journal(actor, digest, "restore", f"Đưa lại một việc vào {_named(digest)}: {line.duty.task}.")
    return line


@transaction.atomic
def note_digest(*, actor: User, digest: LeaderDigest, note: str) -> LeaderDigest:
    """What the Chief of Office says with it."""
    digest = _locked(actor, digest)
    digest.note = note.strip()
    digest.save(update_fields=["note"])
    _journal(actor, digest, "note", f"Ghi ý kiến vào {_named(digest)}.")
    return digest


@transaction.atomic
def present_digest(*, actor: User, digest: LeaderDigest) -> LeaderDigest:
    """The leader is told once, of the lines that still hold; it is asked first and has no undo.

    Raises:
        ValidationError: when no line is left.
    """
    digest = _locked(actor, digest)
    lines = list(lines_of(digest).filter(struck=""))
    settled = [line for line in lines if is_settled(line.duty)]
    for line in settled:
        line.struck = SETTLED
    DigestLine.objects.bulk_update(settled, ["struck"])
    count = len(lines) - len(settled)
    if not count:
        raise ValidationError(_("Không còn việc nào để trình. Hãy chọn “Không trình”."))
    _close(actor, digest, "present")
    _journal(actor, digest, "present", f"Trình đồng chí {digest.leader}: {count} việc cần quan tâm.")
    notify(
        person_ids=[digest.leader_id],
        key=f"digest:{digest.pk}",
        text=digest_text(count),
        url=reverse("plans:digest", args=[digest.pk]),
        kind=NoticeKind.WAITING,
    )
    return digest


@transaction.atomic
def drop_digest(*, actor: User, digest: LeaderDigest, reason: str) -> LeaderDigest:
    """The leader is not told of any of it; what stays late comes again by the ladder."""
    digest = _locked(actor, digest)
    _close(actor, digest, "drop", reason=reason)
    _journal(actor, digest, "drop", f"Không trình {_named(digest)}.", reason=reason)
    return digest


def _close(actor: User, digest: LeaderDigest, verb: str, *, reason: str = "") -> None:
    digest.state = DIGEST.step(digest.state, verb, reason=reason).target
    digest.closed_at = timezone.now()
    digest.closed_by = actor.printed_name
    digest.closed_by_post = standing_of(actor).title
    if digest.state == DigestState.DROPPED:
        digest.note = reason.strip()
    digest.save()


def _named(digest: LeaderDigest) -> str:
    return f"tổng hợp trình đồng chí {digest.leader}"


def _journal(actor: User, digest: LeaderDigest, verb: str, sentence: str, *, reason: str = "") -> None:
    journalled(
        actor=actor,
        kind="plans.digest",
        verb=verb,
        thing=digest,
        sentence=sentence,
        reason=reason,
    )
