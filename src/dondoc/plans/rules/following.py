"""A later deadline is asked for and decided."""

from django.db import models

from dondoc.frame.transitions import Machine, Step


class ExtensionState(models.TextChoices):
    ASKED = "asked", "Chờ quyết định"
    GRANTED = "granted", "Đồng ý gia hạn"
    REFUSED = "refused", "Không đồng ý"
    WITHDRAWN = "withdrawn", "Đã rút đề nghị"


# A later deadline is asked for before the one in force has passed, and decided by whoever decides on the result (the rule
# of Quyết định 42/2014/QĐ-TTg for work of the Government, taken over here). `who` as in the table of a duty.
EXTENSION = Machine(
    [
        Step(ExtensionState.ASKED, "grant", ExtensionState.GRANTED, "director", "Đồng ý gia hạn"),
        Step(ExtensionState.ASKED, "refuse", ExtensionState.REFUSED, "director", "Không đồng ý", reason=True),
        Step(ExtensionState.ASKED, "withdraw", ExtensionState.WITHDRAWN, "lead_head", "Rút đề nghị"),
        Step(ExtensionState.GRANTED, "reconsider", ExtensionState.ASKED, "director", "Xem lại quyết định"),
        Step(ExtensionState.REFUSED, "reconsider", ExtensionState.ASKED, "director", "Xem lại quyết định"),
    ]
)
