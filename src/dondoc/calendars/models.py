"""The days that are not like the others of their weekday."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from dondoc.calendars.rules import DayKind

NEW_MARK = """
INSERT INTO people_directorymark (id, mark) VALUES (1, gen_random_uuid())
ON CONFLICT (id) DO UPDATE SET mark = EXCLUDED.mark;
RETURN NULL;
"""


def day_kinds() -> list[tuple[str, str]]:
    return DayKind.choices


@pghistory.track()
class CalendarDay(models.Model):
    """One day of rest, or one weekend day that is worked. Not `confirmed`: it is counted by law, but no document that
    fixes the day has been entered; a proposal is never confirmed, and not counted until it is (`rules.decided`).

    Each statement on the table changes the mark that every account is read with (`people.models.DirectoryMark`).
    """

    on = models.DateField(unique=True)
    kind = models.CharField(max_length=12, choices=day_kinds)
    name = models.CharField(max_length=120)
    basis = models.CharField(max_length=300, blank=True)
    confirmed = models.BooleanField(default=False)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = "ngày nghỉ, ngày hoán đổi"
        ordering = ["on"]
        constraints = [
            models.CheckConstraint(condition=~Q(kind=DayKind.PROPOSED, confirmed=True), name="proposed_not_confirmed"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="new_mark",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=NEW_MARK,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y}: {self.name}"
