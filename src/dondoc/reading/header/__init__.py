"""The head of a document."""

from dondoc.reading.header.read import Head, read_bases, read_head
from dondoc.reading.header.title import lift_type

__all__ = ["Head", "lift_type", "read_bases", "read_head"]
