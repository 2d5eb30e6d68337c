"""What the page that reads a plan asks in passing: find somebody, add a body, a person or a name, without leaving it.

Each POST answers plain forms with a redirect to `next` (only within the program) and htmx with 204 and the event
`directory-changed`, whose detail is `{"target": "body:12", "name": "…"}`.
"""

import json
from typing import Any

from django import forms as django_forms
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from dondoc.frame.access import access, ensure
from dondoc.people import actions, forms, queries
from dondoc.people.access import can_edit_directory
from dondoc.people.requests import SignedIn
from dondoc.people.views.answers import attempt
from dondoc.ui import notify
from dondoc.ui.components.text import said

FOUND = 8


@access("people.directory.view")
@require_GET
def find(request: SignedIn) -> JsonResponse:
    """`?q=`: {"results": [{"target": "body:12", "name": …, "detail": …}]}, bodies, groups, then persons."""
    words = request.GET.get("q", "").strip()
    on = queries.today()
    results: list[dict[str, str]] = []
    if words:
        bodies = queries.bodies_found(queries.directory_visible_to(request.user).filter(queries.in_force(on)), words)
        results += [
            {"target": f"body:{b.pk}", "name": b.name, "detail": said(b.get_kind_display())}
            for b in bodies.order_by("sort_key")[:FOUND]
        ]
        groups = queries.groups_found(queries.groups_visible_to(request.user), words)
        results += [{"target": f"group:{g.pk}", "name": g.name, "detail": ""} for g in groups[:FOUND]]
        persons = queries.persons_found(queries.persons_visible_to(request.user), words).order_by("sort_key")
        results += [
            {"target": f"person:{p.pk}", "name": p.name, "detail": posts}
            for p, posts in queries.named_with_posts(persons, on, FOUND)
        ]
    return JsonResponse({"results": results})


def _answer(request: SignedIn, form: django_forms.Form, target: str, name: str) -> HttpResponse:
    if not form.errors and request.htmx:
        detail = json.dumps({"directory-changed": {"target": target, "name": name}})
        return HttpResponse(status=204, headers={"HX-Trigger": detail})
    if form.errors:
        notify.refused(request, " ".join(str(e) for errors in form.errors.values() for e in errors))
    then = request.POST.get("next", "")
    inside = url_has_allowed_host_and_scheme(then, allowed_hosts=None) and then.startswith("/")
    if request.htmx:
        return HttpResponse(status=422)
    return redirect(then if inside else "people:bodies")


def _made(form: django_forms.Form, kind: str, act: Any) -> tuple[str, str]:
    made = attempt(form, act) if form.is_valid() else None
    return ("", "") if made is None else (f"{kind}:{made.pk}", str(made))


@access("people.directory.edit")
@require_POST
def quick_body(request: SignedIn) -> HttpResponse:
    ensure(can_edit_directory(request.user))
    form = forms.NewBody(request.POST)
    target, name = _made(form, "body", lambda: actions.create_body(actor=request.user, **form.cleaned_data))
    return _answer(request, form, target, name)


@access("people.directory.edit")
@require_POST
def quick_person(request: SignedIn) -> HttpResponse:
    ensure(can_edit_directory(request.user))
    form = forms.NewPerson(request.POST)
    target, name = _made(form, "person", lambda: actions.create_person(actor=request.user, **form.cleaned_data))
    return _answer(request, form, target, name)


@access("people.directory.edit")
@require_POST
def quick_alias(request: SignedIn) -> HttpResponse:
    """`target` ("body:12") and `text`: from now on documents may call it so."""
    ensure(can_edit_directory(request.user))
    form = forms.AliasFor(request.POST)
    if form.is_valid():
        thing, text = form.cleaned_data["target"], form.cleaned_data["text"]
        attempt(form, lambda: actions.add_alias(actor=request.user, thing=thing, text=text))
    return _answer(request, form, request.POST.get("target", ""), request.POST.get("text", ""))
