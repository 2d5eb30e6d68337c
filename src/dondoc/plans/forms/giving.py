"""Work given without a plan: what, to whom, until when, and where it comes from."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.people.models import Body, Person, User
from dondoc.people.queries import holders_of, in_force, standing_of, today
from dondoc.people.rules import INTERNAL_KINDS, LEADERS
from dondoc.plans.actions.intake import Given
from dondoc.plans.models import recurrences
from dondoc.plans.rules import SourceKind
from dondoc.records.models import Document
from dondoc.ui.components.text import said_choices
from dondoc.ui.fields import DayField

SOURCES = said_choices(
    (kind.value, kind.label) for kind in (SourceKind.SPOKEN, SourceKind.CONCLUSION, SourceKind.INCOMING)
)


class GiveForm(forms.Form):
    title = forms.CharField(label=_("Việc phải làm"), widget=forms.Textarea(attrs={"rows": 3}))
    lead = forms.ModelChoiceField(label=_("Chủ trì"), queryset=Body.objects.none())
    cooperating = forms.ModelMultipleChoiceField(
        label=_("Phối hợp"), queryset=Body.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    director = forms.ModelChoiceField(label=_("Lãnh đạo chỉ đạo"), queryset=Person.objects.none())
    due = DayField(label=_("Thời hạn"), required=False)
    recurrence = forms.ChoiceField(label=_("Lặp lại"), choices=said_choices(recurrences()), required=False)
    source_kind = forms.ChoiceField(label=_("Nguồn"), choices=SOURCES, initial=SourceKind.SPOKEN)
    source_document = forms.ModelChoiceField(
        label=_("Văn bản"),
        queryset=Document.objects.none(),
        required=False,
        help_text=_("Khi việc đến từ một văn bản."),
    )
    source_text = forms.CharField(
        label=_("Ai giao, ngày nào, ở đâu"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ví dụ: Trưởng Ban giao tại giao ban tuần ngày 05/3/2026."),
    )

    def __init__(self, *args: Any, user: User, documents: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Body.objects.filter(in_force(today()), kind__in=INTERNAL_KINDS).order_by("sort_key")
        leaders = [t.person_id for role in LEADERS for t in holders_of(role, today())]
        standing = standing_of(user)
        if standing.is_leader:
            leaders = [standing.person_id or 0]
            self.fields["director"].initial = standing.person_id
        people = Person.objects.filter(pk__in=leaders).order_by("sort_key")
        for name, queryset in (
            ("lead", units),
            ("cooperating", units),
            ("director", people),
            ("source_document", documents),
        ):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = queryset

    def given(self) -> Given:
        """The cleaned form as the action takes it."""
        data = self.cleaned_data
        return Given(
            title=data["title"],
            lead=data["lead"],
            director=data["director"],
            cooperating=list(data["cooperating"]),
            due=data["due"],
            recurrence=data["recurrence"],
            source_kind=SourceKind(data["source_kind"]),
            source_text=data["source_text"],
            source_document=data["source_document"],
        )
