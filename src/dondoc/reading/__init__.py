"""Any plan becomes a PlanDraft: header, bases, aims, tasks with roles and times, recipients, signer; every field with its
place in the source and a confidence. Pure: no Django, no database, no clock.
"""

from dondoc.reading.directory import Directory, Entry, Match
from dondoc.reading.draft import LOW, Conflict, Field, Header, PlanDraft, Span, TaskDraft
from dondoc.reading.plan import read_plan
from dondoc.reading.schema import to_schema
from dondoc.reading.secrecy import SecretDocument, secrecy_of

__all__ = [
    "LOW",
    "Conflict",
    "Directory",
    "Entry",
    "Field",
    "Header",
    "Match",
    "PlanDraft",
    "SecretDocument",
    "Span",
    "TaskDraft",
    "read_plan",
    "secrecy_of",
    "to_schema",
]
