"""What people fill in on work."""

import re
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from dondoc.people.models import Body, Person
from dondoc.people.queries import people_of, today
from dondoc.plans.models import Duty, Task
from dondoc.plans.queries import may_cooperate
from dondoc.records.rules import EVIDENCE_MAX_MB
from dondoc.ui.fields import DayField

MAX_FIGURES = 10
DIGITS = re.compile(r"[0-9]{1,15}")


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files in one field."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        given = data if isinstance(data, list | tuple) else [data] if data else []
        if not given and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return [super(ManyFilesField, self).clean(one, initial) for one in given]


class ReportForm(forms.Form):
    """A unit's report on its duty. `figures` is a line each: "nội dung: số lượng đơn vị"."""

    narrative = forms.CharField(
        label=_("Kết quả, tiến độ"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Đã làm được gì từ lần báo cáo trước. Nội dung này sẽ vào báo cáo chung của cơ quan."),
    )
    percent = forms.IntegerField(
        label=_("Mức độ hoàn thành (%)"),
        min_value=0,
        max_value=100,
        required=False,
        error_messages={
            "invalid": _("Hãy ghi một số từ 0 đến 100."),
            "min_value": _("Hãy ghi một số từ 0 đến 100."),
            "max_value": _("Hãy ghi một số từ 0 đến 100."),
        },
    )
    figures = forms.CharField(
        label=_("Số liệu"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi dòng một số liệu, ví dụ: Suất quà đã trao: 120 suất"),
    )
    difficulty = forms.CharField(
        label=_("Khó khăn, vướng mắc"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    proposal = forms.CharField(label=_("Kiến nghị, đề xuất"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    evidence = ManyFilesField(
        label=_("Tài liệu chứng minh"),
        required=False,
        help_text=_("Văn bản, bảng tính hoặc ảnh, mỗi tệp tối đa %(size)s MB.") % {"size": EVIDENCE_MAX_MB},
    )
    not_secret = forms.BooleanField(label=_("Tôi xác nhận tệp không chứa bí mật nhà nước"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("evidence") and not data.get("not_secret"):
            self.add_error(
                "not_secret", _("Hãy xác nhận tệp không chứa bí mật nhà nước. Văn bản mật không đưa vào đây.")
            )
        return data

    def clean_figures(self) -> list[dict[str, Any]]:
        """{"label", "value", "unit"} of each line."""
        found = []
        for line in self.cleaned_data["figures"].splitlines():
            if not line.strip():
                continue
            label, colon, rest = line.rpartition(":")
            number, _space, unit = rest.strip().partition(" ")
            digits = number.replace(".", "").replace(" ", "")
            if not colon or not label.strip() or not DIGITS.fullmatch(digits):
                raise forms.ValidationError(
                    _("Dòng “%(line)s” chưa đúng mẫu. Hãy ghi như: Suất quà đã trao: 120 suất") % {"line": line.strip()}
                )
            found.append({"label": label.strip(), "value": int(digits), "unit": unit.strip()})
        if len(found) > MAX_FIGURES:
            raise forms.ValidationError(_("Mỗi lần báo cáo tối đa %(n)s số liệu.") % {"n": MAX_FIGURES})
        return found

    def clean_evidence(self) -> list[UploadedFile[Any]]:
        files: list[UploadedFile[Any]] = self.cleaned_data["evidence"]
        for file in files:
            if (file.size or 0) > EVIDENCE_MAX_MB * 1024 * 1024:
                raise forms.ValidationError(
                    _("Chưa gửi được: tệp “%(name)s” lớn hơn %(size)s MB. Hãy nén ảnh hoặc gửi thành hai tệp.")
                    % {"name": file.name, "size": EVIDENCE_MAX_MB}
                )
        return files


class ReasonForm(forms.Form):
    """Why something is sent back, paused or cancelled."""

    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}))


class StepForm(forms.Form):
    """One step for a member of the unit."""

    text = forms.CharField(label=_("Nội dung"), widget=forms.Textarea(attrs={"rows": 2}))
    person = forms.ModelChoiceField(label=_("Giao cho"), queryset=Person.objects.none())
    due = DayField(label=_("Hạn trong đơn vị"), required=False)

    def __init__(self, *args: Any, duty: Duty, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        staff = self.fields["person"]
        if isinstance(staff, forms.ModelChoiceField):
            staff.queryset = people_of([duty.body_id], today())


class HandlerForm(forms.Form):
    """Who of the unit, other than the one who chooses, follows a duty; nobody: whoever answers for the unit."""

    person = forms.ModelChoiceField(
        label=_("Người theo dõi"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("Trưởng đơn vị tự theo dõi"),
        help_text=_("Người theo dõi tiếp nhận và báo cáo được thay đơn vị. Kết quả vẫn do trưởng đơn vị trình."),
    )

    def __init__(self, *args: Any, duty: Duty, chooser_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        staff = self.fields["person"]
        if isinstance(staff, forms.ModelChoiceField):
            staff.queryset = people_of([duty.body_id], today()).exclude(pk=chooser_id)


class StepReportForm(forms.Form):
    report = forms.CharField(label=_("Kết quả"), widget=forms.Textarea(attrs={"rows": 3}))


class CooperatorsForm(forms.Form):
    """The units behind "… liên quan"."""

    bodies = forms.ModelMultipleChoiceField(
        label=_("Đơn vị phối hợp"),
        queryset=Body.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Chỉ những đơn vị được chọn mới nhận việc và được nhắc."),
    )

    def __init__(self, *args: Any, task: Task, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = self.fields["bodies"]
        if isinstance(bodies, forms.ModelMultipleChoiceField):
            bodies.queryset = may_cooperate(task)
