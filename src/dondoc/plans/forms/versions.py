"""Which plan a draft amends."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.plans.models import Plan, amendings
from dondoc.plans.rules.amending import Amending
from dondoc.ui.components.text import said_choices


class AmendsForm(forms.Form):
    """The plan that a draft amends or replaces, if any."""

    amended = forms.ModelChoiceField(
        label=_("Kế hoạch được sửa đổi, thay thế"),
        queryset=Plan.objects.none(),
        required=False,
        empty_label=_("Không sửa đổi kế hoạch nào"),
    )
    amending = forms.ChoiceField(
        label=_("Cách sửa"),
        choices=said_choices(amendings()),
        help_text=_(
            "Sửa đổi, bổ sung: nhiệm vụ không nhắc đến vẫn thực hiện. Thay thế: nhiệm vụ không còn trong văn bản mới được rút."
        ),
    )

    def __init__(self, *args: Any, plan: Plan, amendable: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"amended": plan.amends_id, "amending": plan.amending or Amending.AMENDS})
        super().__init__(*args, **kwargs)
        field = self.fields["amended"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = amendable
