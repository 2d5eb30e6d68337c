"""From the tree of a document to its tasks: which lines are work, and whose."""

from dondoc.reading.walk.context import Context
from dondoc.reading.walk.walker import Walker

__all__ = ["Context", "Walker"]
