"""The verbs of meetings: the only code that changes their state."""

from dondoc.meetings.actions.announcing import announced, draw, end_meeting
from dondoc.meetings.actions.concluding import Concluded, add_conclusion, conclude, edit_conclusion, remove_conclusion
from dondoc.meetings.actions.holding import Held, cancel, edit, hold, invite, open_meeting
from dondoc.meetings.actions.writing import Came, attach, note_presence, remove_file, write_minutes

__all__ = [
    "Came",
    "Concluded",
    "Held",
    "add_conclusion",
    "announced",
    "attach",
    "cancel",
    "conclude",
    "draw",
    "edit",
    "edit_conclusion",
    "end_meeting",
    "hold",
    "invite",
    "note_presence",
    "open_meeting",
    "remove_conclusion",
    "remove_file",
    "write_minutes",
]
