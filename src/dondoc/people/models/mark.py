"""The mark of the directory, which changes with it."""

import pgtrigger
from django.db import models


class DirectoryMark(models.Model):
    """One row, there since the first change, whose `mark` changes with whatever the standing of anybody, or the choices of a filter, rests on. What a
    process has worked out under a mark holds as long as the mark (`queries.kept`).
    """

    mark = models.UUIDField()

    class Meta:
        verbose_name = "dấu của danh bạ"


def new_mark() -> pgtrigger.Trigger:
    """Changes the mark with the first statement of a transaction on the table: nobody else sees either before the other."""
    return pgtrigger.Trigger(
        name="new_mark",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func="""
            INSERT INTO people_directorymark AS kept (id, mark) VALUES (1, gen_random_uuid())
            ON CONFLICT (id) DO UPDATE SET mark = EXCLUDED.mark WHERE kept.xmin <> pg_current_xact_id()::xid;
            RETURN NULL;
        """,
    )
