"""The mail of a day, in two steps that a crash may part: what goes to whom is put down, then handed over."""

import logging
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from dondoc.notices.hooks import Mailbox, post
from dondoc.notices.models import MailDigest, Notice, Preference
from dondoc.notices.queries import ready_mails, unmailed
from dondoc.notices.rules import Item, MailState, digest_mail, is_mail_hour

MOST_TRIES = 5
logger = logging.getLogger(__name__)


def prepare_mails(*, now: datetime) -> int:
    """Puts down the mails that are due at that moment, one a person a day, each in a transaction of its own; returns how
    many. Nothing outside working hours or on a day off.
    """
    local = timezone.localtime(now)
    if not is_mail_hour(local) or post.is_quiet(local.date()):
        return 0
    waiting = list(unmailed(now))
    boxes = post.mailboxes({notice.person_id for notice in waiting})
    chosen = Preference.objects.in_bulk(list(boxes))
    made = 0
    for person_id, notices in groupby(waiting, key=lambda notice: notice.person_id):
        wants = chosen.get(person_id) or Preference(person_id=person_id)
        wanted = [notice for notice in notices if notice.kind in wants.kinds]
        if person_id in boxes and wants.by_mail and wants.hour <= local.hour and wanted:
            made += _put_down(person_id, boxes[person_id], wanted, local)
    return made


@transaction.atomic
def _put_down(person_id: int, box: Mailbox, notices: Sequence[Notice], local: datetime) -> bool:
    """The person's mail of that day with its notices; nothing where the day has one."""
    items = [Item(notice.kind, notice.text, notice.url) for notice in notices]
    mail = digest_mail(
        items, address=settings.ADDRESS, is_leader=box.is_leader, settings_path=reverse("notices:settings")
    )
    digest, created = MailDigest.objects.get_or_create(
        person_id=person_id,
        day=local.date(),
        defaults={"to": box.address, "subject": mail.subject, "body": mail.body},
    )
    if created:
        Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(mail=digest)
    return created


def send_mails() -> int:
    """Hands over the mails that are ready; returns how many went. A mail whose hand-over fails is tried again by the next
    run, MOST_TRIES times; one that a crash left between hand-over and mark goes again under the same Message-ID.
    """
    return sum(_hand_over(pk) for pk in ready_mails().values_list("pk", flat=True))


@transaction.atomic
def _hand_over(pk: int) -> bool:
    digest = ready_mails().select_for_update(skip_locked=True).filter(pk=pk).first()
    if digest is None:
        return False
    digest.tries += 1
    try:
        _message(digest).send()
    except (OSError, SMTPException):
        logger.exception("mail %s was not taken", digest.pk)
        digest.state = MailState.FAILED if digest.tries >= MOST_TRIES else MailState.READY
        digest.save(update_fields=["tries", "state"])
        return False
    digest.state, digest.sent_at = MailState.SENT, timezone.now()
    digest.save(update_fields=["tries", "state", "sent_at"])
    return True


def _message(digest: MailDigest) -> EmailMessage:
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    return EmailMessage(
        digest.subject,
        digest.body,
        to=[digest.to],
        headers={"Message-ID": f"<{digest.day:%Y%m%d}-{digest.pk}@{domain}>", "Auto-Submitted": "auto-generated"},
    )
