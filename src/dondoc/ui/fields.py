"""Form fields as an office fills them in."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.ui.components.text import day

FORMATS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d")


def parse_day(text: str) -> date | None:
    """A typed day: "5/3/2026", "05-03-2026", "2026-03-05"; None when it is none. Day before month, always."""
    for shape in FORMATS:
        try:
            return datetime.strptime(text.strip(), shape).date()  # noqa: DTZ007 - a calendar day has no zone
        except ValueError:
            continue
    return None


class DayInput(forms.DateInput):
    """A line of text for dd/mm/yyyy, with the browser's calendar behind a button."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        own = {
            "inputmode": "numeric",
            "autocomplete": "off",
            "placeholder": _("ngày/tháng/năm"),
            "data-day": _("Chọn ngày"),
        }
        super().__init__({**own, **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        return day(value) if isinstance(value, date) else value


class DayField(forms.DateField):
    """A day typed with the day first; Django's own field would read 05/03 as the fifth month's third day."""

    widget = DayInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=FORMATS, **kwargs)
        self.error_messages["invalid"] = _("Chưa đúng dạng ngày. Hãy ghi theo mẫu 05/3/2026.")


class MoneyField(forms.IntegerField):
    """Whole đồng; the dots of "1.234.567" and a trailing "đồng" are read over.

    Attributes:
        widget: a line of text with a keyboard of figures on phones.
    """

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str):
            value = value.strip().removesuffix("đồng").removesuffix("đ").replace(".", "").replace(" ", "")
        return super().to_python(value)
