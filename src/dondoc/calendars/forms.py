"""Forms of the calendar. They read what was typed; what may be is decided in the actions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.calendars.actions import Entry
from dondoc.calendars.models import CalendarDay
from dondoc.calendars.queries import Row
from dondoc.calendars.rules import DayKind, decided
from dondoc.ui.components.text import said_choices
from dondoc.ui.fields import DayField


class DayForm(forms.Form):
    """A day as it is entered or changed."""

    on = DayField(label=_("Ngày"))
    kind = forms.ChoiceField(label=_("Loại"), choices=lambda: said_choices(DayKind.choices))
    name = forms.CharField(label=_("Tên ngày"), max_length=120, help_text=_("Ví dụ “Nghỉ bù Giỗ Tổ Hùng Vương”."))
    basis = forms.CharField(
        label=_("Căn cứ"), max_length=300, required=False, help_text=_("Điều luật, hoặc số và ký hiệu văn bản.")
    )
    confirmed = forms.BooleanField(
        label=_("Đã có văn bản ấn định ngày này"),
        required=False,
        help_text=_("Đề xuất hoán đổi chỉ được tính sau khi đánh dấu ô này."),
    )
    note = forms.CharField(label=_("Ghi chú"), max_length=500, required=False)

    @classmethod
    def of(cls, day: CalendarDay, data: Any) -> "DayForm":
        """The form of a day that is there."""
        return cls(data, initial={name: getattr(day, name) for name in cls.base_fields})

    def entry(self) -> Entry:
        data = self.cleaned_data
        return Entry(**{**data, "kind": DayKind(data["kind"])})

    def row(self) -> Row:
        """What the table would hold."""
        entry = self.entry()
        return entry.on, decided(entry.kind, entry.on) if entry.confirmed else entry.kind


class ConfirmForm(forms.Form):
    """The document that fixes a day."""

    basis = forms.CharField(
        label=_("Căn cứ"), max_length=300, help_text=_("Số, ký hiệu và ngày của văn bản ấn định ngày nghỉ.")
    )
