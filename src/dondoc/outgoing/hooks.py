"""What the rooms above do when a paper is issued or dropped; filled by their `wiring` modules."""

from collections.abc import Callable

from dondoc.frame.actors import Actor
from dondoc.frame.registries import Registry
from dondoc.outgoing.models import Paper

# Called inside the transaction in which the paper got its number and date: `paper.document` is then an issued document.
after_issue: Registry[Callable[[Paper, Actor], None]] = Registry()

# Called inside the transaction in which the draft was dropped.
after_cancel: Registry[Callable[[Paper, Actor], None]] = Registry()
