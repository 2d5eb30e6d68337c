"""The form of a reorganisation: who, into what, since when, by which document."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.people.actions.reorganising import MOST, Change, Heir
from dondoc.people.forms import BodyChoice
from dondoc.people.models import Body
from dondoc.people.rules import BodyKind, ReorganisationKind
from dondoc.ui.components.text import said_choices
from dondoc.ui.fields import DayField


class Reorganise(forms.Form):
    kind = forms.ChoiceField(label=_("Hình thức"), choices=lambda: said_choices(ReorganisationKind.choices))
    formers = forms.ModelMultipleChoiceField(
        Body.objects.filter(valid_to__isnull=True).exclude(kind=BodyKind.ENTERPRISE).order_by("kind", "sort_key"),
        label=_("Cơ quan, đơn vị được sắp xếp"),
        help_text=_("Giữ phím Ctrl để chọn nhiều đơn vị."),
        widget=forms.SelectMultiple(attrs={"size": 8}),
        error_messages={"required": _("Chưa chọn cơ quan, đơn vị được sắp xếp.")},
    )
    on = DayField(label=_("Có hiệu lực từ ngày"))
    basis = forms.CharField(
        label=_("Căn cứ"),
        max_length=300,
        help_text=_("Số, ký hiệu, ngày và cơ quan ban hành quyết định."),
        error_messages={"required": _("Chưa ghi căn cứ. Hãy nhập số, ký hiệu và ngày của quyết định.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n in range(1, MOST + 1):
            self.fields[f"heir_{n}"] = BodyChoice(label=_("Cơ quan tiếp nhận có trong danh bạ"), required=False)
            self.fields[f"heir_{n}_name"] = forms.CharField(
                label=_("hoặc tên cơ quan mới"), max_length=300, required=False
            )
            self.fields[f"heir_{n}_code"] = forms.CharField(label=_("Ký hiệu"), max_length=60, required=False)
            self.fields[f"heir_{n}_field"] = forms.CharField(
                label=_("Lĩnh vực tiếp nhận"), max_length=300, required=False
            )

    @property
    def general(self) -> list[forms.BoundField]:
        return [self[name] for name in ("kind", "formers", "on", "basis")]

    @property
    def heir_rows(self) -> list[list[forms.BoundField]]:
        return [[self[f"heir_{n}{part}"] for part in ("", "_name", "_code", "_field")] for n in range(1, MOST + 1)]

    def _heirs(self) -> list[Heir]:
        values = self.cleaned_data
        found = []
        for n in range(1, MOST + 1):
            body, name = values.get(f"heir_{n}"), values.get(f"heir_{n}_name", "")
            if body or name:
                code, field = values.get(f"heir_{n}_code", ""), values.get(f"heir_{n}_field", "")
                found.append(Heir(body, "" if body else name, code, field_text=field))
        return found

    def change(self) -> Change:
        """What the form asks for, with what was chosen on the preview ("to-plans.duty:12" = "0")."""
        values = self.cleaned_data
        prefix = "to-"
        choices = {
            name.removeprefix(prefix): int(value)
            for name, value in self.data.items()
            if name.startswith(prefix) and value.lstrip("-").isdecimal()
        }
        return Change(
            values["kind"], list(values["formers"]), self._heirs(), values["on"], values["basis"], choices=choices
        )
