"""Prose: the sentences that assign work, and the headings of units."""

from dondoc.reading.styles.prose.assignments import Assignment, assignments, bracket, closing, directing
from dondoc.reading.styles.prose.headings import Heading, addressed, announces, heading, unknown_unit

__all__ = [
    "Assignment",
    "Heading",
    "addressed",
    "announces",
    "assignments",
    "bracket",
    "closing",
    "directing",
    "heading",
    "unknown_unit",
]
