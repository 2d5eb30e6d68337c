"""The form of a new assignment of fields."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.people.actions.reassigning import Assigned
from dondoc.people.models import Tenure
from dondoc.ui.fields import DayField


class Reassign(forms.Form):
    on = DayField(label=_("Áp dụng từ ngày"))
    basis = forms.CharField(
        label=_("Thông báo phân công"),
        max_length=300,
        help_text=_("Số, ký hiệu, ngày của thông báo."),
        error_messages={"required": _("Chưa ghi thông báo phân công. Hãy nhập số, ký hiệu và ngày.")},
    )

    def __init__(self, *args: Any, leaders: Sequence[Tenure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._leaders = leaders
        for tenure in leaders:
            self.fields[f"field_{tenure.pk}"] = forms.CharField(
                label=f"{tenure.printed_title} {tenure.person}",
                max_length=500,
                required=False,
                initial=tenure.field_text,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text=_("Lĩnh vực phụ trách, cách nhau bằng dấu chấm phẩy."),
            )

    def assigned(self) -> Assigned:
        """What the form asks for, with what was chosen on the preview ("to-plans.tasks:3:12" = "7")."""
        prefix = "to-"
        choices = {
            name.removeprefix(prefix): int(value)
            for name, value in self.data.items()
            if name.startswith(prefix) and value.isdecimal()
        }
        fields = {t.pk: self.cleaned_data[f"field_{t.pk}"] for t in self._leaders}
        return Assigned(self.cleaned_data["on"], self.cleaned_data["basis"], fields, choices)
