"""A new personal token."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dondoc.people.hooks import api_rooms
from dondoc.people.queries import today
from dondoc.people.rules import READ, TOKEN_DAYS, WRITE, scopes_of
from dondoc.ui.fields import DayField


def scope_choices() -> Iterator[tuple[str, str]]:
    """Each scope with what it opens."""
    words = {READ: gettext("đọc"), WRITE: gettext("ghi")}
    for key, room in api_rooms.items():
        for scope in scopes_of([(key, room.writes)]):
            yield scope, f"{room.label}: {words[scope.partition(':')[2]]}"


class NewToken(forms.Form):
    name = forms.CharField(
        label=_("Dùng cho việc gì"), max_length=80, help_text=_("Ví dụ: Phần mềm báo cáo của Văn phòng.")
    )
    scopes = forms.MultipleChoiceField(
        label=_("Nội dung được mở"),
        choices=scope_choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Chỉ chọn những gì phần mềm đó cần."),
    )
    expires_on = DayField(label=_("Dùng được trước ngày"), help_text=_("Nhiều nhất một năm."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["expires_on"].initial = today() + timedelta(days=TOKEN_DAYS // 2)
