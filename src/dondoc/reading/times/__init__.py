"""Times as printed → due date or recurrence.

One rule a line of the conventions: a day stands for itself; a month, quarter, half or whole year for its last day; a
range for its end; a start ("từ quý III") or a relative term ("trong 10 ngày kể từ …") for nothing; a rhythm is a recurrence.
"""

from dondoc.reading.times.label import read_label
from dondoc.reading.times.prose import find_in_prose
from dondoc.reading.times.rhythm import Recurrence, When

__all__ = ["Recurrence", "When", "find_in_prose", "read_label"]
