"""The fetch is the guard: what a page names, among what its reader may see."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from dondoc.people.requests import SignedIn
from dondoc.requests.models import Addressee, Request
from dondoc.requests.queries import visible_addressees, visible_requests
from dondoc.ui.components.pieces import Crumb


def request_of(http: SignedIn, pk: int) -> Request:
    """A request that the reader sees."""
    found = visible_requests(http.user).select_related("document", "unit", "form", "created_by")
    return get_object_or_404(found, pk=pk)


def addressee_of(http: SignedIn, pk: int) -> Addressee:
    """An answer that the reader sees."""
    found = visible_addressees(http.user).select_related("request__document", "request__unit", "request__form", "body")
    return get_object_or_404(found, pk=pk)


def crumbs_to(request: Request | None = None) -> list[Crumb]:
    crumbs = [Crumb(_("Yêu cầu"), reverse("requests:index"))]
    if request is not None:
        crumbs.append(Crumb(request.title[:60], reverse("requests:request", args=[request.pk])))
    return crumbs


def form_page(http: SignedIn, request: Request | None, form: Any, **more: object) -> HttpResponse:
    """A form of this room: `title`, `word` on its button, `back_url`."""
    back = reverse("requests:request", args=[request.pk]) if request else reverse("requests:index")
    context = {"form": form, "crumbs": crumbs_to(request), "back_url": back, **more}
    return render(http, "requests/form.html", context)


def download(content: bytes, media_type: str, name: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(content, content_type=media_type, headers={"Content-Disposition": disposition or "attachment"})
