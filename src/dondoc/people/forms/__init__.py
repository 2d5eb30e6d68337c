"""Forms of the directory and of accounts. They read what was typed; what may be is decided in the actions."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from dondoc.people.models import Body, BodyGroup, Person, Post, group_kinds
from dondoc.people.rules import BodyKind, SigningKind
from dondoc.ui.components.text import said_choices
from dondoc.ui.fields import DayField

LANGUAGES = [("", _("Theo mặc định của chương trình (Tiếng Việt)")), ("vi", "Tiếng Việt"), ("en", "English")]


def _bodies() -> QuerySet[Body]:
    """Those that stand above others or hold posts of the agency; enterprises are far too many for a choice list."""
    return Body.objects.filter(valid_to__isnull=True).exclude(kind=BodyKind.ENTERPRISE).order_by("kind", "sort_key")


class BodyChoice(forms.ModelChoiceField[Body]):
    """A body out of those in force, by name; no enterprise."""

    def __init__(self, *, label: Any, required: bool = True) -> None:
        super().__init__(queryset=_bodies(), label=label, required=required, empty_label=_("Chưa chọn"))


class NewBody(forms.Form):
    name = forms.CharField(label=_("Tên"), max_length=300, help_text=_("Ghi đủ như in trên văn bản."))
    kind = forms.ChoiceField(label=_("Loại"), choices=lambda: [("", _("Chưa chọn")), *said_choices(BodyKind.choices)])
    parent = BodyChoice(label=_("Cơ quan cấp trên"), required=False)
    short_name = forms.CharField(label=_("Tên gọi tắt"), max_length=120, required=False)
    code = forms.CharField(
        label=_("Ký hiệu hoặc mã số"),
        max_length=60,
        required=False,
        help_text=_("Chữ viết tắt trong số, ký hiệu văn bản; mã số thuế với doanh nghiệp."),
    )


class EditBody(forms.Form):
    short_name = forms.CharField(label=_("Tên gọi tắt"), max_length=120, required=False)
    code = forms.CharField(label=_("Ký hiệu hoặc mã số"), max_length=60, required=False)
    parent = BodyChoice(label=_("Cơ quan cấp trên"), required=False)
    address = forms.CharField(label=_("Địa chỉ"), max_length=300, required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)


class RenameBody(forms.Form):
    name = forms.CharField(label=_("Tên mới"), max_length=300)
    on = DayField(label=_("Dùng từ ngày"))
    basis = forms.CharField(
        label=_("Văn bản đổi tên"), max_length=300, help_text=_("Số, ký hiệu, ngày và cơ quan ban hành.")
    )
    code = forms.CharField(
        label=_("Ký hiệu mới"), max_length=60, required=False, help_text=_("Để trống nếu không đổi.")
    )


class CloseBody(forms.Form):
    last_day = DayField(label=_("Ngày hoạt động cuối cùng"))
    basis = forms.CharField(label=_("Căn cứ"), max_length=300, help_text=_("Số, ký hiệu, ngày của quyết định."))


class ConfirmSuccession(forms.Form):
    basis = forms.CharField(
        label=_("Văn bản xác nhận"), max_length=300, help_text=_("Số, ký hiệu, ngày và cơ quan ban hành quyết định.")
    )


class NewAlias(forms.Form):
    text = forms.CharField(
        label=_("Tên gọi khác"), max_length=300, help_text=_("Cách văn bản gọi, ví dụ “Phòng QLLĐ”.")
    )


class NewGroup(forms.Form):
    name = forms.CharField(label=_("Tên nhóm"), max_length=300, help_text=_("Ví dụ “Các phòng chuyên môn”."))
    kind = forms.ChoiceField(
        label=_("Gồm tất cả"),
        choices=lambda: [("", _("Không, chọn từng đơn vị")), *said_choices(group_kinds())],
        required=False,
        help_text=_("Chọn một loại thì nhóm tự gồm mọi đơn vị thuộc loại đó."),
    )
    members = forms.ModelMultipleChoiceField(
        label=_("Thành viên"),
        queryset=_bodies(),
        required=False,
        help_text=_("Giữ phím Ctrl để chọn nhiều đơn vị."),
        widget=forms.SelectMultiple(attrs={"size": 10}),
    )


class NewMember(forms.Form):
    body = BodyChoice(label=_("Đơn vị"))


class InPost(forms.Form):
    """A post of a body from a day on; with `at` given, of that body only (an enterprise, say)."""

    post = forms.ModelChoiceField(
        label=_("Chức vụ"), queryset=Post.objects.order_by("rank", "title"), empty_label=_("Chưa chọn")
    )
    body = BodyChoice(label=_("Cơ quan, đơn vị"))
    valid_from = DayField(label=_("Từ ngày"))
    field_text = forms.CharField(
        label=_("Lĩnh vực phụ trách"),
        max_length=500,
        required=False,
        help_text=_("Như trong phân công của Trưởng Ban."),
    )

    def __init__(self, *args: Any, at: Body | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if at is not None:
            choice = self.fields["body"]
            assert isinstance(choice, BodyChoice)  # noqa: S101 - tells the type
            choice.queryset = Body.objects.filter(pk=at.pk)
            choice.initial = at.pk


class NewPerson(InPost):
    name = forms.CharField(label=_("Họ và tên"), max_length=300)
    field_order = ["name", "post", "body", "valid_from", "field_text"]


class EditPerson(forms.Form):
    name = forms.CharField(label=_("Họ và tên"), max_length=300)
    phone = forms.CharField(label=_("Điện thoại"), max_length=30, required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)


class EndTenure(forms.Form):
    valid_to = DayField(label=_("Thôi giữ chức vụ từ ngày"))
    reason = forms.CharField(label=_("Căn cứ"), max_length=300, help_text=_("Quyết định hoặc lý do."))


class GrantAuthority(forms.Form):
    kind = forms.ChoiceField(label=_("Hình thức ký"), choices=said_choices(SigningKind.choices))
    basis = forms.CharField(label=_("Văn bản giao quyền"), max_length=300)
    scope = forms.CharField(label=_("Phạm vi"), max_length=300, required=False)
    valid_from = DayField(label=_("Từ ngày"))
    valid_to = DayField(label=_("Đến hết ngày"), required=False, help_text=_("Thừa ủy quyền phải có thời hạn."))


class NewAccount(forms.Form):
    person = forms.ModelChoiceField(
        label=_("Cấp cho"),
        queryset=Person.objects.filter(user__isnull=True).order_by("sort_key"),
        empty_label=_("Chưa chọn"),
        help_text=_("Chỉ gồm người chưa có tài khoản. Người mới thì thêm vào danh bạ trước."),
    )
    username = forms.CharField(
        label=_("Tên đăng nhập"), max_length=60, help_text=_("Chữ thường không dấu, ví dụ “phong.laodong”.")
    )


class LockAccount(forms.Form):
    reason = forms.CharField(label=_("Lý do khóa"), max_length=300)


class ChangePassword(forms.Form):
    old = forms.CharField(
        label=_("Mật khẩu hiện nay"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label=_("Mật khẩu mới"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Ít nhất 12 ký tự. Một câu ngắn dễ nhớ là tốt."),
    )
    again = forms.CharField(
        label=_("Nhập lại mật khẩu mới"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("new") and values.get("new") != values.get("again"):
            self.add_error("again", _("Hai lần nhập mật khẩu mới không giống nhau."))
        return values


class Language(forms.Form):
    language = forms.ChoiceField(label=_("Ngôn ngữ hiển thị"), choices=LANGUAGES, required=False)


class AliasFor(forms.Form):
    """Which thing an alias is for, as the review page asks: "body:12", "group:3", "post:1", "person:9"."""

    target = forms.CharField(max_length=40)
    text = forms.CharField(max_length=300)

    def clean_target(self) -> Body | BodyGroup | Post | Person:
        kind, _sep, number = self.cleaned_data["target"].partition(":")
        model = {"body": Body, "group": BodyGroup, "post": Post, "person": Person}.get(kind)
        found = model._default_manager.filter(pk=number).first() if model and number.isdecimal() else None  # noqa: SLF001 - the public name of a model's manager
        if not isinstance(found, Body | BodyGroup | Post | Person):
            raise forms.ValidationError(_("Không tìm thấy mục này trong danh bạ."))
        return found
