"""What people fill in: a request, a later hour, more addressees, an answer."""

import re
from datetime import datetime, time
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dondoc.people.models import Body, User
from dondoc.people.queries import in_force, standing_of, today
from dondoc.people.rules import INTERNAL_KINDS, BodyKind
from dondoc.plans.forms import ManyFilesField
from dondoc.records.actions import Upload
from dondoc.records.models import Document
from dondoc.records.rules import EVIDENCE_MAX_MB
from dondoc.records.storage import upload_content
from dondoc.requests.actions import Asked, Said
from dondoc.requests.actions.asking import FORM_MAX_MB
from dondoc.requests.models import Request, collate_modes, request_kinds
from dondoc.requests.rules import CollateMode, RequestKind
from dondoc.ui.components.text import said_choices
from dondoc.ui.fields import DayField

_HOUR = re.compile(r"([01]?[0-9]|2[0-3])\s*(?:giờ|h|:|g)\s*([0-5]?[0-9])?", re.IGNORECASE)
MAX_OPINIONS = 60
SPARE_OPINIONS = 3


class HourField(forms.CharField):
    """An hour as people write it: "16:00", "16 giờ", "16h30"."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        found = _HOUR.fullmatch(text.strip())
        if found is None:
            raise forms.ValidationError(_("Chưa đúng dạng giờ. Hãy ghi theo mẫu 16:00."))
        return time(int(found[1]), int(found[2] or 0))


def _moment(data: dict[str, Any]) -> datetime | None:
    if data.get("due_on") is None or data.get("due_hour") is None:
        return None
    return timezone.make_aware(datetime.combine(data["due_on"], data["due_hour"]))


def _set(form: forms.Form, name: str, queryset: QuerySet[Any]) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = queryset


class DueForm(forms.Form):
    due_on = DayField(label=_("Ngày phải trả lời"))
    due_hour = HourField(label=_("Giờ"), initial="16:00", help_text=_("Ví dụ 16:00."))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        data["due_at"] = _moment(data)
        if data["due_at"] is not None and data["due_at"] <= timezone.now():
            self.add_error("due_on", _("Thời hạn đã qua. Hãy chọn giờ, ngày sau lúc này."))
        return data


class BodiesForm(forms.Form):
    units = forms.ModelMultipleChoiceField(
        label=_("Đơn vị của cơ quan"),
        queryset=Body.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    outside = forms.ModelMultipleChoiceField(
        label=_("Cơ quan, doanh nghiệp bên ngoài"),
        queryset=Body.objects.none(),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text=_("Nơi chưa có tài khoản trả lời qua đường dẫn một lần. Giữ phím Ctrl để chọn nhiều nơi."),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = Body.objects.filter(in_force(today())).order_by("sort_key")
        units = there.filter(kind__in=INTERNAL_KINDS - {BodyKind.BOARD})
        if not standing_of(user).oversees:
            units = units.exclude(pk__in=standing_of(user).headed_ids)
        _set(self, "units", units)
        _set(self, "outside", there.exclude(kind__in=[*INTERNAL_KINDS, BodyKind.ZONE]))

    def bodies(self) -> list[Body]:
        return [*self.cleaned_data["units"], *self.cleaned_data["outside"]]


class AskForm(DueForm, BodiesForm):
    """A request. Its outline is a heading a line."""

    kind = forms.ChoiceField(label=_("Loại yêu cầu"), choices=said_choices(request_kinds()))
    title = forms.CharField(label=_("Yêu cầu"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    text = forms.CharField(label=_("Nội dung"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    document = forms.ModelChoiceField(
        label=_("Theo văn bản đến"),
        queryset=Document.objects.none(),
        required=False,
        empty_label=_("Văn phòng tự yêu cầu"),
    )
    outline = forms.CharField(
        label=_("Đề cương"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Mỗi dòng một mục. Nơi được hỏi trả lời theo từng mục."),
    )
    form = forms.FileField(
        label=_("Biểu số liệu"),
        required=False,
        help_text=_("Bảng tính .xlsx của nơi yêu cầu, tối đa %(size)s MB. Số liệu được điền lại vào chính biểu này.")
        % {"size": FORM_MAX_MB},
    )
    mode = forms.ChoiceField(label=_("Cách tổng hợp biểu"), choices=said_choices(collate_modes()), required=False)
    enclosures = ManyFilesField(
        label=_("Tệp gửi kèm"), required=False, help_text=_("Dự thảo lấy ý kiến, phụ lục; mỗi tệp tối đa 20 MB.")
    )
    not_secret = forms.BooleanField(label=_("Tôi xác nhận tệp không chứa bí mật nhà nước"), required=False)
    field_order = (
        "kind",
        "title",
        "text",
        "document",
        "due_on",
        "due_hour",
        "units",
        "outside",
        "outline",
        "form",
        "mode",
        "enclosures",
        "not_secret",
    )

    def __init__(self, *args: Any, user: User, documents: QuerySet[Document], **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        _set(self, "document", documents)
        if not standing_of(user).oversees:
            self.fields["kind"] = forms.ChoiceField(
                label=_("Loại yêu cầu"), choices=said_choices([(RequestKind.OPINION, RequestKind.OPINION.label)])
            )
            self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if (data.get("form") or data.get("enclosures")) and not data.get("not_secret"):
            self.add_error(
                "not_secret", _("Hãy xác nhận tệp không chứa bí mật nhà nước. Văn bản mật không đưa vào đây.")
            )
        return data

    def asked(self, *, send: bool) -> Asked:
        """The cleaned form as the action takes it."""
        data = self.cleaned_data
        return Asked(
            kind=RequestKind(data["kind"]),
            title=data["title"],
            text=data["text"],
            due_at=data["due_at"],
            bodies=self.bodies(),
            outline=data["outline"].splitlines(),
            form=self._upload(data["form"], FORM_MAX_MB) if data["form"] else None,
            files=[self._upload(one, EVIDENCE_MAX_MB) for one in data["enclosures"]],
            document=data["document"],
            mode=CollateMode(data["mode"] or CollateMode.SUM),
            send=send,
        )

    def _upload(self, file: UploadedFile[Any], max_mb: int) -> Upload:
        return Upload(upload_content(file, max_mb=max_mb), file.name or "", not_secret=self.cleaned_data["not_secret"])


class SheetForm(forms.Form):
    """A filled copy of the asker's form."""

    sheet = forms.FileField(label=_("Biểu đã điền"))
    not_secret = forms.BooleanField(label=_("Tôi xác nhận tệp không chứa bí mật nhà nước"))

    def upload(self) -> Upload:
        file = self.cleaned_data["sheet"]
        return Upload(upload_content(file, max_mb=FORM_MAX_MB), file.name or "", not_secret=True)


