"""How acts get what they act on: only what the user sees."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.people.models import Body, BodyGroup, Person, Post
from dondoc.people.requests import SignedIn
from dondoc.plans.models import Duty, Task
from dondoc.plans.queries import visible_duties, visible_tasks
from dondoc.ui.components.pieces import Crumb


def task_of(request: SignedIn, pk: int) -> Task:
    tasks = visible_tasks(request.user).select_related(
        "plan__document", "parent", "aim", "carries_out__plan", "source_document"
    )
    return get_object_or_404(tasks, pk=pk)


def duty_of(request: SignedIn, pk: int) -> Duty:
    duties = visible_duties(request.user).select_related("task__plan", "body")
    return get_object_or_404(duties, pk=pk)


def crumbs_to(task: Task) -> list[Crumb]:
    """The way to a task's page, for the pages of its acts."""
    return [
        Crumb(_("Kế hoạch"), reverse("plans:index")),
        Crumb(task.plan.title, reverse("plans:detail", args=[task.plan_id])),
        Crumb(task.title, reverse("plans:task", args=[task.pk])),
    ]


def back_of(request: HttpRequest) -> str:
    """Where the act came from, when it is a page of this program."""
    target = request.POST.get("next", "") or request.GET.get("next", "")
    return target if target.startswith("/") and not target.startswith("//") and "\\" not in target else ""


def entry_of(kind: str, pk: int | None) -> Body | BodyGroup | Post | Person:
    """The entry of the directory that a name was resolved to."""
    if kind == "body":
        return get_object_or_404(Body, pk=pk)
    if kind == "group":
        return get_object_or_404(BodyGroup, pk=pk)
    return get_object_or_404(Post, pk=pk) if kind == "post" else get_object_or_404(Person, pk=pk)
