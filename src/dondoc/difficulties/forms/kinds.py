"""How a kind of difficulties is handled."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc.difficulties.actions.keeping import Handling
from dondoc.difficulties.forms import offer
from dondoc.difficulties.models import DifficultyKind, deciders
from dondoc.difficulties.queries import consolidators
from dondoc.difficulties.rules import DEFAULT_DAYS, TIMED_STATES
from dondoc.people.models import Body
from dondoc.ui.components.text import said, said_choices

MOST_DAYS = 90


class KindForm(forms.Form):
    name = forms.CharField(label=_("Tên loại"), max_length=120)
    consolidator = forms.ModelChoiceField(
        label=_("Đơn vị tổng hợp"), queryset=Body.objects.none(), required=False, empty_label=_("Văn phòng")
    )
    decider = forms.ChoiceField(label=_("Ai quyết định"), choices=said_choices(deciders()))

    def __init__(self, *args: Any, kind: DifficultyKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["consolidator"], consolidators())
        self.initial = {"name": kind.name, "consolidator": kind.consolidator_id, "decider": kind.decider}
        days = {**DEFAULT_DAYS, **dict(kind.steps.values_list("state", "days"))}
        for state in TIMED_STATES:
            self.fields[state] = forms.IntegerField(
                label=_("%(step)s: số ngày làm việc") % {"step": said(state.label)},
                min_value=1,
                max_value=MOST_DAYS,
                initial=days[state],
            )

    def handling(self) -> Handling:
        """The cleaned form as the action takes it."""
        data = self.cleaned_data
        return Handling(
            name=data["name"],
            consolidator=data["consolidator"],
            decider=data["decider"],
            days={state: data[state] for state in TIMED_STATES},
        )
