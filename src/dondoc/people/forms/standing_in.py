"""The form of xử lý thay."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.people.models import Person, Tenure
from dondoc.people.queries import in_force
from dondoc.people.queries.standing_in import may_stand_in_for
from dondoc.people.rules import INTERNAL_KINDS, Role
from dondoc.ui.fields import DayField


class NewSubstitution(forms.Form):
    """`only`: the one person who may be said to be away; None lets any member of the agency be chosen."""

    away = forms.ModelChoiceField(Person.objects.none(), label=_("Người vắng mặt"), empty_label=_("Chưa chọn"))
    substitute = forms.ModelChoiceField(Person.objects.none(), label=_("Người xử lý thay"), empty_label=_("Chưa chọn"))
    first_day = DayField(label=_("Từ ngày"))
    last_day = DayField(label=_("Đến hết ngày"))
    reason = forms.CharField(label=_("Lý do"), max_length=300, help_text=_("Ví dụ: đi công tác, nghỉ phép."))

    def __init__(self, *args: Any, on: date, only: Person | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = Tenure.objects.filter(in_force(on), body__kind__in=INTERNAL_KINDS).exclude(post__role=Role.ADMINISTRATOR)
        members = Person.objects.filter(pk__in=held.values("person_id"), user__is_active=True).order_by("sort_key")
        self.fields["away"].queryset = members.filter(pk=only.pk) if only else members  # type: ignore[attr-defined]  # a field of this form
        self.fields["substitute"].queryset = may_stand_in_for(only, on) if only else members  # type: ignore[attr-defined]  # as above
        if only:
            self.fields["away"].initial = only.pk
