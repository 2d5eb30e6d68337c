"""Figures, money, dates and names as an office writes them."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

JANUARY_FEBRUARY = 2
VERB = "verb"  # gettext's context of the words of steps


def said(label: object) -> str:
    """A label of choices in the reader's language. They stay Vietnamese in the data, the
    journal and official documents, so a page says them through this.
    """
    return _(str(label)) if label else ""


def said_verb(word: object) -> str:
    """The word of a step, as it stands on its button, in the reader's language."""
    return pgettext(VERB, str(word)) if word else ""


def said_choices(choices: Iterable[tuple[Any, Any]]) -> list[tuple[str, str | Promise]]:
    """(value, label) of choices for a form or a filter, each label said when it is shown."""
    return [(value, gettext_lazy(str(label))) for value, label in choices]


def thousands(value: object) -> str:
    """1234567 → "1.234.567"; None → "" (an empty cell). Decimals keep a comma: 12.5 → "12,5"."""
    if value is None or value == "":
        return ""
    if isinstance(value, float):
        return f"{value:,}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return f"{int(str(value)):,}".replace(",", ".")


def money(value: object) -> str:
    """Whole đồng: 1234567 → "1.234.567 đồng"."""
    return f"{thousands(value)} đồng" if value not in (None, "") else ""


def day(value: date | datetime | None) -> str:
    """05/3/2026: the day in two digits, January and February too (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4)."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    month = f"{value.month:02d}" if value.month <= JANUARY_FEBRUARY else str(value.month)
    return f"{value.day:02d}/{month}/{value.year}"


def moment(value: datetime | None) -> str:
    """08:05 05/3/2026, in the agency's time."""
    if value is None:
        return ""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{local:%H:%M} {day(local)}"


def days_left(value: int | None) -> str:
    """Working days up to a date, as words beside it: "hôm nay", "còn 3 ngày làm việc", "quá hạn 2 ngày làm việc"."""
    if value is None:
        return ""
    if value == 0:
        return _("hôm nay")
    if value > 0:
        return ngettext("còn %(n)s ngày làm việc", "còn %(n)s ngày làm việc", value) % {"n": thousands(value)}
    return ngettext("quá hạn %(n)s ngày làm việc", "quá hạn %(n)s ngày làm việc", -value) % {"n": thousands(-value)}


def initials(name: str) -> str:
    """Vietnamese names end in the given name: "Trần Thị Mẫu Hai" → "TH"."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()


def file_size(size: int) -> str:
    """Bytes as people read them: 1536 → "1,5 KB", 20971520 → "20 MB"."""
    figure = float(size)
    for unit in ("B", "KB", "MB", "GB"):
        if figure < 1024 or unit == "GB":  # noqa: PLR2004 - the step between units
            break
        figure /= 1024
    text = f"{figure:.1f}".removesuffix(".0").replace(".", ",")
    return f"{text} {unit}"
