"""Đôn đốc: from ticked rows of the board to the words for each body, sent in the app or drafted as a letter."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from dondoc.frame.access import access, ensure
from dondoc.people.requests import SignedIn
from dondoc.plans import actions
from dondoc.plans.access import can_urge
from dondoc.plans.queries.urging import addressed, chat_text, urged_duties
from dondoc.ui import notify
from dondoc.ui.components.pieces import Crumb


@access("plans.duty.urge")
@require_POST
def urge(request: SignedIn) -> HttpResponse:
    """Who will be told what; then, by `act`, the notices are sent or the letter is drafted."""
    ensure(can_urge(request.user))
    ids = [int(pk) for pk in request.POST.getlist("picked") if pk.isdecimal()]
    duties = urged_duties(request.user, ids)
    if not duties:
        notify.refused(request, _("Chưa chọn việc nào còn đang làm. Hãy đánh dấu các việc cần đôn đốc rồi làm lại."))
        return redirect("plans:board")
    found = addressed(duties)
    act = request.POST.get("act", "")
    if act == "send":
        texts = {one.body.pk: request.POST.get(f"text_{one.body.pk}", "") for one in found}
        actions.urge(actor=request.user, duties=duties, texts=texts)
        told = ngettext("Đã gửi tới %(n)s đơn vị.", "Đã gửi tới %(n)s đơn vị.", len(found)) % {"n": len(found)}
        notify.done(request, told)
        return redirect("plans:board")
    if act == "letter":
        try:
            paper = actions.draft_urging_letter(actor=request.user, duties=duties)
        except ValidationError as error:
            notify.refused(request, " ".join(error.messages))
        else:
            notify.done(request, _("Đã soạn công văn. Hãy đọc lại rồi trình."))
            return redirect("outgoing:paper", pk=paper.pk)
    context = {
        "title": _("Đôn đốc"),
        "found": found,
        "picked": [duty.pk for duty in duties],
        "left_out": len(set(ids)) - len(duties),
        "chat": chat_text(found, request.build_absolute_uri("/").rstrip("/")),
        "crumbs": [Crumb(_("Theo dõi, đôn đốc"), reverse("plans:board"))],
    }
    return render(request, "plans/urge.html", context)
