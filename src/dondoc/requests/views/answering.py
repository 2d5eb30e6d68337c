"""To answer: in the program, by a one-time link, by a filled copy of the form."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from allauth.decorators import rate_limit
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.frame.access import access, ensure
from dondoc.people.queries import agency
from dondoc.people.requests import SignedIn
from dondoc.records.storage import serve
from dondoc.requests import actions
from dondoc.requests.access import can_answer, can_draft, can_manage, can_return
from dondoc.requests.actions.answering import addressee_of as addressee_by_link
from dondoc.requests.forms import SPARE_OPINIONS, ReasonForm, SheetForm, faults_of, said_in
from dondoc.requests.models import Addressee, RequestFile
from dondoc.requests.queries.grids import grids_of, lines_of
from dondoc.requests.queries.time import due_words, left_words
from dondoc.requests.queries.versions import sent_of
from dondoc.requests.queries.words import link_words
from dondoc.requests.rules import RUNNING_STATES
from dondoc.requests.views.fetching import addressee_of, crumbs_to, form_page
from dondoc.requests.views.lists import asker_of
from dondoc.ui import notify
from dondoc.ui.components.pieces import FileRow
from dondoc.ui.language import entrance_from_outside

Errors = Mapping[str, str]
Page = TypeVar("Page", bound=Callable[..., HttpResponse])


def _page(addressee: Addressee, said: actions.Said | None, errors: Errors) -> dict[str, object]:
    """The answer as it stands, or as it was just typed."""
    request = addressee.request
    opinions = list(said.opinions) if said else [(o.place, o.text) for o in addressee.opinions.all()]
    spare = [("", "")] * SPARE_OPINIONS if request.is_opinion else []
    return {
        "title": request.title,
        "asked": request,
        "addressee": addressee,
        "asker": asker_of(request),
        "due": due_words(request),
        "left": left_words(request, timezone.now()) if request.state in RUNNING_STATES else "",
        "late": request.state in RUNNING_STATES and request.due_at < timezone.now(),
        "grids": grids_of(request, addressee, said.cells if said else None, errors) if request.form_id else [],
        "lines": lines_of(request, addressee, said.lines if said else None),
        "opinions": list(enumerate([*opinions, *spare], start=1)),
        "agrees": said.agrees if said else addressee.agrees,
        "note": said.note if said else addressee.note,
        "errors": list(errors.values()),
        "sheet_form": SheetForm() if request.form_id else None,
    }


def _errors(error: ValidationError) -> dict[str, str]:
    if hasattr(error, "error_dict"):
        return {name: " ".join(messages) for name, messages in error.message_dict.items()}
    return {"": " ".join(error.messages)}


@access("requests.answer.view")
@require_http_methods(["GET", "POST"])
def answer(http: SignedIn, pk: int) -> HttpResponse:
    """One body's answer: to draft, to send, and to read what was sent."""
    addressee = addressee_of(http, pk)
    said, errors = None, {}
    if http.method == "POST":
        said = said_in(http.POST, addressee.request)
        sends = http.POST.get("act") != "draft"
        try:
            act = actions.answer if sends else actions.save_draft
            act(actor=http.user, addressee=addressee, said=said)
        except ValidationError as error:
            errors = _errors(error)
        else:
            notify.done(http, _("Đã gửi trả lời.") if sends else _("Đã lưu bản soạn."))
            return redirect("requests:answer", pk=pk)
    request = addressee.request
    context = _page(addressee, said, errors) | {
        "files": [
            FileRow(f.name, reverse("requests:file", args=[request.pk, f.pk]), f.file.size) for f in _files(addressee)
        ],
        "form_url": reverse("requests:form", args=[request.pk]),
        "sheet_url": reverse("requests:sheet", args=[pk]),
        "refill_url": reverse("requests:refill", args=[pk]),
        "can_draft": bool(can_draft(http.user, addressee)),
        "can_answer": bool(can_answer(http.user, addressee)),
        "can_return": bool(can_return(http.user, addressee)),
        "manages": bool(can_manage(http.user, request)),
        "shows_sources": True,
        "versions": sent_of(addressee) if addressee.answered_at else [],
        "crumbs": crumbs_to(request),
    }
    return render(http, "requests/answer.html", context, status=422 if errors else 200)


def _files(addressee: Addressee) -> list[RequestFile]:
    return list(addressee.request.files.select_related("file"))


@access("requests.answer.draft")
@require_POST
def refill(http: SignedIn, pk: int) -> HttpResponse:
    """What the program knows by now, into what is still empty."""
    addressee = addressee_of(http, pk)
    count = actions.refill(actor=http.user, addressee=addressee)
    if count:
        notify.done(http, _("Đã điền %(n)s số liệu đang có. Hãy kiểm tra rồi gửi.") % {"n": count})
    else:
        notify.noted(http, _("Không có số liệu mới để điền."))
    return redirect("requests:answer", pk=pk)


@access("requests.answer.draft")
@require_POST
def sheet(http: SignedIn, pk: int) -> HttpResponse:
    """A filled copy of the form, from the unit or dropped in by the Office."""
    addressee = addressee_of(http, pk)
    ensure(can_answer(http.user, addressee) if addressee.has_answered else can_draft(http.user, addressee))
    form = SheetForm(http.POST, http.FILES)
    if not form.is_valid():
        notify.refused(http, faults_of(form))
        return redirect("requests:answer", pk=pk)
    try:
        actions.take_sheet(actor=http.user, addressee=addressee, upload=form.upload())
    except ValidationError as error:
        notify.refused(http, " ".join(error.messages))
    else:
        notify.done(http, _("Đã đọc số liệu từ tệp. Hãy kiểm tra rồi gửi trả lời."))
    return redirect("requests:answer", pk=pk)


