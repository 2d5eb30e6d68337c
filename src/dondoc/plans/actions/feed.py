"""The secret link to one's own calendar: made, made anew, taken back."""

import secrets
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from dondoc.frame.access import ensure
from dondoc.journal.actions import record
from dondoc.people.models import User
from dondoc.people.queries import standing_of
from dondoc.plans.access import can_have_feed
from dondoc.plans.models import FeedKey

SECRET_BYTES = 32


def digest_of(secret: str) -> str:
    """What is kept of a secret."""
    return sha256(secret.encode()).hexdigest()


@transaction.atomic
def make_feed(*, actor: User) -> str:
    """A new secret for the actor's calendar, told this once; the one before opens nothing any more."""
    ensure(can_have_feed(actor))
    secret = secrets.token_urlsafe(SECRET_BYTES)
    FeedKey.objects.update_or_create(user=actor, defaults={"digest": digest_of(secret), "made_at": timezone.now()})
    _journal(actor, "make", "Tạo liên kết lịch riêng.")
    return secret


@transaction.atomic
def revoke_feed(*, actor: User) -> None:
    """Nobody can read the calendar by its link any more."""
    FeedKey.objects.filter(user=actor).delete()
    _journal(actor, "revoke", "Thu hồi liên kết lịch riêng.")


def _journal(actor: User, verb: str, sentence: str) -> None:
    standing_of(actor)
    record(
        actor=actor,
        verb=f"plans.feed.{verb}",
        object_type="people.user",
        object_id=actor.pk,
        object_label=actor.printed_name,
        sentence=sentence,
    )
