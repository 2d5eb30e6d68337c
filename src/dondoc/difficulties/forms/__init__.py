"""What people fill in on difficulties."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.difficulties.actions.opinions import Question
from dondoc.difficulties.actions.raising import Raised
from dondoc.difficulties.models import Difficulty, DifficultyKind
from dondoc.difficulties.queries import deputies, may_carry
from dondoc.difficulties.rules import MAX_FILE_MB, Decider, title_from
from dondoc.people.models import Body, Person, User
from dondoc.people.queries import in_force, standing_of, today
from dondoc.people.rules import INTERNAL_KINDS, BodyKind
from dondoc.plans.forms import ManyFilesField
from dondoc.plans.models import Involvement, Task, Update
from dondoc.plans.queries import mine, visible_tasks
from dondoc.plans.rules import OPEN_STATES
from dondoc.records.actions import Upload
from dondoc.records.models import Document
from dondoc.records.queries import visible_documents
from dondoc.records.rules import Direction, Urgency
from dondoc.records.storage import upload_content
from dondoc.ui.components.text import said_choices
from dondoc.ui.fields import DayField

MOST_OFFERED = 200
OUTSIDE = frozenset({BodyKind.ENTERPRISE, BodyKind.UNION, BodyKind.BANK})  # whose difficulties are of their own kinds
END_OF_WORK = time(17)
# Who is asked besides the agency's own units; enterprises are not.
ASKED_KINDS = frozenset({BodyKind.UNION, BodyKind.PROVINCE_DEPARTMENT, BodyKind.COMMUNE, BodyKind.PARTY})


def text(label: Any, *, rows: int = 3, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, required=required, widget=forms.Textarea(attrs={"rows": rows}), help_text=help_text
    )


def offer(field: forms.Field, rows: Any) -> None:
    """What a choice of rows offers."""
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = rows


class FilesForm(forms.Form):
    """Files with the assurance that they hold no state secret."""

    attached = ManyFilesField(
        label=gettext_lazy("Tài liệu kèm theo"),
        required=False,
        help_text=gettext_lazy("Văn bản, bảng tính hoặc ảnh, mỗi tệp tối đa %(size)s MB.") % {"size": MAX_FILE_MB},
    )
    not_secret = forms.BooleanField(label=gettext_lazy("Tôi xác nhận tệp không chứa bí mật nhà nước"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("attached") and not data.get("not_secret"):
            self.add_error(
                "not_secret", _("Hãy xác nhận tệp không chứa bí mật nhà nước. Văn bản mật không đưa vào đây.")
            )
        return data

    def clean_attached(self) -> list[UploadedFile[Any]]:
        files: list[UploadedFile[Any]] = self.cleaned_data["attached"]
        for file in files:
            if (file.size or 0) > MAX_FILE_MB * 1024 * 1024:
                raise forms.ValidationError(
                    _("Chưa gửi được: tệp “%(name)s” lớn hơn %(size)s MB. Hãy nén ảnh hoặc gửi thành hai tệp.")
                    % {"name": file.name, "size": MAX_FILE_MB}
                )
        return files

    def uploads(self) -> list[Upload]:
        return [
            Upload(
                upload_content(file, max_mb=MAX_FILE_MB), file.name or "", not_secret=self.cleaned_data["not_secret"]
            )
            for file in self.cleaned_data["attached"]
        ]


class RaiseForm(FilesForm):
    """A unit's difficulty. What a report of progress told already is filled in."""

    description = text(
        gettext_lazy("Nội dung khó khăn, vướng mắc"),
        rows=4,
        help_text=gettext_lazy("Vướng ở đâu, ảnh hưởng thế nào đến việc được giao."),
    )
    cause = text(gettext_lazy("Nguyên nhân"), rows=2, required=False)
    wish = text(
        gettext_lazy("Kiến nghị, đề xuất"),
        rows=2,
        required=False,
        help_text=gettext_lazy("Đề nghị ai làm gì để tháo gỡ."),
    )
    urgency = forms.ChoiceField(
        label=gettext_lazy("Mức độ khẩn"), choices=said_choices(Urgency.choices), initial=Urgency.NORMAL
    )
    task = forms.ModelChoiceField(
        label=gettext_lazy("Nhiệm vụ liên quan"),
        queryset=Task.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không gắn với nhiệm vụ nào"),
    )
    body = forms.ModelChoiceField(label=gettext_lazy("Đơn vị nêu"), queryset=Body.objects.none())
    title = forms.CharField(
        label=gettext_lazy("Nêu gọn trong một câu"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Để trống thì lấy câu đầu của nội dung."),
    )
    field_order = ("description", "cause", "wish", "urgency", "task", "body", "title", "attached", "not_secret")

    def __init__(
        self, *args: Any, user: User, task: Task | None = None, update: Update | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        standing = standing_of(user)
        own = Body.objects.filter(pk__in={update.duty.body_id} if update else standing.body_ids).order_by("sort_key")
        offer(self.fields["body"], own)
        offer(self.fields["task"], _tasks_of(user, task))
        self.fields["body"].initial = own.first()
        if task is not None:
            self.fields["task"].initial = task.pk
        if update is not None:
            self.fields["description"].initial = update.difficulty
            self.fields["wish"].initial = update.proposal
            self.fields["title"].initial = title_from(update.difficulty)
        if own.count() == 1:
            self.fields["body"].widget = forms.HiddenInput()

    def raised(self, update: Update | None = None) -> Raised:
        """What was filled in, of the kind that the unit's own kind asks for."""
        data = self.cleaned_data
        kind = DifficultyKind.objects.filter(outside=data["body"].kind in OUTSIDE).order_by("id").first()
        return Raised(
            kind=kind or DifficultyKind.objects.order_by("id")[:1].get(),
            body=data["body"],
            description=data["description"],
            title=data["title"],
            cause=data["cause"],
            wish=data["wish"],
            urgency=data["urgency"],
            task=data["task"],
            update=update,
            files=self.uploads(),
        )


def _tasks_of(user: User, task: Task | None) -> Any:
    involved = Involvement.objects.filter(mine(standing_of(user))).values("task_id")
    own = visible_tasks(user).filter(pk__in=involved, state__in=OPEN_STATES).values("pk")[:MOST_OFFERED]
    found = Task.objects.filter(pk__in=[pk for (pk,) in own.values_list("pk")] + ([task.pk] if task else []))
    return found.order_by("deadline_key", "id")


class WordsForm(forms.Form):
    """The words that a step asks for, or offers."""

    words = text("")

    def __init__(self, *args: Any, label: str, required: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label, self.fields["words"].required = label, required


class AddForm(FilesForm):
    words = text(gettext_lazy("Thông tin bổ sung"), rows=4)
    field_order = ("words", "attached", "not_secret")


class ViewForm(forms.Form):
    """What whoever consolidates thinks of it and proposes."""

    view = text(gettext_lazy("Ý kiến của đơn vị tổng hợp"), required=False)
    proposal = text(
        gettext_lazy("Đề xuất hướng giải quyết"),
        required=False,
        help_text=gettext_lazy("Lãnh đạo có thể quyết định theo đúng nội dung này."),
    )


class SubmitForm(ViewForm):
    decider = forms.ModelChoiceField(
        label=gettext_lazy("Trình đồng chí"),
        queryset=Person.objects.none(),
        help_text=gettext_lazy("Cấp phó phụ trách."),
    )

    def __init__(self, *args: Any, difficulty: Difficulty, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["proposal"].required = True
        if difficulty.kind.decider == Decider.HEAD:
            del self.fields["decider"]
        else:
            offer(self.fields["decider"], deputies(today()))


class AssignForm(forms.Form):
    words = text(gettext_lazy("Việc phải làm"))
    lead = forms.ModelChoiceField(label=gettext_lazy("Giao đơn vị"), queryset=Body.objects.none())
    due = DayField(label=gettext_lazy("Thời hạn"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Body.objects.filter(in_force(today()), kind__in=INTERNAL_KINDS).order_by("sort_key")
        offer(self.fields["lead"], units)


class ProposeForm(forms.Form):
    authority = forms.CharField(
        label=gettext_lazy("Kiến nghị với"),
        max_length=300,
        help_text=gettext_lazy("Tên cơ quan có thẩm quyền, ví dụ: Ủy ban nhân dân tỉnh."),
    )
    words = text(gettext_lazy("Nội dung kiến nghị"))


class _DocumentForm(forms.Form):
    """A document of one direction, newest first."""

    direction = Direction.OUTGOING
    document = forms.ModelChoiceField(label=gettext_lazy("Văn bản"), queryset=Document.objects.none())

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["document"]
        found = visible_documents(user).filter(direction=self.direction, draft=False).order_by("-id")
        offer(field, found)
        field.label_from_instance = _document_name  # type: ignore[attr-defined]  # of ModelChoiceField


def _document_name(document: Document) -> str:
    return f"{document}: {title_from(document.subject)}"


class SendForm(_DocumentForm):
    expected_on = DayField(label=gettext_lazy("Đề nghị trả lời trước ngày"))


class AnswerForm(_DocumentForm):
    direction = Direction.INCOMING
    words = text(gettext_lazy("Nội dung trả lời"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].required = False
        self.fields["document"].help_text = _("Văn bản đến đã đăng ký; để trống nếu trả lời bằng cách khác.")


class OpinionsForm(forms.Form):
    """Whom to ask what, until when: the end of that day's working hours."""

    words = text(gettext_lazy("Đề nghị cho ý kiến về"))
    bodies = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Cơ quan, đơn vị liên quan"),
        queryset=Body.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    due = DayField(label=gettext_lazy("Trả lời trước hết ngày"))

    def __init__(self, *args: Any, difficulty: Difficulty, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = INTERNAL_KINDS | ASKED_KINDS
        bodies = Body.objects.filter(in_force(today()), kind__in=kinds).exclude(kind=BodyKind.BOARD)
        offer(self.fields["bodies"], bodies.exclude(pk=difficulty.body_id).order_by("sort_key"))

    def question(self) -> Question:
        """The cleaned form as the action takes it."""
        data = self.cleaned_data
        due_at = timezone.make_aware(datetime.combine(data["due"], END_OF_WORK))
        return Question(data["words"], list(data["bodies"]), due_at)


class ProposalForm(forms.Form):
    type_name = forms.ChoiceField(
        label=gettext_lazy("Loại văn bản"), choices=[("Tờ trình", "Tờ trình"), ("Công văn", "Công văn")]
    )


class JoinForm(forms.Form):
    into = forms.ModelChoiceField(label=gettext_lazy("Giải quyết chung với"), queryset=Difficulty.objects.none())

    def __init__(self, *args: Any, user: User, difficulty: Difficulty, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["into"], may_carry(user, [difficulty]))


class GroupForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Tên vấn đề chung"), max_length=300)
    description = text(
        gettext_lazy("Mô tả chung"),
        required=False,
        help_text=gettext_lazy("Để trống thì ghép nội dung của các đơn vị."),
    )
