"""The rungs of a plan's ladder, and what the Chief of Office says of a digest."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.plans.rules.reminding import Addressee, Rung, Trigger
from dondoc.ui.components.text import said_choices

MOST_DAYS = 90
MORE_ROWS = 2
NUMBER = {
    "invalid": _("Hãy ghi một số từ 0 đến 90."),
    "min_value": _("Hãy ghi một số từ 0 đến 90."),
    "max_value": _("Hãy ghi một số từ 0 đến 90."),
}


class RungForm(forms.Form):
    """One rung; without a trigger it is none."""

    trigger = forms.ChoiceField(label=_("Khi nào"), required=False)
    days = forms.IntegerField(
        label=_("Số ngày làm việc"), min_value=0, max_value=MOST_DAYS, required=False, error_messages=NUMBER
    )
    every = forms.IntegerField(
        label=_("Nhắc lại sau mỗi (ngày làm việc)"),
        min_value=0,
        max_value=MOST_DAYS,
        required=False,
        error_messages=NUMBER,
    )
    addressee = forms.ChoiceField(label=_("Báo cho ai"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: dict[str, list[tuple[str, Any]]] = {
            "trigger": [("", _("Không nhắc")), *said_choices(Trigger.choices)],
            "addressee": said_choices(Addressee.choices),
        }
        for field in self.fields.values():  # its heading is that of the column
            css = "form-select" if isinstance(field, forms.ChoiceField) else "form-control"
            field.widget.attrs |= {"class": css, "aria-label": field.label}
        for name, choices in offered.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        trigger = data.get("trigger")
        if trigger and trigger != Trigger.ON and not data.get("days") and "days" not in self.errors:
            self.add_error("days", _("Hãy ghi số ngày làm việc, từ 1 trở lên."))
        return data

    def rung(self) -> Rung | None:
        """The rung that was filled in; None for an empty row."""
        data = self.cleaned_data
        if not data.get("trigger"):
            return None
        trigger = Trigger(data["trigger"])
        once = trigger in {Trigger.BEFORE, Trigger.ON}
        return Rung(
            trigger,
            0 if trigger is Trigger.ON else data["days"],
            Addressee(data["addressee"]),
            0 if once else data["every"] or 0,
        )


RungFormSet = forms.formset_factory(RungForm, extra=MORE_ROWS, max_num=40, validate_max=True)


def initial_rungs(ladder: Sequence[Rung]) -> list[dict[str, Any]]:
    return [{"trigger": r.trigger, "days": r.days, "every": r.every, "addressee": r.addressee} for r in ladder]


class DigestNoteForm(forms.Form):
    note = forms.CharField(
        label=_("Ý kiến kèm theo"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Lãnh đạo đọc ý kiến này trước danh sách việc."),
    )
