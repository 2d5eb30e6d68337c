"""How somebody wants to hear of notices."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.notices.rules import FIRST_HOUR, LAST_HOUR, NoticeKind
from dondoc.ui.components.text import said_choices


class PreferenceForm(forms.Form):
    """Mail or not, of what, from which hour on."""

    by_mail = forms.BooleanField(
        label=_("Gửi thư tổng hợp mỗi ngày"),
        required=False,
        help_text=_(
            "Mỗi ngày làm việc nhiều nhất một thư, chỉ gồm những tin chưa đọc. Trong phần mềm, mọi tin vẫn hiện ngay."
        ),
    )
    kinds = forms.MultipleChoiceField(
        label=_("Trong thư có"), required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )
    hour = forms.TypedChoiceField(
        label=_("Gửi từ"), coerce=int, choices=[(hour, f"{hour}:10") for hour in range(FIRST_HOUR, LAST_HOUR + 1)]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = self.fields["kinds"]
        if isinstance(kinds, forms.MultipleChoiceField):
            kinds.choices = said_choices(NoticeKind.choices)
