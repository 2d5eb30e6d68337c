"""Bodies: the list, the tree of the agency, one body and what may be changed of it."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.frame.access import access, ensure
from dondoc.frame.paging import count_up_to, keyset
from dondoc.people import actions, forms, queries
from dondoc.people.access import can_edit_directory
from dondoc.people.models import Alias, Body
from dondoc.people.requests import SignedIn
from dondoc.people.rules import BodyKind
from dondoc.people.views.answers import ask_form, attempt, can_edit, crumb, directory_tabs, done, history
from dondoc.ui import notify
from dondoc.ui.components.lists import Column, Filter
from dondoc.ui.components.pieces import Crumb
from dondoc.ui.components.text import said_choices

CHILDREN = 50


def _filters() -> list[Filter]:
    return [
        Filter("kind", _("Loại"), options=said_choices(BodyKind.choices)),
        Filter("state", _("Trạng thái"), options=[("closed", _("Đã ngừng"))], any_label=_("Đang hoạt động")),
    ]


def listed(request: SignedIn) -> QuerySet[Body]:
    """The bodies that the URL asks for, of those that the user may look up."""
    kind, state = (item.value(request) for item in _filters())
    bodies = queries.directory_visible_to(request.user).filter(valid_to__isnull=state != "closed")
    if kind:
        bodies = bodies.filter(kind=kind)
    above = request.GET.get("above", "")
    if above.isdecimal():
        bodies = bodies.filter(parent_id=int(above))
    return queries.bodies_found(bodies, request.GET.get("q", "")).select_related("parent")


@access("people.directory.view")
@require_GET
def bodies(request: SignedIn) -> HttpResponse:
    found = listed(request)
    page = keyset(found, ["sort_key", "id"], after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    context = {
        "title": _("Danh bạ"),
        "tabs": directory_tabs("people:bodies"),
        "filters": _filters(),
        "page": page,
        "count": count_up_to(found, exact=request.GET.get("count") == "exact"),
        "columns": [Column(_("Tên")), Column(_("Loại")), Column(_("Thuộc")), Column(_("Ký hiệu, mã số"))],
        "can_edit": can_edit(request),
    }
    template = "people/bodies.html#rows" if request.htmx else "people/bodies.html"
    return render(request, template, context)


@access("people.directory.view")
@require_GET
def tree(request: SignedIn) -> HttpResponse:
    root = get_object_or_404(queries.directory_visible_to(request.user), kind=BodyKind.BOARD, valid_to__isnull=True)
    on = queries.today()
    branches = queries.tree_of(root, on)
    posts: dict[int, list[Any]] = {}
    for tenure in queries.tenures_at([body.pk for _depth, body in branches], on):
        posts.setdefault(tenure.body_id, []).append(tenure)
    context = {
        "title": _("Danh bạ"),
        "tabs": directory_tabs("people:tree"),
        "branches": [(depth, body, posts.get(body.pk, [])) for depth, body in branches],
    }
    return render(request, "people/tree.html", context)


@access("people.directory.view")
@require_GET
def body(request: SignedIn, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.directory_visible_to(request.user).select_related("parent"), pk=pk)
    on = queries.today()
    below = Body.objects.filter(queries.in_force(on), parent=found).order_by("kind", "sort_key")
    children = list(below[: CHILDREN + 1])
    editing = can_edit(request)
    context = {
        "title": found.name,
        "body": found,
        "crumbs": [crumb()],
        "tenures": queries.tenures_at([found.pk], on),
        "children": children[:CHILDREN],
        "more_children": len(children) > CHILDREN,
        "aliases": found.aliases.order_by("fold"),
        "names": found.names.order_by("-valid_to"),
        "can_edit": editing,
        "alias_form": forms.NewAlias(),
        "entries": history("people.body", found.pk) if editing else [],
    }
    return render(request, "people/body.html", context)


@access("people.directory.edit")
@require_http_methods(["GET", "POST"])
def new_body(request: SignedIn) -> HttpResponse:
    ensure(can_edit_directory(request.user))
    form = forms.NewBody(request.POST or None, initial={"kind": request.GET.get("kind", "")})
    if form.is_valid():
        made = attempt(form, lambda: actions.create_body(actor=request.user, **form.cleaned_data))
        if made is not None:
            notify.done(request, _("Đã thêm “%(name)s” vào danh bạ.") % {"name": made})
            return redirect("people:body", made.pk)
    return ask_form(request, form, title=_("Thêm cơ quan, đơn vị"), crumbs=[crumb()], verb=_("Thêm vào danh bạ"))


def _editable(request: SignedIn, pk: int) -> tuple[Body, list[Crumb]]:
    found = get_object_or_404(queries.directory_visible_to(request.user), pk=pk)
    ensure(can_edit_directory(request.user))
    return found, [crumb(), Crumb(found.name, reverse("people:body", args=[pk]))]


@access("people.directory.edit")
@require_http_methods(["GET", "POST"])
def edit_body(request: SignedIn, pk: int) -> HttpResponse:
    found, crumbs = _editable(request, pk)
    initial = {name: getattr(found, name) for name in ("short_name", "code", "parent", "address", "email")}
    form = forms.EditBody(request.POST or None, initial=initial)
    if done(form, lambda: actions.edit_body(actor=request.user, body=found, **form.cleaned_data)):
        notify.done(request, _("Đã lưu."))
        return redirect("people:body", pk)
    return ask_form(request, form, title=_("Sửa thông tin"), crumbs=crumbs, verb=_("Lưu"))


@access("people.directory.edit")
@require_http_methods(["GET", "POST"])
def rename_body(request: SignedIn, pk: int) -> HttpResponse:
    found, crumbs = _editable(request, pk)
    form = forms.RenameBody(request.POST or None, initial={"name": found.name})
    if done(form, lambda: actions.rename_body(actor=request.user, body=found, **form.cleaned_data)):
        notify.done(request, _("Đã đổi tên. Văn bản cũ vẫn giữ tên cũ."))
        return redirect("people:body", pk)
    return ask_form(request, form, title=_("Đổi tên"), crumbs=crumbs, verb=_("Đổi tên"))


@access("people.directory.edit")
@require_http_methods(["GET", "POST"])
def close_body(request: SignedIn, pk: int) -> HttpResponse:
    found, crumbs = _editable(request, pk)
    form = forms.CloseBody(request.POST or None)
    if done(form, lambda: actions.close_body(actor=request.user, body=found, **form.cleaned_data)):
        notify.done(request, _("Đã ghi nhận ngừng hoạt động."))
        return redirect("people:body", pk)
    return ask_form(request, form, title=_("Ghi nhận ngừng hoạt động"), crumbs=crumbs, verb=_("Ghi nhận"))


@access("people.directory.edit")
@require_POST
def add_alias(request: SignedIn, pk: int) -> HttpResponse:
    found, _crumbs = _editable(request, pk)
    form = forms.NewAlias(request.POST)
    if done(form, lambda: actions.add_alias(actor=request.user, thing=found, text=form.cleaned_data["text"])):
        notify.done(request, _("Đã thêm tên gọi."))
    else:
        notify.refused(request, " ".join(str(e) for errors in form.errors.values() for e in errors))
    return redirect("people:body", pk)


@access("people.directory.edit")
@require_POST
def remove_alias(request: SignedIn, pk: int) -> HttpResponse:
    ensure(can_edit_directory(request.user))
    alias = get_object_or_404(Alias.objects.filter(body__in=queries.directory_visible_to(request.user)), pk=pk)
    owner = alias.body_id
    actions.remove_alias(actor=request.user, alias=alias)
    notify.done(request, _("Đã bỏ tên gọi “%(text)s”.") % {"text": alias.text})
    return redirect("people:body", owner)
