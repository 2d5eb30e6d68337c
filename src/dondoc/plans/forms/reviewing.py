"""The fields of the review and issue pages. Choices come in from the view, read once for all cards of a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from dondoc.people.rules import BodyKind
from dondoc.plans.actions.drafting import HeaderEdit, TaskEdit
from dondoc.plans.actions.issuing import wrong_number
from dondoc.plans.models import Plan, PlanAim, Task
from dondoc.plans.queries.issuing import is_number
from dondoc.plans.rules import RHYTHM_WORDS, Recurrence, Rhythm
from dondoc.records.rules import Direction, Way
from dondoc.ui.components.text import said_choices
from dondoc.ui.fields import DayField, DayInput

CHOICE_LENGTH = 90


@dataclass(frozen=True, slots=True)
class Choices:
    """What the selects of every card offer; loaded once a page."""

    aims: Sequence[PlanAim]
    above_tasks: Sequence[Task]
    programmes: Sequence[tuple[str, str]]


def _short(text: str) -> str:
    return text if len(text) <= CHOICE_LENGTH else text[: CHOICE_LENGTH - 1].rstrip() + "…"


class TaskForm(forms.Form):
    """The fields of one task's card."""

    title = forms.CharField(
        label=_("Nội dung nhiệm vụ"),
        widget=forms.Textarea(attrs={"rows": 2, "class": "dd-grow"}),
        error_messages={"required": _("Chưa có nội dung. Hãy nhập nội dung hoặc bỏ nhiệm vụ này.")},
    )
    printed_time = forms.CharField(label=_("Thời gian ghi sẵn"), max_length=300, required=False)
    due = DayField(label=_("Thời hạn"), required=False, widget=DayInput({"placeholder": _("chưa có")}))
    recurrence = forms.ChoiceField(label=_("Định kỳ ghi sẵn"), choices=said_choices(Recurrence.choices), required=False)
    rhythm = forms.ChoiceField(
        label=_("Nhịp báo cáo"), choices=[("", _("Chưa có")), *said_choices(Rhythm.choices[1:])], required=False
    )
    output = forms.CharField(label=_("Sản phẩm"), required=False)
    aim = forms.ChoiceField(label=_("Phục vụ mục đích, yêu cầu"), required=False)
    carries_out = forms.ChoiceField(label=_("Thực hiện nhiệm vụ của kế hoạch cấp trên"), required=False)
    programme = forms.ChoiceField(label=_("Lĩnh vực công tác"), required=False)

    def __init__(self, *args: Any, task: Task, choices: Choices, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"t{task.pk}_%s")
        kwargs.setdefault("initial", self.values_of(task))
        super().__init__(*args, **kwargs)
        self.task = task
        self._aims = {str(aim.pk): aim for aim in choices.aims}
        self._above = {str(above.pk): above for above in choices.above_tasks}
        none = ("", _("Không nêu"))
        self._offer("aim", [none, *[(key, _short(aim.text)) for key, aim in self._aims.items()]])
        self._offer("carries_out", [none, *[(key, _short(str(above))) for key, above in self._above.items()]])
        self._offer("programme", [none, *choices.programmes])

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    @staticmethod
    def values_of(task: Task) -> dict[str, Any]:
        return {
            "title": task.title,
            "printed_time": task.printed_time,
            "due": task.due,
            "recurrence": task.recurrence,
            "rhythm": task.rhythm,
            "output": task.output,
            "aim": str(task.aim_id or ""),
            "carries_out": str(task.carries_out_id or ""),
            "programme": task.programme,
        }

    def edit(self) -> TaskEdit:
        """What was asked, once the form is valid."""
        data = self.cleaned_data
        return TaskEdit(
            title=data["title"],
            output=data["output"],
            printed_time=data["printed_time"],
            due=data["due"],
            recurrence=data["recurrence"],
            rhythm=data["rhythm"],
            aim=self._aims.get(data["aim"]),
            carries_out=self._above.get(data["carries_out"]),
            programme=data["programme"],
        )


