"""How a unit's work of a period is counted: each count with the words of its definition, and the rate with its formula."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from django.db import models


class Score(models.TextChoices):
    """What a unit's duties of a period are counted as. The first five leave none out and none twice; "silent" and
    "extended" are counted among them, "no deadline" beside them.
    """

    ON_TIME = "on_time", "Xong đúng hạn"
    LATE = "late", "Xong quá hạn"
    OVERDUE = "overdue", "Đang quá hạn"
    WAITING = "waiting", "Chờ duyệt"
    RUNNING = "running", "Chưa đến hạn"
    SILENT = "silent", "Chưa có tin"
    EXTENDED = "extended", "Được gia hạn"
    NO_DEADLINE = "no_deadline", "Không thời hạn"


def on_time_rate(counts: Mapping[str, int]) -> Decimal | None:
    """On time of all that is finished or overdue, in percent with one decimal; None where there is nothing to count."""
    due = counts[Score.ON_TIME] + counts[Score.LATE] + counts[Score.OVERDUE]
    if not due:
        return None
    return (Decimal(100) * counts[Score.ON_TIME] / due).quantize(Decimal("0.1"), ROUND_HALF_UP)