@access("requests.answer.return")
@require_http_methods(["GET", "POST"])
def return_answer(http: SignedIn, pk: int) -> HttpResponse:
    """The answer is asked for again, with the reason."""
    addressee = addressee_of(http, pk)
    ensure(can_return(http.user, addressee))
    form = ReasonForm(http.POST or None)
    if http.method == "POST" and form.is_valid():
        actions.return_answer(actor=http.user, addressee=addressee, reason=form.cleaned_data["reason"])
        notify.done(http, _("Đã đề nghị trả lời lại."))
        return redirect("requests:request", pk=addressee.request_id)
    return form_page(http, addressee.request, form, title=_("Đề nghị trả lời lại"), word=_("Gửi đề nghị"))


@sensitive_variables("secret")
@access("requests.answer.link")
@require_POST
def link(http: SignedIn, pk: int) -> HttpResponse:
    """A new one-time link, shown on this answer only."""
    addressee = addressee_of(http, pk)
    try:
        secret = actions.make_link(actor=http.user, addressee=addressee)
    except ValidationError as error:
        notify.refused(http, " ".join(error.messages))
        return redirect("requests:request", pk=addressee.request_id)
    context = {
        "title": _("Đường dẫn trả lời"),
        "addressee": addressee,
        "link": http.build_absolute_uri(reverse("requests:by_link", args=[secret])),
        "due": due_words(addressee.request),
        "crumbs": crumbs_to(addressee.request),
    }
    return render(http, "requests/link.html", context)


# ------------------------------------------------------------------ by a one-time link; the secret is the guard
# Counted in the cache that all processes share, whether the link works or not.
limited: Callable[[Page], Page] = rate_limit(action="by_link", config={"by_link": "60/m/ip"}, limit_get=True)


def _expired(http: HttpRequest) -> HttpResponse:
    return render(http, "requests/expired.html", {"title": _("Đường dẫn không còn hiệu lực")}, status=404)


@sensitive_variables("secret")
@entrance_from_outside
@access("requests.answer.by_link", public=True)
@limited
@require_http_methods(["GET", "POST"])
def by_link(http: HttpRequest, secret: str) -> HttpResponse:
    """The page of whoever holds the link: what is asked of their body, and its answer, corrected until the end."""
    addressee = addressee_by_link(secret)
    if addressee is None:
        return _expired(http)
    said, errors = None, {}
    if http.method == "POST":
        said = said_in(http.POST, addressee.request)
        try:
            actions.answer_by_link(secret=secret, name=http.POST.get("name", ""), said=said)
        except ValidationError as error:
            errors = _errors(error)
        else:
            notify.done(http, _("Đã gửi trả lời. Còn sửa được tới khi yêu cầu kết thúc."))
            return redirect("requests:by_link", secret=secret)
    context = _page(addressee, said, errors) | {
        "files": [
            FileRow(f.name, reverse("requests:file_by_link", args=[secret, f.pk]), f.file.size)
            for f in _files(addressee)
        ],
        "form_url": reverse("requests:form_by_link", args=[secret]),
        "sheet_url": reverse("requests:sheet_by_link", args=[secret]),
        "can_answer": True,
        "asks": link_words(addressee, agency().name),
        "name": http.POST.get("name", addressee.answered_name.partition(" (")[0]),
    }
    answer = render(http, "requests/by_link.html", context, status=422 if errors else 200)
    answer["Referrer-Policy"] = "no-referrer"
    return answer


@sensitive_variables("secret")
@access("requests.answer.by_link", public=True)
@limited
@require_GET
def form_by_link(http: HttpRequest, secret: str) -> HttpResponse:
    addressee = addressee_by_link(secret)
    if addressee is None or addressee.request.form is None:
        return _expired(http)
    return serve(addressee.request.form, addressee.request.form_name)


@sensitive_variables("secret")
@access("requests.answer.by_link", public=True)
@limited
@require_GET
def file_by_link(http: HttpRequest, secret: str, file_pk: int) -> HttpResponse:
    addressee = addressee_by_link(secret)
    if addressee is None:
        return _expired(http)
    found = get_object_or_404(addressee.request.files.select_related("file"), pk=file_pk)
    return serve(found.file, found.name)


@sensitive_variables("secret")
@access("requests.answer.by_link", public=True)
@limited
@require_POST
def sheet_by_link(http: HttpRequest, secret: str) -> HttpResponse:
    """A filled copy of the form, read into the answer; it is looked through and sent on the page."""
    form = SheetForm(http.POST, http.FILES)
    if addressee_by_link(secret) is None:
        return _expired(http)
    if not form.is_valid():
        notify.refused(http, faults_of(form))
        return redirect("requests:by_link", secret=secret)
    try:
        actions.take_sheet_by_link(secret=secret, upload=form.upload())
    except ValidationError as error:
        notify.refused(http, " ".join(error.messages))
    else:
        notify.done(http, _("Đã đọc số liệu từ tệp. Hãy kiểm tra rồi gửi trả lời."))
    return redirect("requests:by_link", secret=secret)
