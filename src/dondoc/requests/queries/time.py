"""How long a request still runs, in words."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dondoc.plans.queries import calendar_for
from dondoc.requests.models import Request
from dondoc.requests.rules import DAY_HOURS, hour_words, working_minutes

_HOUR = 60


def due_words(request: Request) -> str:
    """As "16 giờ 00 ngày 26/11/2026"."""
    return hour_words(request.due_local)


def left_words(request: Request, now: datetime) -> str:
    """As "còn 5 giờ làm việc", "còn 3 ngày làm việc", "quá hạn 2 giờ làm việc"."""
    start, due = timezone.localtime(now), request.due_local
    late = start > due
    begin, end = (due, start) if late else (start, due)
    minutes = working_minutes(begin, end, calendar_for(begin.date()))
    days, hours = minutes // (_HOUR * DAY_HOURS), minutes // _HOUR
    if days:
        words = ngettext("%(n)s ngày làm việc", "%(n)s ngày làm việc", days) % {"n": days}
    elif hours:
        words = ngettext("%(n)s giờ làm việc", "%(n)s giờ làm việc", hours) % {"n": hours}
    else:
        words = _("chưa đến 1 giờ làm việc")
    return (_("quá hạn %(time)s") if late else _("còn %(time)s")) % {"time": words}
