"""How each kind is handled: who consolidates, who decides, how long each step may take."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.difficulties import actions
from dondoc.difficulties.access import can_set_kinds
from dondoc.difficulties.forms.kinds import KindForm
from dondoc.difficulties.models import DifficultyKind
from dondoc.difficulties.rules import TIMED_STATES
from dondoc.frame.access import access, ensure
from dondoc.people.requests import SignedIn
from dondoc.ui import notify
from dondoc.ui.components.lists import Column
from dondoc.ui.components.pieces import Crumb
from dondoc.ui.components.text import said


@access("difficulties.kind.set")
@require_GET
def index(request: SignedIn) -> HttpResponse:
    """The kinds with their steps."""
    ensure(can_set_kinds(request.user))
    kinds = DifficultyKind.objects.select_related("consolidator").prefetch_related("steps")
    rows = []
    for kind in kinds:
        days = {step.state: step.days for step in kind.steps.all()}
        rows.append((kind, [(said(state.label), days.get(state)) for state in TIMED_STATES]))
    context = {
        "title": _("Cách xử lý khó khăn, vướng mắc"),
        "rows": rows,
        "columns": [
            Column(_("Loại")),
            Column(_("Đơn vị tổng hợp")),
            Column(_("Ai quyết định")),
            Column(_("Số ngày làm việc của mỗi bước")),
        ],
        "crumbs": [Crumb(_("Khó khăn, vướng mắc"), reverse("difficulties:index"))],
    }
    return render(request, "difficulties/kinds.html", context)


@access("difficulties.kind.set")
@require_http_methods(["GET", "POST"])
def edit(request: SignedIn, pk: int) -> HttpResponse:
    """One kind."""
    ensure(can_set_kinds(request.user))
    kind = get_object_or_404(DifficultyKind, pk=pk)
    form = KindForm(request.POST or None, kind=kind)
    if request.method == "POST" and form.is_valid():
        actions.set_kind(actor=request.user, kind=kind, handling=form.handling())
        notify.done(request, _("Đã lưu cách xử lý. Các bước đã bắt đầu giữ hạn cũ."))
        return redirect("difficulties:kinds")
    context = {
        "title": kind.name,
        "form": form,
        "crumbs": [
            Crumb(_("Khó khăn, vướng mắc"), reverse("difficulties:index")),
            Crumb(_("Cách xử lý"), reverse("difficulties:kinds")),
        ],
    }
    return render(request, "difficulties/kind.html", context)
