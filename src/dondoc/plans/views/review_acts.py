"""The acts of the review page: what each reads from the request, which action it calls, what to paint again."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.files import FileRefused
from dondoc.people.actions import create_body, create_person
from dondoc.people.models import Body, Post
from dondoc.people.queries import agency, today
from dondoc.people.requests import SignedIn
from dondoc.plans.actions import arranging, drafting, resolving
from dondoc.plans.actions.importing import choose_reading
from dondoc.plans.actions.names import Names
from dondoc.plans.forms.reviewing import HeaderForm, NewBodyForm, NewPersonForm, RhythmForm, TaskForm
from dondoc.plans.models import Assignment, Plan, PlanAim, Task
from dondoc.plans.queries.printed import posts_by_title
from dondoc.plans.queries.reviewing import draft_tasks, summarize
from dondoc.plans.rules import TrackedChoice
from dondoc.plans.views.cards import choices_of, plans_above
from dondoc.plans.views.fetching import entry_of
from dondoc.plans.views.mending import directory_of
from dondoc.reading import SecretDocument


@dataclass(frozen=True, slots=True)
class Answer:
    """What to paint again: "card" (of `task_id`), "saved" (only what the edit changed around it), or "work" (all)."""

    paint: str = "work"
    task_id: int = 0
    told: str = ""
    undo: str = ""


class Invalid(Exception):  # noqa: N818 - it names what the form is
    """A card's form that did not pass: it is painted again with its errors."""

    def __init__(self, task_id: int) -> None:
        super().__init__(task_id)
        self.task_id = task_id


Act = Callable[[SignedIn, Plan], Answer]


def _task(request: SignedIn, plan: Plan) -> Task:
    return get_object_or_404(plan.tasks.all(), pk=_number(value_of(request, "task")))


def value_of(request: SignedIn, name: str) -> str:
    """A value of the form, or of the address (an undo posts to an address alone)."""
    return request.POST.get(name) or request.GET.get(name, "")


def _number(text: str) -> int:
    if not text.isdecimal():
        raise Http404
    return int(text)


# ------------------------------------------------------------------ acts on a card
def _edit(request: SignedIn, plan: Plan) -> Answer:
    task = _task(request, plan)
    form = TaskForm(request.POST, task=task, choices=choices_of(plan))
    if not form.is_valid():
        raise Invalid(task.pk)
    drafting.edit_task(actor=request.user, task=task, edit=form.edit())
    return Answer("saved", task.pk)


def _confirm(request: SignedIn, plan: Plan) -> Answer:
    task = drafting.confirm_task(actor=request.user, task=_task(request, plan))
    return Answer("card", task.pk)


def _name(request: SignedIn, plan: Plan) -> Answer:
    """Adds a name to a part of the task, or removes the one whose cross was pressed."""
    task = _task(request, plan)
    if removed := request.POST.get("remove"):
        name = get_object_or_404(task.assignments.select_related("task"), pk=_number(removed))
        resolving.remove_name(actor=request.user, name=name)
    else:
        resolving.add_name(
            actor=request.user, task=task, part=request.POST.get("part", ""), text=request.POST.get("text", "")
        )
    return Answer("card", task.pk)


def _conflict(request: SignedIn, plan: Plan) -> Answer:
    task = drafting.settle_conflict(
        actor=request.user,
        task=_task(request, plan),
        index=_number(request.POST.get("index", "")),
        take_other=request.POST.get("take") == "other",
    )
    return Answer("card", task.pk)


# ------------------------------------------------------------------ acts on the order
def _add(request: SignedIn, plan: Plan) -> Answer:
    task = arranging.add_task(actor=request.user, plan=plan, title=request.POST.get("title", ""))
    return Answer(task_id=task.pk, told=_("Đã thêm nhiệm vụ vào cuối danh sách."))


def _split(request: SignedIn, plan: Plan) -> Answer:
    task = _task(request, plan)
    if "after" in request.POST:
        arranging.split_task(actor=request.user, task=task, after_sentence=_number(request.POST["after"]))
    else:
        arranging.split_task_at_line(actor=request.user, task=task, text=request.POST.get("text", ""))
    return Answer(task_id=task.pk, told=_("Đã tách thành hai nhiệm vụ."))


def _merge(request: SignedIn, plan: Plan) -> Answer:
    kept = arranging.merge_task(actor=request.user, task=_task(request, plan))
    return Answer(task_id=kept.pk, told=_("Đã gộp với nhiệm vụ trước."))


def _drop(request: SignedIn, plan: Plan) -> Answer:
    task = arranging.drop_task(actor=request.user, task=_task(request, plan))
    undo = f"{reverse('plans:review', args=[plan.pk])}?act=restore&task={task.pk}"
    return Answer(told=_("Đã bỏ một nhiệm vụ."), undo=undo)


def _restore(request: SignedIn, plan: Plan) -> Answer:
    task = arranging.restore_task(actor=request.user, task=_task(request, plan))
    return Answer(task_id=task.pk, told=_("Đã lấy lại nhiệm vụ."))


def _up(request: SignedIn, plan: Plan) -> Answer:
    task = arranging.move_task(actor=request.user, task=_task(request, plan), up=True)
    return Answer(task_id=task.pk)


def _down(request: SignedIn, plan: Plan) -> Answer:
    task = arranging.move_task(actor=request.user, task=_task(request, plan), up=False)
    return Answer(task_id=task.pk)