def faults_of(form: forms.Form) -> str:
    """What is wrong with a small form, as one sentence."""
    return " ".join(str(message) for found in form.errors.values() for message in found)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}))


class LineForm(forms.Form):
    text = forms.CharField(label=_("Lời tổng hợp"), required=False, widget=forms.Textarea(attrs={"rows": 10}))


def said_in(posted: QueryDict, request: Request) -> Said:
    """An answer as it was posted: `line-3`, `cell-7`, `place-1` with `opinion-1`, `agrees`, `note`."""
    opinions = [(posted.get(f"place-{n}", ""), posted.get(f"opinion-{n}", "")) for n in range(1, MAX_OPINIONS + 1)]
    return Said(
        lines=_numbered(posted, "line-"),
        cells=_numbered(posted, "cell-"),
        opinions=[one for one in opinions if one[1].strip()] if request.is_opinion else (),
        agrees=posted.get("agrees") == "on",
        note=posted.get("note", ""),
    )


def _numbered(posted: QueryDict, prefix: str) -> dict[int, str]:
    return {
        int(name.removeprefix(prefix)): str(posted.get(name, ""))
        for name in posted
        if name.startswith(prefix) and name.removeprefix(prefix).isascii() and name.removeprefix(prefix).isdigit()
    }


def decided_in(posted: QueryDict) -> dict[int, tuple[str, str]]:
    """What was decided on opinions: `verdict-5` with `response-5`."""
    verdicts, responses = _numbered(posted, "verdict-"), _numbered(posted, "response-")
    return {pk: (verdict, responses.get(pk, "")) for pk, verdict in verdicts.items()}
