"""Verbs of notices. They are no matter of record: the action that causes them journals itself."""

from dondoc.notices.actions.mailing import prepare_mails, send_mails
from dondoc.notices.actions.preferring import set_preference
from dondoc.notices.actions.telling import DELAY, Told, mark_read, notify, notify_all, withdraw

__all__ = [
    "DELAY",
    "Told",
    "mark_read",
    "notify",
    "notify_all",
    "prepare_mails",
    "send_mails",
    "set_preference",
    "withdraw",
]
