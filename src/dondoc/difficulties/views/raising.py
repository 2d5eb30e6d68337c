"""Raising a difficulty, and gathering several into a common one."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc.difficulties import actions
from dondoc.difficulties.access import can_group, can_raise, can_raise_from
from dondoc.difficulties.forms import GroupForm, RaiseForm
from dondoc.difficulties.queries import LINE, consolidator_name, visible_difficulties
from dondoc.frame.access import access, ensure
from dondoc.people.requests import SignedIn
from dondoc.plans.models import Task, Update
from dondoc.plans.queries import visible_duties, visible_tasks
from dondoc.ui import notify
from dondoc.ui.components.pieces import Crumb


@access("difficulties.difficulty.raise")
@require_http_methods(["GET", "POST"])
def raise_page(request: SignedIn) -> HttpResponse:
    """A difficulty of the user's unit, of a task (`?task=`) or of none."""
    ensure(can_raise(request.user))
    asked = request.GET.get("task", "")
    task = visible_tasks(request.user).filter(pk=asked).first() if asked.isdigit() else None
    return _raise(request, task, None)


@access("difficulties.difficulty.raise")
@require_http_methods(["GET", "POST"])
def raise_from(request: SignedIn, pk: int) -> HttpResponse:
    """What a report of progress told of, raised without typing it again."""
    update = get_object_or_404(
        Update.objects.exclude(difficulty="").select_related("duty__task", "duty__body"),
        pk=pk,
        duty__in=visible_duties(request.user),
    )
    if hasattr(update, "raised"):
        return redirect("difficulties:difficulty", pk=update.raised.pk)
    ensure(can_raise_from(request.user, update))
    return _raise(request, update.duty.task, update)


def _raise(request: SignedIn, task: Task | None, update: Update | None) -> HttpResponse:
    form = RaiseForm(request.POST or None, request.FILES or None, user=request.user, task=task, update=update)
    if request.method == "POST" and form.is_valid():
        try:
            raised = actions.raise_difficulty(actor=request.user, raised=form.raised(update))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            notify.done(request, _("Đã gửi khó khăn, vướng mắc tới %(who)s.") % {"who": consolidator_name(raised.kind)})
            return redirect("difficulties:difficulty", pk=raised.pk)
    context = {
        "title": _("Nêu khó khăn, vướng mắc"),
        "form": form,
        "update": update,
        "back": reverse("plans:task", args=[task.pk]) if task else reverse("difficulties:index"),
        "crumbs": [Crumb(_("Khó khăn, vướng mắc"), reverse("difficulties:index"))],
    }
    return render(request, "difficulties/raise.html", context)


@access("difficulties.difficulty.group")
@require_http_methods(["GET", "POST"])
def group(request: SignedIn) -> HttpResponse:
    """Those ticked in the list become one common difficulty."""
    ensure(can_group(request.user))
    picked = [pk for pk in request.POST.getlist("picked") if pk.isdigit()]
    chosen = list(visible_difficulties(request.user).filter(pk__in=picked).select_related(*LINE).order_by("id"))
    if not chosen:
        notify.refused(request, _("Chưa chọn khó khăn, vướng mắc nào. Hãy đánh dấu từ hai dòng trở lên rồi bấm Gộp."))
        return redirect("difficulties:index")
    form = GroupForm(request.POST if "title" in request.POST else None)
    if form.is_valid():
        try:
            common = actions.group(
                actor=request.user,
                difficulties=chosen,
                title=form.cleaned_data["title"],
                description=form.cleaned_data["description"],
            )
        except ValidationError as error:
            form.add_error(None, list(error.messages))
        else:
            undo = reverse("difficulties:take", args=[common.pk, "dissolve"])
            notify.done(request, _("Đã gộp %(n)s vướng mắc thành một vấn đề chung.") % {"n": len(chosen)}, undo=undo)
            return redirect("difficulties:difficulty", pk=common.pk)
    context = {
        "title": _("Gộp thành vấn đề chung"),
        "form": form,
        "chosen": chosen,
        "crumbs": [Crumb(_("Khó khăn, vướng mắc"), reverse("difficulties:index"))],
    }
    return render(request, "difficulties/group.html", context)
