"""What leaders are told together: the Chief of Office's page, and what the leader reads."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.frame.access import access, ensure
from dondoc.frame.paging import count_up_to, keyset
from dondoc.people.queries import standing_of, today
from dondoc.people.requests import SignedIn
from dondoc.plans.access import can_present, can_see_digests
from dondoc.plans.actions.digests import drop_digest, note_digest, present_digest, restore_line, strike_line
from dondoc.plans.forms.reminding import DigestNoteForm
from dondoc.plans.models import LeaderDigest
from dondoc.plans.queries.reminding import chief_in_post, counted, is_settled, lines_of, visible_digests
from dondoc.plans.rules.reminding import DigestState
from dondoc.plans.views.reminding import zalo_of
from dondoc.ui import confirm, notify
from dondoc.ui.components.lists import Column, Filter
from dondoc.ui.components.pieces import Crumb
from dondoc.ui.components.text import said_choices


@access("plans.digest.view")
@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Drafts and what was presented, the newest first."""
    ensure(can_see_digests(request.user))
    office = standing_of(request.user).is_office
    filters = [Filter("state", _("Trạng thái"), options=said_choices(DigestState.choices))] if office else []
    found = visible_digests(request.user)
    if filters and (state := filters[0].value(request)):
        found = found.filter(state=state)
    context = {
        "title": _("Tổng hợp trình lãnh đạo"),
        "filters": filters,
        "page": keyset(
            counted(found), ["-id"], after=request.GET.get("after", ""), before=request.GET.get("before", "")
        ),
        "count": count_up_to(found, exact=request.GET.get("count") == "exact"),
        "columns": [
            Column(_("Lãnh đạo"), wide=True),
            Column(_("Số việc"), align="end"),
            Column(_("Bắt đầu")),
            Column(_("Trạng thái")),
        ],
        "no_chief": office and not chief_in_post(today()),
        "crumbs": [Crumb(_("Theo dõi, đôn đốc"), reverse("plans:board"))],
    }
    return render(request, "plans/digests.html", context)


@access("plans.digest.view")
@require_http_methods(["GET", "POST"])
def digest(request: SignedIn, pk: int) -> HttpResponse:
    """One digest: the Chief of Office makes it ready, the leader reads it."""
    found = get_object_or_404(visible_digests(request.user).select_related("leader"), pk=pk)
    if request.method == "POST":
        ensure(can_present(request.user, found))
        return _act(request, found)
    lines = list(lines_of(found))
    kept = [line.duty for line in lines if not line.struck]
    presents = bool(can_present(request.user, found))
    office = standing_of(request.user).is_office
    context = {
        "title": _("Tổng hợp trình đồng chí %(name)s") % {"name": found.leader}
        if office
        else _("Văn phòng kính trình: việc cần quan tâm"),
        "digest": found,
        "lines": [(line, is_settled(line.duty)) for line in lines if office or not line.struck],
        "presents": presents,
        "draft": found.state == DigestState.DRAFT,
        "no_chief": office and found.state == DigestState.DRAFT and not chief_in_post(today()),
        "form": DigestNoteForm(initial={"note": found.note}) if presents else None,
        "zalo": zalo_of(kept, today()) if kept and office else "",
        "columns": [
            Column(_("Nhiệm vụ"), wide=True),
            Column(_("Chủ trì")),
            Column(_("Thời hạn")),
            Column(_("Trạng thái")),
            *([Column(_("Xử lý"))] if presents else []),
        ],
        "crumbs": [
            Crumb(_("Theo dõi, đôn đốc"), reverse("plans:board")),
            Crumb(_("Tổng hợp trình lãnh đạo"), reverse("plans:digests")),
        ],
    }
    return render(request, "plans/digest.html", context)


def _act(request: SignedIn, found: LeaderDigest) -> HttpResponse:
    acts: dict[str, Callable[[SignedIn, LeaderDigest], HttpResponse | None]] = {
        "strike": _strike,
        "restore": _restore,
        "note": _note,
        "present": _present,
        "drop": _drop,
    }
    act = acts.get(request.POST.get("act", ""))
    try:
        answer = act(request, found) if act else None
    except ValidationError as error:
        notify.noted(request, " ".join(error.messages))
        answer = None
    return answer or redirect("plans:digest", pk=found.pk)


def _strike(request: SignedIn, found: LeaderDigest) -> None:
    line = get_object_or_404(lines_of(found), pk=request.POST.get("line") or 0)
    strike_line(actor=request.user, line=line, reason=request.POST.get("reason", ""))
    notify.done(request, _("Đã bỏ việc này khỏi tổng hợp."))


def _restore(request: SignedIn, found: LeaderDigest) -> None:
    line = get_object_or_404(lines_of(found), pk=request.POST.get("line") or 0)
    restore_line(actor=request.user, line=line)
    notify.done(request, _("Đã đưa lại việc này vào tổng hợp."))


def _note(request: SignedIn, found: LeaderDigest) -> None:
    note_digest(actor=request.user, digest=found, note=request.POST.get("note", ""))
    notify.done(request, _("Đã lưu ý kiến."))


def _present(request: SignedIn, found: LeaderDigest) -> HttpResponse | None:
    if not confirm.is_confirmed(request):
        return confirm.ask(
            request,
            title=_("Trình lãnh đạo?"),
            consequence=_("Đồng chí %(name)s sẽ nhận một thông báo với danh sách này. Đã trình thì không rút lại được.")
            % {"name": found.leader},
            verb=_("Trình lãnh đạo"),
            back_url=reverse("plans:digest", args=[found.pk]),
        )
    note = request.POST.get("note", found.note)
    if note.strip() != found.note:
        note_digest(actor=request.user, digest=found, note=note)
    present_digest(actor=request.user, digest=found)
    notify.done(request, _("Đã trình."))
    return redirect("plans:digests")


def _drop(request: SignedIn, found: LeaderDigest) -> HttpResponse | None:
    drop_digest(actor=request.user, digest=found, reason=request.POST.get("reason", ""))
    notify.done(request, _("Đã ghi nhận: không trình. Việc còn chậm sẽ được nhắc lại theo bậc sau."))
    return redirect("plans:digests")
