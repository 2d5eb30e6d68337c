"""What people fill in to move a deadline, to hand work over and to take it back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.people.models import Body
from dondoc.plans.models import Duty
from dondoc.plans.queries import may_take_over
from dondoc.ui.fields import DayField

REST_DAY = _("Nếu là ngày nghỉ, thời hạn chuyển sang ngày làm việc tiếp theo.")


REASON = _("Lý do")


def reason_field(label: Any = REASON, help_text: Any = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=required, widget=forms.Textarea(attrs={"rows": 3})
    )


class AskExtensionForm(forms.Form):
    until = DayField(label=_("Đề nghị gia hạn đến ngày"), help_text=REST_DAY)
    reason = reason_field(help_text=_("Vì sao chưa xong, phần nào đã xong, cần thêm thời gian để làm gì."))


class DecideExtensionForm(forms.Form):
    """`until` is the deadline that the leader sets, the one asked for unless changed."""

    until = DayField(label=_("Gia hạn đến ngày"), help_text=_("Có thể cho ngày ngắn hơn ngày đề nghị."))
    reason = reason_field(_("Ý kiến"), _("Không đồng ý thì phải ghi lý do."), required=False)


class SetDeadlineForm(forms.Form):
    until = DayField(label=_("Thời hạn mới"), help_text=REST_DAY)
    reason = reason_field()


class ReturnForm(forms.Form):
    """Why a result goes back, and until when it is to be made good."""

    reason = reason_field()
    until = DayField(
        label=_("Thời hạn mới"),
        required=False,
        help_text=_("Để trống thì giữ thời hạn đang áp dụng."),
    )


class HandOverForm(forms.Form):
    to = forms.ModelChoiceField(label=_("Chuyển cho đơn vị"), queryset=Body.objects.none())
    until = DayField(
        label=_("Thời hạn của đơn vị nhận"),
        required=False,
        help_text=_("Để trống thì giữ thời hạn đang áp dụng; thời hạn đã qua thì phải ghi ngày mới."),
    )
    reason = reason_field()

    def __init__(self, *args: Any, duty: Duty, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = self.fields["to"]
        if isinstance(units, forms.ModelChoiceField):
            units.queryset = may_take_over(duty)


class WithdrawForm(forms.Form):
    reason = reason_field()
    basis = forms.CharField(
        label=_("Văn bản hoặc ý kiến chỉ đạo cho rút"),
        required=False,
        max_length=300,
        help_text=_("Ví dụ: Thông báo số 12/TB-BQLKCN ngày 05/10/2026. Văn phòng ghi thay lãnh đạo thì phải có."),
    )