class HeaderForm(forms.Form):
    """The header card."""

    title = forms.CharField(
        label=_("Trích yếu"),
        widget=forms.Textarea(attrs={"rows": 2, "class": "dd-grow"}),
        error_messages={"required": _("Chưa có trích yếu. Hãy nhập tên kế hoạch như trên văn bản.")},
    )
    type_name = forms.CharField(label=_("Loại văn bản"), max_length=60)
    symbol = forms.CharField(label=_("Ký hiệu"), max_length=60, required=False)
    place = forms.CharField(label=_("Nơi ban hành"), max_length=120, required=False)
    signer_title = forms.CharField(label=_("Chức vụ người ký"), max_length=300, required=False)
    signer_name = forms.CharField(label=_("Người ký"), max_length=200, required=False)
    whose = forms.ChoiceField(
        label=_("Văn bản này là"),
        choices=[
            (Direction.OUTGOING, _("Kế hoạch của cơ quan (văn bản đi)")),
            (Direction.INCOMING, _("Kế hoạch của cấp trên, nơi khác (văn bản đến)")),
        ],
    )
    rhythm = forms.ChoiceField(label=_("Nhịp báo cáo của kế hoạch"), choices=list(Rhythm.choices)[1:])
    above = forms.ModelChoiceField(
        Plan.objects.none(), label=_("Kế hoạch cấp trên"), required=False, empty_label=_("Không nêu")
    )

    def __init__(self, *args: Any, plan: Plan, above: Any, **kwargs: Any) -> None:
        document = plan.document
        kwargs.setdefault("auto_id", "h_%s")
        kwargs.setdefault(
            "initial",
            {
                "title": plan.title,
                "type_name": document.type_name if document else "",
                "symbol": document.symbol if document else "",
                "place": document.place if document else "",
                "signer_title": document.signer_title if document else "",
                "signer_name": document.signer_name if document else "",
                "whose": Direction.INCOMING
                if document and document.direction == Direction.INCOMING
                else Direction.OUTGOING,
                "rhythm": plan.rhythm,
                "above": plan.above_id,
            },
        )
        super().__init__(*args, **kwargs)
        field = self.fields["above"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = above

    def edit(self) -> HeaderEdit:
        data = self.cleaned_data
        return HeaderEdit(
            title=data["title"],
            type_name=data["type_name"],
            symbol=data["symbol"],
            place=data["place"],
            signer_title=data["signer_title"],
            signer_name=data["signer_name"],
            rhythm=data["rhythm"],
            above=data["above"],
            incoming=data["whose"] == Direction.INCOMING,
        )


class RhythmForm(forms.Form):
    rhythm = forms.ChoiceField(choices=[(rhythm.value, words) for rhythm, words in RHYTHM_WORDS.items()])


class NewPersonForm(forms.Form):
    """A person of the document who is not in the directory."""

    name = forms.CharField(label=_("Họ và tên"), max_length=300)
    post = forms.ChoiceField(label=_("Chức vụ"))
    body = forms.ChoiceField(label=_("Cơ quan, đơn vị"))

    def __init__(
        self, *args: Any, posts: Sequence[tuple[str, str]], bodies: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("post", posts), ("body", bodies)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = list(choices)


class NewBodyForm(forms.Form):
    """A unit of the document that is not in the directory."""

    name = forms.CharField(label=_("Tên cơ quan, đơn vị"), max_length=300)
    kind = forms.ChoiceField(label=_("Loại"), choices=said_choices(BodyKind.choices))


class MeantForm(forms.Form):
    """Whom a line of Nơi nhận means, by a name that the directory knows."""

    target = forms.CharField(
        label=_("Trong danh bạ là"),
        max_length=300,
        widget=forms.TextInput(attrs={"list": "names", "autocomplete": "off"}),
        help_text=_("Gõ vài chữ rồi chọn. Từ nay tên ghi trong văn bản là tên gọi khác của nơi này."),
        error_messages={"required": _("Chưa chọn tên. Hãy gõ vài chữ rồi chọn trong danh sách gợi ý.")},
    )


def _a_number(text: str) -> None:
    if not is_number(text):
        raise ValidationError(wrong_number())


class IssueForm(forms.Form):
    """What is stamped and signed, and a way for each line of Nơi nhận (`way_<position>`)."""

    number = forms.CharField(
        label=_("Số"),
        max_length=20,
        validators=[_a_number],
        error_messages={"required": _("Chưa có số văn bản. Hãy nhập số đã cấp.")},
    )
    issued_on = DayField(label=_("Ngày ban hành"))
    signer_title = forms.CharField(label=_("Chức vụ người ký"), max_length=300, required=False)
    signer_name = forms.CharField(label=_("Người ký"), max_length=200, required=False)

    def __init__(
        self, *args: Any, positions: Sequence[int], ways: dict[int, str], next_number: int | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].help_text = (
            _("Số đã cấp trong sổ hoặc trên hệ thống của tỉnh. Số kế tiếp trong năm là %(number)s.")
            % {"number": next_number}
            if next_number
            else _("Số đã cấp trong sổ hoặc trên hệ thống của tỉnh.")
        )
        self._positions = positions
        for position in positions:
            self.fields[f"way_{position}"] = forms.ChoiceField(
                choices=said_choices(Way.choices),
                initial=ways[position],
                required=False,
                widget=forms.Select(attrs={"class": "form-select"}),
            )

    def ways(self) -> dict[int, Way]:
        """The ways chosen, by line."""
        chosen = {position: self.cleaned_data.get(f"way_{position}") for position in self._positions}
        return {position: Way(way) for position, way in chosen.items() if way}
