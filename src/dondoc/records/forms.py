"""Forms of the registry and of the leader's instruction: they read what was typed into what the actions take."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.calendars.queries import calendar_for
from dondoc.language import format_date, squeeze
from dondoc.people.models import Body
from dondoc.people.rules import Role
from dondoc.records.actions import Arrival, Order, Upload
from dondoc.records.models import Citation
from dondoc.records.queries import leaders, units
from dondoc.records.rules import MAX_FILE_MB, PHOTO_MAX_MB, Phrase, Urgency, instruction_text
from dondoc.records.rules.cited import parts_of, type_by_symbol
from dondoc.records.storage import upload_content
from dondoc.ui.components.text import said_choices
from dondoc.ui.fields import DayField
from dondoc.worktime import Calendar

OURS, THEIRS = "ours", "theirs"
TERMS = (3, 5, 10)  # working days offered as deadlines at one tap
_TEXT = {"autocomplete": "off"}


class RegisterForm(forms.Form):
    """Văn bản đến as the registry takes it. `arrival` and `upload` are what `actions.register_document` asks for."""

    file = forms.FileField(label=gettext_lazy("Tệp văn bản"), required=False)
    not_secret = forms.BooleanField(label=gettext_lazy("Tôi xác nhận tệp không chứa bí mật nhà nước"), required=False)
    type_name = forms.CharField(
        label=gettext_lazy("Tên loại văn bản"),
        max_length=60,
        initial="Công văn",
        widget=forms.TextInput(attrs={**_TEXT, "list": "type-names"}),
    )
    number = forms.CharField(
        label=gettext_lazy("Số"), max_length=20, required=False, widget=forms.TextInput(attrs=_TEXT)
    )
    symbol = forms.CharField(
        label=gettext_lazy("Ký hiệu"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Phần sau dấu gạch chéo, ví dụ UBND-KT; của Đảng: CT/TW."),
        widget=forms.TextInput(attrs=_TEXT),
    )
    issued_on = DayField(label=gettext_lazy("Ngày văn bản"), required=False)
    issuer_text = forms.CharField(
        label=gettext_lazy("Cơ quan ban hành"),
        max_length=300,
        widget=forms.TextInput(attrs={**_TEXT, "list": "issuers"}),
    )
    subject = forms.CharField(
        label=gettext_lazy("Trích yếu nội dung"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    urgency = forms.ChoiceField(
        label=gettext_lazy("Độ khẩn"), choices=said_choices(Urgency.choices), initial=Urgency.NORMAL, required=False
    )
    due_on = DayField(
        label=gettext_lazy("Hạn xử lý"), required=False, help_text=gettext_lazy("Như văn bản ghi, nếu có.")
    )
    pages = forms.IntegerField(label=gettext_lazy("Số trang"), min_value=1, max_value=9999, required=False)
    arrived_on = DayField(label=gettext_lazy("Ngày đến"))
    numbering = forms.ChoiceField(
        label=gettext_lazy("Số đến"),
        choices=[
            (OURS, gettext_lazy("Lấy số kế tiếp trong sổ của Ban")),
            (THEIRS, gettext_lazy("Theo hệ thống quản lý văn bản của tỉnh")),
        ],
        initial=OURS,
        widget=forms.RadioSelect,
    )
    their_number = forms.CharField(
        label=gettext_lazy("Số đến trên hệ thống của tỉnh"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs=_TEXT),
    )
    is_party = forms.BooleanField(
        label=gettext_lazy("Văn bản của Đảng"),
        required=False,
        help_text=gettext_lazy("Đánh số theo quy định của Đảng; có thể đăng ký không kèm tệp."),
    )
    note = forms.CharField(
        label=gettext_lazy("Ghi chú"), max_length=500, required=False, widget=forms.TextInput(attrs=_TEXT)
    )
    submit_to = forms.MultipleChoiceField(
        label=gettext_lazy("Trình lãnh đạo cho ý kiến"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Đồng chí được chọn nhận thông báo ngay sau khi đăng ký."),
    )
    same_is_other = forms.BooleanField(label=gettext_lazy("Đã xem, đây là văn bản khác. Vẫn đăng ký."), required=False)

    def __init__(self, *args: Any, on: date, citation: Citation | None = None, **kwargs: Any) -> None:
        initial = {"arrived_on": on} | kwargs.get("initial", {})
        self._citation = citation
        self._leaders = {str(t.person_id): t for t in leaders(on)}
        heads = [key for key, tenure in self._leaders.items() if tenure.post.role == Role.HEAD]
        initial |= _as_printed(citation) if citation else {"submit_to": heads}
        kwargs["initial"] = initial
        super().__init__(*args, **kwargs)
        self.fields["submit_to"].choices = [  # type: ignore[attr-defined]  # a MultipleChoiceField, declared above
            (key, f"{t.person.name} ({t.post.title})") for key, t in self._leaders.items()
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("numbering") == THEIRS and not data.get("their_number"):
            self.add_error(
                "their_number", _("Hãy ghi số đến trên hệ thống của tỉnh, hoặc chọn lấy số trong sổ của Ban.")
            )
        if data.get("file") and not data.get("not_secret"):
            self.add_error(
                "not_secret", _("Hãy xác nhận tệp không chứa bí mật nhà nước. Văn bản mật không đưa vào đây.")
            )
        issued, arrived = data.get("issued_on"), data.get("arrived_on")
        if issued and arrived and issued > arrived:
            self.add_error("issued_on", _("Ngày văn bản sau ngày đến. Hãy xem lại hai ngày này."))
        due = data.get("due_on")
        if due and arrived and due < arrived:
            self.add_error("due_on", _("Hạn xử lý trước ngày đến. Hãy xem lại hai ngày này."))
        return data

    def arrival(self) -> Arrival:
        data = self.cleaned_data
        return Arrival(
            type_name=squeeze(data["type_name"]),
            subject=squeeze(data["subject"]),
            arrived_on=data["arrived_on"],
            number=data["number"].strip(),
            symbol=data["symbol"].strip().lstrip("/-").strip(),
            issued_on=data["issued_on"],
            issuer_text=squeeze(data["issuer_text"]),
            urgency=Urgency(data["urgency"] or Urgency.NORMAL),
            due_on=data["due_on"],
            pages=data["pages"],
            is_party=data["is_party"],
            their_number=data["their_number"].strip() if data["numbering"] == THEIRS else "",
            note=data["note"].strip(),
            same_is_other=data["same_is_other"],
            submit_to=[self._leaders[key].person for key in data["submit_to"]],
            citation=self._citation,
        )

    def upload(self) -> Upload | None:
        """Raises ValidationError when the file is too large."""
        file = self.cleaned_data.get("file")
        if not file:
            return None
        content = upload_content(file, max_mb=MAX_FILE_MB)
        return Upload(content, file.name or "", not_secret=self.cleaned_data["not_secret"])


def _as_printed(citation: Citation) -> dict[str, Any]:
    """What the form begins with where a text of ours prints the document."""
    number, symbol, is_party = parts_of(citation.text)
    return {
        "type_name": citation.type_name or type_by_symbol(symbol) or "Công văn",
        "number": number,
        "symbol": symbol,
        "issued_on": citation.issued_on,
        "issuer_text": citation.issuer_text,
        "subject": citation.subject,
        "is_party": is_party,
    }


class InstructForm(forms.Form):
    """The leader's instruction, for a thumb: ready phrases, one unit that leads, those that cooperate, a deadline at one
    tap. `order` composes the words from the phrase, the units and the deadline, with the leader's own words after them.
    """

    phrase = forms.ChoiceField(
        label=gettext_lazy("Ý kiến"),
        choices=said_choices(Phrase.choices),
        initial=Phrase.ADVISE,
        widget=forms.RadioSelect,
    )
    lead = forms.ModelChoiceField(
        label=gettext_lazy("Đơn vị chủ trì"),
        queryset=Body.objects.none(),
        widget=forms.RadioSelect,
        required=False,
        empty_label=None,
    )
    cooperating = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Phối hợp"),
        queryset=Body.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    term = forms.ChoiceField(label=gettext_lazy("Báo cáo kết quả trước ngày"), widget=forms.RadioSelect, required=False)
    due_on = DayField(label=gettext_lazy("Ngày khác"), required=False)
    words = forms.CharField(
        label=gettext_lazy("Ý kiến thêm"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._calendar: Calendar = calendar_for(on)
        self._terms = {str(n): self._calendar.add_working_days(on, n) for n in TERMS}
        bodies = units()
        self.fields["lead"].queryset = bodies  # type: ignore[attr-defined]  # a ModelChoiceField, declared above
        self.fields["cooperating"].queryset = bodies  # type: ignore[attr-defined]  # likewise
        offered = [
            (key, f"{format_date(day)} ({_('%(n)s ngày làm việc') % {'n': key}})") for key, day in self._terms.items()
        ]
        self.fields["term"].choices = [*offered, ("", _("Không đặt thời hạn, hoặc ngày khác"))]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["term"].initial = ""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        phrase = data.get("phrase")
        if phrase in {Phrase.ADVISE, Phrase.CARRY_OUT} and not data.get("lead") and "lead" not in self.errors:
            self.add_error("lead", _("Mẫu ý kiến này cần đơn vị chủ trì. Hãy chọn một đơn vị."))
        if phrase == Phrase.OWN and not data.get("words", "").strip():
            self.add_error("words", _("Hãy ghi ý kiến, hoặc chọn một mẫu ý kiến."))
        return data

    def order(self) -> Order:
        """Raises ValidationError when the photo is too large."""
        data = self.cleaned_data
        lead: Body | None = data["lead"]
        cooperating = list(data["cooperating"])
        due = data["due_on"] or self._terms.get(data["term"] or "")
        text = instruction_text(
            Phrase(data["phrase"] or Phrase.OWN),
            lead=lead.name if lead else "",
            cooperating=[body.name for body in cooperating],
            due_on=due,
            words=data["words"],
        )
        return Order(
            text=text,
            lead=lead,
            cooperating=cooperating,
            due_on=due,
            photo=self.photo_upload(),
            source=data.get("source", "").strip(),
        )

    def photo_upload(self) -> Upload | None:
        return None


class EnterInstructionForm(InstructForm):
    """The clerk enters what a leader wrote or said: whose words they are, and a photo of the page or where they come from.
    Nobody is chosen beforehand.
    """

    leader = forms.TypedChoiceField(label=gettext_lazy("Ý kiến của"), coerce=int)
    source = forms.CharField(
        label=gettext_lazy("Nguồn của ý kiến"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Khi không có ảnh: chỉ đạo qua điện thoại, tại cuộc họp nào, ngày nào."),
        widget=forms.TextInput(attrs=_TEXT),
    )
    photo = forms.FileField(
        label=gettext_lazy("Ảnh chụp trang có bút phê"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": "image/*,.pdf", "capture": "environment"}),
    )
    not_secret = forms.BooleanField(label=gettext_lazy("Tôi xác nhận ảnh không chứa bí mật nhà nước"), required=False)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, on=on, **kwargs)
        named = [(t.person_id, f"{t.person.name} ({t.post.title})") for t in leaders(on)]
        self.fields["leader"].choices = [("", _("Chọn lãnh đạo")), *named]  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("photo") and not data.get("source", "").strip() and "photo" not in self.errors:
            self.add_error("source", _("Hãy gửi ảnh chụp trang có bút phê, hoặc ghi nguồn của ý kiến."))
        if data.get("photo") and not data.get("not_secret"):
            self.add_error("not_secret", _("Hãy xác nhận ảnh không chứa bí mật nhà nước."))
        return data

    def photo_upload(self) -> Upload | None:
        photo = self.cleaned_data.get("photo")
        if not photo:
            return None
        content = upload_content(photo, max_mb=PHOTO_MAX_MB)
        return Upload(content, photo.name or "", not_secret=self.cleaned_data["not_secret"])
