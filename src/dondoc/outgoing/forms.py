"""What people fill in on papers: the letter itself, an opinion, the number and date, how the agency numbers."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.official.plain import appendices_from_plain, blocks_from_plain
from dondoc.official.rules import LETTER, TYPES
from dondoc.official.signing import Key, KeyRefused, pkcs12_key
from dondoc.official.typed import as_text, from_text, tables_of
from dondoc.outgoing.actions import Letter, Way
from dondoc.outgoing.models import AdvisoryBody, Paper
from dondoc.outgoing.queries import Signer, deputies, signers
from dondoc.outgoing.rules import NumberMode, SeriesMode
from dondoc.people.models import Body, User
from dondoc.people.queries import standing_of, today
from dondoc.records.queries import units
from dondoc.records.rules import MAX_FILE_MB, Urgency
from dondoc.records.storage import upload_content
from dondoc.ui.components.text import said_choices
from dondoc.ui.fields import DayField

KEY_MB = 2
_LINES = gettext_lazy("Mỗi dòng một nơi.")


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class LetterForm(forms.Form):
    """A letter as a clerk types it; `paper` is the draft that is being revised."""

    type_name = forms.ChoiceField(label=gettext_lazy("Loại văn bản"))
    urgency = forms.ChoiceField(label=gettext_lazy("Độ khẩn"), required=False)
    abstract = forms.CharField(
        label=gettext_lazy("Trích yếu"),
        max_length=1000,
        widget=_area(2),
        help_text=gettext_lazy("Một câu nói văn bản về việc gì, không cần ghi “V/v”."),
    )
    addressees = forms.CharField(
        label=gettext_lazy("Kính gửi"), required=False, max_length=5000, widget=_area(3), help_text=_LINES
    )
    bases = forms.CharField(
        label=gettext_lazy("Căn cứ"),
        required=False,
        max_length=20_000,
        widget=_area(3),
        help_text=gettext_lazy("Mỗi dòng một căn cứ."),
    )
    body = forms.CharField(
        label=gettext_lazy("Nội dung"),
        max_length=200_000,
        widget=_area(18),
        help_text=gettext_lazy(
            "Mỗi dòng một đoạn. Mục lớn ghi “I. …”, khoản “1. …”, điểm “a) …”, gạch đầu dòng “- …”. Dòng “1. …” không có dấu "
            "chấm cuối dòng là tiêu đề. “[Bảng 1]” giữ chỗ cho bảng, bảng giữ nguyên."
        ),
    )
    recipients = forms.CharField(
        label=gettext_lazy("Nơi nhận"),
        required=False,
        max_length=10_000,
        widget=_area(4),
        help_text=gettext_lazy("Mỗi dòng một nơi; “Như trên” và “Lưu: VT” tự thêm."),
    )
    unit = forms.ModelChoiceField(label=gettext_lazy("Đơn vị soạn"), queryset=Body.objects.none())
    signer = forms.ChoiceField(label=gettext_lazy("Người ký"), required=False)
    deputy = forms.ChoiceField(
        label=gettext_lazy("Cấp phó phụ trách cho ý kiến"),
        required=False,
        help_text=gettext_lazy("Để trống nếu không trình qua cấp phó, hoặc cấp phó đó là người ký."),
    )
    advisory = forms.ModelChoiceField(
        label=gettext_lazy("Ban hành với tên"), queryset=AdvisoryBody.objects.none(), required=False
    )

    def __init__(self, *args: Any, user: User, unit: Body | None, paper: Paper | None = None, **kwargs: Any) -> None:
        self._paper = paper
        self._signers = {one.key: one for one in signers(today())}
        self._deputies = {str(t.pk): t for t in deputies(today())}
        kwargs["initial"] = (_as_typed(paper) if paper else self._fresh(unit)) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self._choose("type_name", [(kind.name, kind.name) for kind in (LETTER, *TYPES.values())])
        self._choose("urgency", said_choices(Urgency.choices))
        self._choose("signer", [("", _("Chưa chọn")), *((key, one.label) for key, one in self._signers.items())])
        named = [(key, f"{t.person.name} ({t.printed_title})") for key, t in self._deputies.items()]
        self._choose("deputy", [("", _("Không trình qua cấp phó")), *named])
        standing = standing_of(user)
        own = units() if standing.oversees else units().filter(pk__in=standing.body_ids)
        self.fields["unit"].queryset = own  # type: ignore[attr-defined]  # a ModelChoiceField, declared above
        bodies = AdvisoryBody.objects.filter(closed=False)
        self.fields["advisory"].queryset = bodies  # type: ignore[attr-defined]  # a ModelChoiceField, declared above
        self.fields["advisory"].empty_label = _("Cơ quan")  # type: ignore[attr-defined]  # a ModelChoiceField
        if not bodies:
            del self.fields["advisory"]

    def _choose(self, name: str, choices: Sequence[tuple[Any, Any]]) -> None:
        self.fields[name].choices = list(choices)  # type: ignore[attr-defined]  # a ChoiceField, declared above

    def _fresh(self, unit: Body | None) -> dict[str, Any]:
        return {
            "type_name": LETTER.name,
            "urgency": Urgency.NORMAL,
            "unit": unit.pk if unit else None,
            "signer": next(iter(self._signers), ""),
        }

    def clean_body(self) -> str:
        typed = str(self.cleaned_data["body"])
        try:
            from_text(typed, self._tables)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error
        return typed

    @property
    def _tables(self) -> list[Any]:
        return tables_of(blocks_from_plain(self._paper.content["blocks"])) if self._paper else []

    def letter(self) -> Letter:
        data = self.cleaned_data
        return Letter(
            type_name=data["type_name"],
            abstract=data["abstract"],
            blocks=from_text(data["body"], self._tables),
            addressees=data["addressees"].splitlines(),
            bases=data["bases"].splitlines(),
            recipients=data["recipients"].splitlines(),
            appendices=appendices_from_plain(self._paper.content["appendices"]) if self._paper else (),
            urgency=data["urgency"],
            unit=data["unit"],
        )

    def way(self) -> Way:
        data = self.cleaned_data
        signer: Signer | None = self._signers.get(data["signer"])
        return Way(signer, self._deputies.get(data["deputy"]), data.get("advisory"))


def _as_typed(paper: Paper) -> dict[str, Any]:
    content = paper.content
    return {
        "type_name": paper.document.type_name,
        "urgency": paper.document.urgency,
        "abstract": paper.document.subject,
        "addressees": "\n".join(content["addressees"]),
        "bases": "\n".join(content["bases"]),
        "body": as_text(blocks_from_plain(content["blocks"])),
        "recipients": "\n".join(content["recipients"]),
        "unit": paper.document.unit_id,
        "signer": f"{paper.signer_id or ''}:{paper.authority_id or ''}" if paper.signer_id else "",
        "deputy": str(paper.deputy_id or ""),
        "advisory": paper.advisory_id,
    }


class OpinionForm(forms.Form):
    """An opinion on the phiếu trình; asked for where a paper is returned."""

    words = forms.CharField(label=gettext_lazy("Ý kiến"), max_length=5000, widget=_area(3), required=False)

    def __init__(self, *args: Any, asked: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if asked:
            self.fields["words"].required = True
            self.fields["words"].label = _("Lý do")
            self.fields["words"].error_messages["required"] = _("Hãy ghi lý do.")


class KeyForm(forms.Form):
    """The signer's own key, used once: neither the file nor the password is kept. `key` and `image` after `is_valid`."""

    key_file = forms.FileField(
        label=gettext_lazy("Tệp chứng thư số"),
        help_text=gettext_lazy("Tệp .p12 hoặc .pfx; chỉ dùng để ký lần này, không lưu lại."),
    )
    password = forms.CharField(
        label=gettext_lazy("Mật khẩu của tệp"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    picture = forms.FileField(
        label=gettext_lazy("Ảnh chữ ký"),
        required=False,
        help_text=gettext_lazy("Tệp PNG nền trong suốt; có thể để trống."),
    )

    key: Key
    image: bytes | None = None

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if self.errors:
            return data
        self.image = upload_content(data["picture"], max_mb=KEY_MB) if data["picture"] else None
        try:
            self.key = pkcs12_key(upload_content(data["key_file"], max_mb=KEY_MB), data["password"])
        except KeyRefused as error:
            raise forms.ValidationError(str(error)) from error
        return data


class SignedFileForm(forms.Form):
    """The PDF that another system signed."""

    file = forms.FileField(label=gettext_lazy("Tệp PDF đã ký"))
    seen = forms.BooleanField(
        label=gettext_lazy("Tôi đã xem những chỗ khác bản đã duyệt và xác nhận nhận bản này"), required=False
    )

    def content(self) -> bytes:
        return upload_content(self.cleaned_data["file"], max_mb=MAX_FILE_MB)


class IssueForm(forms.Form):
    """Number and date; `own` when the agency's book gives the number."""

    number = forms.CharField(
        label=gettext_lazy("Số"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("Chỉ phần số, trước dấu gạch chéo."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    issued_on = DayField(label=gettext_lazy("Ngày ban hành"))

    def __init__(self, *args: Any, own: bool, **kwargs: Any) -> None:
        kwargs["initial"] = {"issued_on": today()} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.fields["number"].required = not own
        self.fields["number"].error_messages["required"] = _("Hãy nhập số đã cấp.")
        if own:
            self.fields["number"].help_text = _("Để trống để lấy số kế tiếp trong sổ; chỉ ghi khi số đã cấp trên giấy.")


class NumberingForm(forms.Form):
    mode = forms.ChoiceField(label=gettext_lazy("Ai cấp số, ký và gửi"), widget=forms.RadioSelect)
    series = forms.ChoiceField(label=gettext_lazy("Dãy số trong năm"), widget=forms.RadioSelect)
    initials = forms.BooleanField(
        label=gettext_lazy("In ký nháy dưới Nơi nhận"),
        required=False,
        help_text=gettext_lazy(
            "Chữ viết tắt tên người kiểm tra nội dung và người kiểm tra thể thức. Đây là thông lệ của từng cơ quan."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mode"].choices = said_choices(NumberMode.choices)  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["series"].choices = said_choices(SeriesMode.choices)  # type: ignore[attr-defined]  # a ChoiceField


class LastNumberForm(forms.Form):
    """The number last given in a series; `series` are (key, what it holds)."""

    series = forms.ChoiceField(label=gettext_lazy("Dãy số"))
    year = forms.IntegerField(label=gettext_lazy("Năm"), min_value=2000, max_value=2100)
    last = forms.IntegerField(label=gettext_lazy("Số cuối đã cấp"), min_value=0, max_value=999_999)

    def __init__(self, *args: Any, series: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        kwargs["initial"] = {"year": today().year} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.fields["series"].choices = list(series)  # type: ignore[attr-defined]  # a ChoiceField, declared above


class AdvisoryForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Tên tổ chức tư vấn"), max_length=300)
    code = forms.CharField(
        label=gettext_lazy("Ký hiệu"), max_length=30, help_text=gettext_lazy("Đứng trong ký hiệu văn bản, ví dụ HĐTĐ.")
    )
