"""What people send about meetings, checked."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dondoc.meetings.actions import Came, Concluded, Held
from dondoc.meetings.models import Attendee, Meeting, file_kinds, kinds
from dondoc.meetings.queries import partners, people_to_ask, units
from dondoc.meetings.rules import Presence
from dondoc.people.models import Body, Person
from dondoc.people.queries import today
from dondoc.ui.components.text import said_choices
from dondoc.ui.fields import DayField

HOURS = ("%H:%M", "%Hh%M", "%H giờ %M", "%H giờ", "%Hh", "%H")


class HourField(forms.TimeField):
    """An hour as an office writes it: 8:00, 8h30, 14 giờ 30."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TimeInput(format="%H:%M", attrs={"autocomplete": "off", "placeholder": "08:00"})
        super().__init__(input_formats=HOURS, widget=widget, **kwargs)
        self.error_messages["invalid"] = _("Chưa đúng dạng giờ. Hãy ghi theo mẫu 08:00 hoặc 14h30.")


class _BodiesField(forms.ModelMultipleChoiceField[Body]):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Body.objects.none(), required=False, widget=forms.CheckboxSelectMultiple, **kwargs)


class MeetingForm(forms.Form):
    """A meeting as it is called or changed."""

    title = forms.CharField(label=_("Tên cuộc họp"), max_length=500)
    kind = forms.ChoiceField(label=_("Loại cuộc họp"), choices=said_choices(kinds()))
    day = DayField(label=_("Ngày họp"))
    hour = HourField(label=_("Giờ họp"))
    place = forms.CharField(label=_("Địa điểm"), max_length=300)
    chair = forms.ModelChoiceField(label=_("Chủ trì"), queryset=Person.objects.none())
    secretary = forms.ModelChoiceField(label=_("Thư ký"), queryset=Person.objects.none(), required=False)
    agenda = forms.CharField(
        label=_("Nội dung họp"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Mỗi dòng một nội dung."),
    )
    bodies = _BodiesField(label=_("Đơn vị dự họp"))
    persons = forms.ModelMultipleChoiceField(
        label=_("Lãnh đạo dự họp"),
        queryset=Person.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    names = forms.CharField(
        label=_("Người, cơ quan khác"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ngoài danh bạ; mỗi dòng một tên."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leaders, members = people_to_ask(today())
        for name, queryset in (
            ("chair", members),
            ("secretary", members),
            ("bodies", partners(today())),
            ("persons", leaders),
        ):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = queryset

    def held(self) -> Held:
        """The cleaned form as the action takes it."""
        data = self.cleaned_data
        start = datetime.combine(data["day"], data["hour"], tzinfo=timezone.get_current_timezone())
        return Held(
            title=data["title"],
            starts_at=start,
            place=data["place"],
            chair=data["chair"],
            kind=data["kind"],
            secretary=data["secretary"],
            agenda=data["agenda"],
            bodies=list(data["bodies"]),
            persons=list(data["persons"]),
            names=data["names"].splitlines(),
        )


def initial_of(meeting: Meeting) -> dict[str, Any]:
    """A meeting as its form shows it."""
    asked = list(meeting.attendees.all())
    start = meeting.local_start
    return {
        "title": meeting.title,
        "kind": meeting.kind,
        "day": start.date(),
        "hour": start.time(),
        "place": meeting.place,
        "chair": meeting.chair_id,
        "secretary": meeting.secretary_id,
        "agenda": meeting.agenda,
        "bodies": [a.body_id for a in asked if a.body_id],
        "persons": [a.person_id for a in asked if a.person_id],
        "names": "\n".join(a.text for a in asked if not (a.body_id or a.person_id)),
    }


class ReasonForm(forms.Form):
    """Why a meeting is called off."""

    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}))


class MinutesForm(forms.Form):
    text = forms.CharField(
        label=_("Nội dung biên bản"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Ý kiến của từng người; mỗi đoạn một dòng. Kết luận ghi riêng, không phải chép lại."),
    )
    ended = HourField(label=_("Kết thúc lúc"), required=False)


class ConclusionForm(forms.Form):
    """A conclusion put right."""

    text = forms.CharField(label=_("Kết luận"), widget=forms.Textarea(attrs={"rows": 3}))
    lead = forms.ModelChoiceField(
        label=_("Chủ trì"),
        queryset=Body.objects.none(),
        required=False,
        help_text=_("Không chọn thì kết luận chỉ được in, không thành nhiệm vụ."),
    )
    cooperating = _BodiesField(label=_("Phối hợp"))
    due = DayField(label=_("Thời hạn"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, queryset in (("lead", units(today())), ("cooperating", partners(today()))):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = queryset

    def concluded(self) -> Concluded:
        data = self.cleaned_data
        return Concluded(data["text"], lead=data["lead"], cooperating=list(data["cooperating"]), due=data["due"])


class FileForm(forms.Form):
    file = forms.FileField(label=_("Tệp"))
    kind = forms.ChoiceField(label=_("Loại tệp"), choices=said_choices(file_kinds()))
    not_secret = forms.BooleanField(label=_("Tệp không chứa bí mật nhà nước"))


def came_of(attendees: list[Attendee], sent: Any) -> dict[int, Came]:
    """How each of those asked came, of the fields `p<pk>` and `r<pk>`; those without an answer are left out. `all` says that
    everybody came of whom nothing else is said.
    """
    known = set(Presence.values)
    unsaid = Presence.PRESENT if sent.get("all") else Presence.INVITED
    return {
        attendee.pk: Came(unsaid if said == Presence.INVITED else Presence(said), sent.get(f"r{attendee.pk}", "")[:200])
        for attendee in attendees
        if (said := sent.get(f"p{attendee.pk}", "")) in known
    }
