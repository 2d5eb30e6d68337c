"""Persons: the list, one person with their posts, and what may be changed."""

from datetime import timedelta

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dondoc.frame.access import access, ensure
from dondoc.frame.paging import count_up_to, keyset
from dondoc.people import actions, forms, queries
from dondoc.people.access import can_edit_directory
from dondoc.people.models import Body, Person, SigningAuthority, Tenure
from dondoc.people.requests import SignedIn
from dondoc.people.rules import Role
from dondoc.people.views.answers import ask_form, attempt, can_edit, crumb, directory_tabs, done, history
from dondoc.ui import notify
from dondoc.ui.components.lists import Column, Filter
from dondoc.ui.components.pieces import Crumb
from dondoc.ui.components.text import said_choices


def _filters() -> list[Filter]:
    return [Filter("role", _("Vai trò"), options=said_choices(Role.choices))]


def listed(request: SignedIn) -> QuerySet[Person]:
    """The persons that the URL asks for, of those that the user may look up."""
    persons = queries.persons_visible_to(request.user)
    role = _filters()[0].value(request)
    if role:
        held = Tenure.objects.filter(queries.in_force(queries.today()), post__role=role)
        persons = persons.filter(pk__in=held.values("person_id"))
    return queries.persons_found(persons, request.GET.get("q", ""))


@access("people.directory.view")
@require_GET
def persons(request: SignedIn) -> HttpResponse:
    found = listed(request)
    page = keyset(
        queries.with_posts(found, queries.today()),
        ["sort_key", "id"],
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    context = {
        "title": _("Danh bạ"),
        "tabs": directory_tabs("people:persons"),
        "filters": _filters(),
        "page": page,
        "count": count_up_to(found, exact=request.GET.get("count") == "exact"),
        "columns": [
            Column(_("Họ và tên")),
            Column(_("Chức vụ")),
            Column(_("Lĩnh vực phụ trách")),
            Column(_("Điện thoại")),
        ],
        "can_edit": can_edit(request),
    }
    template = "people/persons.html#rows" if request.htmx else "people/persons.html"
    return render(request, template, context)


@access("people.directory.view")
@require_GET
def person(request: SignedIn, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.persons_visible_to(request.user), pk=pk)
    on = queries.today()
    held = found.tenures.select_related("post", "body").order_by("-valid_from", "post__rank")
    editing = can_edit(request)
    context = {
        "title": found.name,
        "person": found,
        "crumbs": [crumb(), Crumb(_("Người"), reverse("people:persons"))],
        "tenures": [(t, t.valid_from <= on and (t.valid_to is None or t.valid_to > on)) for t in held],
        "authorities": SigningAuthority.objects.filter(tenure__person=found).order_by("-valid_from"),
        "account": queries.accounts_visible_to(request.user).filter(person=found).first(),
        "can_edit": editing,
        "entries": history("people.person", found.pk) if editing else [],
    }
    return render(request, "people/person.html", context)


def _at(request: SignedIn) -> Body | None:
    number = request.GET.get("body", "")
    return queries.directory_visible_to(request.user).filter(pk=number).first() if number.isdecimal() else None


@access("people.directory.edit")
@require_http_methods(["GET", "POST"])
def new_person(request: SignedIn) -> HttpResponse:
    ensure(can_edit_directory(request.user))
    form = forms.NewPerson(
        request.POST or None,
        at=_at(request),
        initial={"valid_from": queries.today(), "name": request.GET.get("name", "")},
    )
    if form.is_valid():
        made = attempt(form, lambda: actions.create_person(actor=request.user, **form.cleaned_data))
        if made is not None:
            notify.done(request, _("Đã thêm %(name)s vào danh bạ.") % {"name": made})
            return redirect("people:person", made.pk)
    crumbs = [crumb(), Crumb(_("Người"), reverse("people:persons"))]
    return ask_form(request, form, title=_("Thêm người"), crumbs=crumbs, verb=_("Thêm vào danh bạ"))


def _editable(request: SignedIn, person: Person) -> list[Crumb]:
    ensure(can_edit_directory(request.user))
    return [crumb(), Crumb(person.name, reverse("people:person", args=[person.pk]))]


@access("people.directory.edit")
@require_http_methods(["GET", "POST"])
def edit_person(request: SignedIn, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.persons_visible_to(request.user), pk=pk)
    crumbs = _editable(request, found)
    initial = {"name": found.name, "phone": found.phone, "email": found.email}
    form = forms.EditPerson(request.POST or None, initial=initial)
    if done(form, lambda: actions.edit_person(actor=request.user, person=found, **form.cleaned_data)):
        notify.done(request, _("Đã lưu."))
        return redirect("people:person", pk)
    return ask_form(request, form, title=_("Sửa thông tin"), crumbs=crumbs, verb=_("Lưu"))


@access("people.directory.edit")
@require_http_methods(["GET", "POST"])
def appoint(request: SignedIn, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.persons_visible_to(request.user), pk=pk)
    crumbs = _editable(request, found)
    form = forms.InPost(request.POST or None, at=_at(request), initial={"valid_from": queries.today()})
    if done(form, lambda: actions.appoint(actor=request.user, person=found, **form.cleaned_data)):
        notify.done(request, _("Đã ghi nhận chức vụ."))
        return redirect("people:person", pk)
    return ask_form(request, form, title=_("Ghi nhận chức vụ"), crumbs=crumbs, verb=_("Ghi nhận"))


def _tenure(request: SignedIn, pk: int) -> Tenure:
    held = Tenure.objects.filter(person__in=queries.persons_visible_to(request.user))
    return get_object_or_404(held.select_related("person", "post", "body"), pk=pk)


@access("people.directory.edit")
@require_http_methods(["GET", "POST"])
def end_tenure(request: SignedIn, pk: int) -> HttpResponse:
    tenure = _tenure(request, pk)
    crumbs = _editable(request, tenure.person)
    form = forms.EndTenure(request.POST or None, initial={"valid_to": queries.today()})
    if done(form, lambda: actions.end_tenure(actor=request.user, tenure=tenure, **form.cleaned_data)):
        notify.done(request, _("Đã ghi nhận thôi giữ chức vụ."))
        return redirect("people:person", tenure.person_id)
    return ask_form(request, form, title=_("Thôi giữ chức vụ"), crumbs=crumbs, verb=_("Ghi nhận"))


@access("people.directory.edit")
@require_http_methods(["GET", "POST"])
def grant_authority(request: SignedIn, pk: int) -> HttpResponse:
    tenure = _tenure(request, pk)
    crumbs = _editable(request, tenure.person)
    form = forms.GrantAuthority(request.POST or None, initial={"valid_from": queries.today()})
    if form.is_valid():
        values = form.cleaned_data
        if values["valid_to"]:
            values["valid_to"] += timedelta(days=1)  # the form says the last day; the table the first day without
        if attempt(form, lambda: actions.grant_authority(actor=request.user, tenure=tenure, **values)):
            notify.done(request, _("Đã ghi nhận quyền ký."))
            return redirect("people:person", tenure.person_id)
    return ask_form(request, form, title=_("Giao quyền ký"), crumbs=crumbs, verb=_("Ghi nhận"))
