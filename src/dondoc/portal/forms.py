"""What the Office fills in to invite, and the invited to begin."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from dondoc.language import fold
from dondoc.people.models import Body
from dondoc.people.queries import in_force, today
from dondoc.portal.access import ABOVE, OUTSIDE_KINDS

_COUNCIL = "Hội đồng nhân dân"  # a body without a kind of its own


class InviteForm(forms.Form):
    body = forms.ModelChoiceField(label=_("Doanh nghiệp, đơn vị"), queryset=Body.objects.none())
    person_name = forms.CharField(label=_("Họ tên người đại diện"), max_length=200)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["body"]
        if isinstance(field, forms.ModelChoiceField):
            kinds = list(OUTSIDE_KINDS - ABOVE)
            found = Body.objects.filter(in_force(today()), kind__in=kinds).exclude(fold__startswith=fold(_COUNCIL))
            field.queryset = found.order_by("sort_key", "id")


class AcceptForm(forms.Form):
    username = forms.RegexField(
        r"^[a-zA-Z0-9._-]{3,60}$",
        label=_("Tên đăng nhập"),
        help_text=_("Chữ cái không dấu, chữ số, dấu chấm; ít nhất 3 ký tự."),
    )
    password = forms.CharField(
        label=_("Mật khẩu"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Ít nhất 12 ký tự."),
    )
    again = forms.CharField(
        label=_("Nhập lại mật khẩu"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("password") != data.get("again"):
            raise ValidationError({"again": _("Hai lần nhập mật khẩu không giống nhau.")})
        return data
