"""What the API keeps of itself beside the work: how often a token asks, and answers that may be asked for again. Both hold
over all processes, since PostgreSQL keeps them.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from dondoc.people.models import ApiAnswer, ApiToken

ANSWERS_KEPT = timedelta(hours=24)
_COUNT = """
INSERT INTO people_apiuse AS used (token_id, minute, count) VALUES (%s, %s, 1)
ON CONFLICT (token_id) DO UPDATE SET
    count = CASE WHEN used.minute = EXCLUDED.minute THEN used.count + 1 ELSE 1 END,
    minute = EXCLUDED.minute
RETURNING count
"""


class AnotherQuestion(Exception):  # noqa: N818 - it names what happened
    """The key was used for another question before."""


def count_use(token: ApiToken, now: datetime) -> int:
    """How often the token has asked in this minute, this time included."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [token.pk, now.replace(second=0, microsecond=0)])
        return int(cursor.fetchone()[0])


def answer_once(token: ApiToken, key: str, question: str, make: Callable[[], tuple[int, str]]) -> tuple[int, str, bool]:
    """(status, content, whether it is a repetition) of what `make` answers, inside the caller's transaction. A second one with
    the key waits for the first to end: it gets the same answer, or makes its own where the first failed.

    Raises:
        AnotherQuestion: when the key stands for another question.
    """
    ApiAnswer.objects.filter(token=token, key=key, created_at__lt=timezone.now() - ANSWERS_KEPT).delete()
    try:
        with transaction.atomic():
            kept = ApiAnswer.objects.create(token=token, key=key, question=question)
    except IntegrityError:
        kept = ApiAnswer.objects.get(token=token, key=key)
        if kept.question != question:
            raise AnotherQuestion from None
        return kept.status, kept.content, True
    kept.status, kept.content = make()
    kept.save(update_fields=["status", "content"])
    return kept.status, kept.content, False


def forget_answers(now: datetime) -> int:
    """Deletes the answers that are not given again any more; returns how many."""
    return ApiAnswer.objects.filter(created_at__lt=now - ANSWERS_KEPT).delete()[0]
