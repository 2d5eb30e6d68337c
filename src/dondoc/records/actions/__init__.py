"""The verbs of documents: the only code that changes their state. `store_file`, `take_number`, `cite`,
`resolve_recipients` and `deliver_in_app` are parts of other verbs: they do not journal themselves.
"""

from dondoc.records.actions.citing import cite
from dondoc.records.actions.delivering import (
    deliver_in_app,
    identify_recipient,
    mark_line_sent,
    resolve_recipients,
    set_delivery_state,
    set_way,
)
from dondoc.records.actions.instructing import Order, instruct
from dondoc.records.actions.numbering import take_number
from dondoc.records.actions.registering import Arrival, DuplicateFound, Upload, refuse_secret, register_document
from dondoc.records.storage import store_file

__all__ = [
    "Arrival",
    "DuplicateFound",
    "Order",
    "Upload",
    "cite",
    "deliver_in_app",
    "identify_recipient",
    "instruct",
    "mark_line_sent",
    "refuse_secret",
    "register_document",
    "resolve_recipients",
    "set_delivery_state",
    "set_way",
    "store_file",
    "take_number",
]
