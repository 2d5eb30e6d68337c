"""Uploading a plan."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.plans.rules import PLAN_FILES
from dondoc.records.rules import MAX_FILE_MB


class ImportForm(forms.Form):
    """The file and the confirmation that it holds no state secret."""

    file = forms.FileField(
        label=_("Tệp kế hoạch"),
        allow_empty_file=True,  # the reader says in words why an empty file is of no use
        error_messages={"required": _("Chưa chọn tệp. Hãy kéo tệp vào ô hoặc chọn từ máy.")},
    )
    not_secret = forms.BooleanField(
        label=_("Tệp này không chứa bí mật nhà nước"),
        help_text=_("Văn bản có dấu MẬT, TỐI MẬT, TUYỆT MẬT không được đưa lên máy có nối mạng."),
        error_messages={"required": _("Chưa xác nhận. Hãy kiểm tra tệp rồi đánh dấu xác nhận.")},
    )
    above = forms.BooleanField(
        label=_("Đây là kế hoạch của cấp trên"),
        help_text=_(
            "Ghi là văn bản đến; nhiệm vụ của cơ quan có thể dẫn tới nhiệm vụ trong kế hoạch này. Không đánh dấu thì xét theo cơ quan ban hành ghi trên văn bản."
        ),
        required=False,
    )
    again = forms.BooleanField(label=_("Vẫn nhập lại tệp này thành kế hoạch mới"), required=False)
    former = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.data.get("former"):  # the same file is kept with the plan that it became before
            self.fields["file"].required = False
            self.fields["again"].required = True
            self.fields["again"].error_messages["required"] = _(
                "Chưa xác nhận nhập lại. Hãy đánh dấu, hoặc mở kế hoạch đã nhập."
            )

    @property
    def accept(self) -> str:
        return ",".join(f".{kind}" for kind in PLAN_FILES)

    @property
    def hint(self) -> str:
        return _("Nhận tệp %(kinds)s, tối đa %(size)s MB. Bản PDF cần có chữ chọn được.") % {
            "kinds": ", ".join(PLAN_FILES),
            "size": MAX_FILE_MB,
        }
