"""What the addresses of the first pages name."""

from architecture.stages import Rows
from cast import Cast
from dondoc.home.queries.dashboard import KINDS, monday_of
from dondoc.people.queries import today


def rows(_cast: Cast) -> Rows:
    """The lists behind the figures of the running week."""
    monday = monday_of(today()).isoformat()
    return {"home:week": [(f"a week: {kind}", {"kind": kind, "monday": monday}) for kind in KINDS]}