# ------------------------------------------------------------------ acts on the plan
def _header(request: SignedIn, plan: Plan) -> Answer:
    form = HeaderForm(request.POST, plan=plan, above=plans_above(request.user, plan))
    if not form.is_valid():
        raise ValidationError(
            [f"{form[name].label}: {error}" for name, errors in form.errors.items() for error in errors]
        )
    drafting.edit_header(actor=request.user, plan=plan, edit=form.edit())
    return Answer(told=_("Đã lưu phần đầu kế hoạch."))


def _aim(request: SignedIn, plan: Plan) -> Answer:
    aim = get_object_or_404(PlanAim, plan=plan, pk=_number(request.POST.get("aim", "")))
    if "drop" in request.POST:
        drafting.drop_aim(actor=request.user, aim=aim)
    else:
        drafting.edit_aim(actor=request.user, aim=aim, text=request.POST.get("text", ""))
    return Answer(told=_("Đã lưu mục đích, yêu cầu."))


def _rhythm(request: SignedIn, plan: Plan) -> Answer:
    form = RhythmForm(request.POST)
    if not form.is_valid():
        raise ValidationError(_("Chưa chọn nhịp báo cáo. Hãy chọn một nhịp."))
    count = drafting.apply_rhythm(actor=request.user, plan=plan, rhythm=form.cleaned_data["rhythm"])
    return Answer(told=_("Đã áp dụng nhịp báo cáo cho %(n)s nhiệm vụ.") % {"n": count})


def _changes(request: SignedIn, plan: Plan) -> Answer:
    choice = request.POST.get("choice", "")
    if choice not in TrackedChoice.values:
        raise Http404
    try:
        choose_reading(actor=request.user, plan=plan, choice=TrackedChoice(choice))
    except (FileRefused, SecretDocument) as refusal:
        raise ValidationError(str(refusal)) from refusal
    return Answer(told=_("Đã đọc lại văn bản theo lựa chọn."))


# ------------------------------------------------------------------ acts on unknown names
def _sample(request: SignedIn, plan: Plan) -> Assignment:
    names = Assignment.objects.filter(task__plan=plan)
    return get_object_or_404(names, pk=_number(request.POST.get("row", "")))


def _keep(request: SignedIn, plan: Plan) -> Answer:
    text = _sample(request, plan).text
    resolving.keep_as_printed(actor=request.user, plan=plan, text=text)
    return Answer(told=_("Giữ “%(name)s” như trong văn bản.") % {"name": text})


def _choose(request: SignedIn, plan: Plan) -> Answer:
    """The printed name means an entry of the directory, which was typed or picked by its name."""
    text = _sample(request, plan).text
    chosen = request.POST.get("target", "").strip()
    meant = Names.of(today()).resolve(chosen)
    if not meant.kind:
        raise ValidationError(_("Danh bạ chưa có “%(name)s”. Hãy chọn tên trong danh sách gợi ý.") % {"name": chosen})
    target = entry_of(meant.kind, meant.pk)
    resolving.resolve_name(actor=request.user, plan=plan, text=text, target=target)
    return Answer(told=_("Đã xác định “%(name)s”.") % {"name": text})


def _create_person(request: SignedIn, plan: Plan) -> Answer:
    text = _sample(request, plan).text
    offered = directory_of()
    form = NewPersonForm(request.POST, auto_id=False, posts=offered.posts, bodies=offered.bodies)
    if not form.is_valid():
        raise ValidationError(_("Chưa đủ họ tên, chức vụ và đơn vị. Hãy điền đủ rồi thêm."))
    data = form.cleaned_data
    person = create_person(
        actor=request.user,
        name=data["name"],
        post=Post.objects.get(pk=data["post"]),
        body=Body.objects.get(pk=data["body"]),
        valid_from=today(),
    )
    resolving.resolve_name(actor=request.user, plan=plan, text=text, target=person)
    return Answer(told=_("Đã thêm %(name)s vào danh bạ.") % {"name": person})


def _create_body(request: SignedIn, plan: Plan) -> Answer:
    text = _sample(request, plan).text
    form = NewBodyForm(request.POST, auto_id=False)
    if not form.is_valid():
        raise ValidationError(_("Chưa đủ tên và loại cơ quan, đơn vị. Hãy điền đủ rồi thêm."))
    data = form.cleaned_data
    inside = data["kind"] in {"office", "department", "attached", "zone"}
    body = create_body(actor=request.user, name=data["name"], kind=data["kind"], parent=agency() if inside else None)
    resolving.resolve_name(actor=request.user, plan=plan, text=text, target=body)
    return Answer(told=_("Đã thêm %(name)s vào danh bạ.") % {"name": body})


def _create_all(request: SignedIn, plan: Plan) -> Answer:
    """Every unknown person whose post the directory knows, into the agency's directory at once."""
    unknown = summarize(plan, list(draft_tasks(plan)), posts_by_title()).unknown
    board = agency()
    added = 0
    for entry in unknown:
        if entry.printed.post is not None:
            person = create_person(
                actor=request.user, name=entry.printed.name, post=entry.printed.post, body=board, valid_from=today()
            )
            resolving.resolve_name(actor=request.user, plan=plan, text=entry.printed.text, target=person)
            added += 1
    return Answer(told=_("Đã thêm %(n)s người vào danh bạ.") % {"n": added})


ACTS: dict[str, Act] = {
    "edit": _edit,
    "confirm": _confirm,
    "name": _name,
    "conflict": _conflict,
    "add": _add,
    "split": _split,
    "merge": _merge,
    "drop": _drop,
    "restore": _restore,
    "up": _up,
    "down": _down,
    "header": _header,
    "aim": _aim,
    "rhythm": _rhythm,
    "changes": _changes,
    "keep": _keep,
    "choose": _choose,
    "create_person": _create_person,
    "create_body": _create_body,
    "create_all": _create_all,
}
