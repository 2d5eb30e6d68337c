"""The value of a time label or of a cell → due date or recurrence."""

import re
from functools import lru_cache

from dondoc.reading.times.dates import all_dates
from dondoc.reading.times.rhythm import When, recurrence

ONWARD = re.compile(r"và\s+(?:các|những)\s+năm\s+(?:tiếp theo|sau|tiếp sau)|trở đi")


LONGEST = 2000  # characters of one value that are read


@lru_cache(maxsize=4096)
def read_label(low: str, year: int | None) -> When:
    """The value of a time label or cell. `low` is lower case (see `language.lower`)."""
    low = low[:LONGEST]
    end = len(low)
    if not low.strip(" .;-"):
        return When(end=end)
    rhythm = recurrence(low)
    dates = all_dates(low, year)
    onward = ONWARD.search(low)
    if onward:
        return When(recurrence=rhythm or (None if "giai đoạn" in low else "regular"), end=end)
    if rhythm:
        # "Thường xuyên" beside a real date keeps both as a doubt: the rhythm is what the words say first.
        yearless = dates and re.search(r"h[ằà]ng|mỗi|định kỳ|lần", low)
        return When(recurrence=rhythm, runner_up=None if yearless or not dates else dates[-1][0], end=end)
    if not dates:
        return When(end=end)
    days = [day for day, _, _ in dates]
    last = max(days)
    other = next((day for day in reversed(days) if day != last), None)
    return When(due=last, runner_up=other, end=end, confidence=1.0 if other is None else 0.8)
