"""One request: what is asked, who has answered, and the steps of its way."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Count, Min
from django.db.models.functions import Coalesce
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.frame.access import access, ensure
from dondoc.journal.queries import history_of
from dondoc.people.models import User
from dondoc.people.queries import standing_of
from dondoc.people.requests import SignedIn
from dondoc.records.storage import serve
from dondoc.requests import actions
from dondoc.requests.access import can_add_to, can_collate, can_edit, can_manage, can_take, can_urge
from dondoc.requests.forms import ReasonForm
from dondoc.requests.models import Addressee, Request, RequestFile
from dondoc.requests.queries import visible_addressees
from dondoc.requests.queries.grids import answered, figures_of, opinions_of
from dondoc.requests.queries.time import due_words, left_words
from dondoc.requests.rules import REQUEST, RUNNING_STATES, Verdict
from dondoc.requests.views.fetching import crumbs_to, form_page, request_of
from dondoc.requests.views.lists import asker_of
from dondoc.ui import confirm, notify
from dondoc.ui.components.pieces import Entry, FileRow
from dondoc.ui.components.text import said_choices, said_verb


@dataclass(frozen=True, slots=True)
class Line:
    """An addressee as the table shows it."""

    addressee: Addressee
    may_urge: bool
    is_outside: bool


@access("requests.request.view")
@require_GET
def detail(http: SignedIn, pk: int) -> HttpResponse:
    """What is asked and, for whoever manages it, who has answered and the answers side by side. Others are led to their
    own answer.
    """
    request = request_of(http, pk)
    manages = bool(can_manage(http.user, request))
    own = list(visible_addressees(http.user).filter(request=request, body_id__in=standing_of(http.user).body_ids))
    context = {
        "title": request.title,
        "asked": request,
        "asker": asker_of(request),
        "due": due_words(request),
        "left": left_words(request, timezone.now()) if request.state in RUNNING_STATES else "",
        "late": request.state in RUNNING_STATES and request.due_at < timezone.now(),
        "files": [FileRow(f.name, reverse("requests:file", args=[pk, f.pk]), f.file.size) for f in _files(request)],
        "own": own,
        "manages": manages,
        "crumbs": crumbs_to(),
        **(_managed(http.user, request) if manages else {}),
    }
    return render(http, "requests/request.html", context)


def _files(request: Request) -> list[RequestFile]:
    return list(request.files.select_related("file"))


def _managed(user: User, request: Request) -> dict[str, object]:
    """What only whoever manages the request sees; a constant number of queries."""
    bodies = answered(request)
    sent = request.addressees.annotate(times=Count("versions"), first_sent=Coalesce(Min("versions__at"), "answered_at"))
    lines = list(sent.select_related("body", "request"))
    entries = [
        Entry(who=e.actor_name, what=e.sentence, at=e.at, why=e.reason, post=e.actor_post)
        for e in history_of("requests.request", request.pk)[:60]
    ]
    return {
        "rows": [Line(one, bool(can_urge(user, one)), not one.body.is_internal) for one in lines],
        "answered": bodies,
        "figures": [found for found in figures_of(request, bodies) if found.is_told] if request.form_id else [],
        "opinions": opinions_of(request) if request.is_opinion else [],
        "verdicts": said_choices(Verdict.choices),
        "steps": [
            (step.verb, said_verb(step.word), step.verb in _ASKED)
            for step in REQUEST.steps_from(request.state)
            if can_take(user, request, step.verb)
        ],
        "can_edit": bool(can_edit(user, request)),
        "can_add": bool(can_add_to(user, request)),
        "can_collate": bool(can_collate(user, request)),
        "entries": entries,
    }


_ASKED = frozenset({"send", "close", "withdraw"})  # these have no undo: they ask first, or ask why


@access("requests.request.take")
@require_http_methods(["GET", "POST"])
def take(http: SignedIn, pk: int, verb: str) -> HttpResponse:
    """One step of the request's way."""
    if verb not in {step.verb for step in REQUEST}:
        raise Http404
    request = request_of(http, pk)
    ensure(can_take(http.user, request, verb))
    back = reverse("requests:request", args=[pk])
    if verb == "withdraw":
        return _withdraw(http, request)
    if http.method == "GET":
        return redirect(back)
    if verb in _ASKED and not confirm.is_confirmed(http):
        words = _QUESTIONS[verb]
        return confirm.ask(http, title=words[0](), consequence=words[1](), verb=words[2](), back_url=back)
    try:
        act = actions.send if verb == "send" else None
        act(actor=http.user, request=request) if act else actions.take(actor=http.user, request=request, verb=verb)
    except ValidationError as error:
        notify.refused(http, " ".join(error.messages))
    else:
        notify.done(http, _("Đã ghi nhận."))
    return redirect(back)


_QUESTIONS = {
    "send": (
        lambda: _("Gửi yêu cầu?"),
        lambda: _("Các nơi được hỏi nhận thông báo ngay. Nội dung không sửa được nữa."),
        lambda: _("Gửi yêu cầu"),
    ),
    "close": (
        lambda: _("Kết thúc yêu cầu?"),
        lambda: _("Không nhận thêm trả lời. Đường dẫn đã gửi hết hiệu lực."),
        lambda: _("Kết thúc yêu cầu"),
    ),
}


def _withdraw(http: SignedIn, request: Request) -> HttpResponse:
    form = ReasonForm(http.POST or None)
    if http.method == "POST" and form.is_valid():
        actions.withdraw(actor=http.user, request=request, reason=form.cleaned_data["reason"])
        notify.done(http, _("Đã thu hồi yêu cầu."))
        return redirect("requests:request", pk=request.pk)
    return form_page(http, request, form, title=_("Thu hồi yêu cầu"), word=_("Thu hồi yêu cầu"))


@access("requests.request.view")
@require_GET
def file(http: SignedIn, pk: int, file_pk: int) -> HttpResponse:
    """A file that goes along, to whoever sees the request."""
    found = get_object_or_404(request_of(http, pk).files.select_related("file"), pk=file_pk)
    return serve(found.file, found.name)


@access("requests.request.view")
@require_GET
def form(http: SignedIn, pk: int) -> HttpResponse:
    """The asker's blank form."""
    request = request_of(http, pk)
    if request.form is None:
        raise Http404
    return serve(request.form, request.form_name)
