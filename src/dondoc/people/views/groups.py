"""Groups of bodies: the list, one group with its members of today, and what may be changed."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.frame.access import access, ensure
from dondoc.frame.paging import count_up_to
from dondoc.people import actions, forms, queries
from dondoc.people.access import can_edit_directory
from dondoc.people.models import BodyGroup, GroupMember
from dondoc.people.requests import SignedIn
from dondoc.people.views.answers import ask_form, attempt, can_edit, crumb, directory_tabs, done, history
from dondoc.ui import notify
from dondoc.ui.components.pieces import Crumb

SHOWN = 100


def listed(request: SignedIn) -> QuerySet[BodyGroup]:
    """The groups that the user may look up, with their other names."""
    return queries.groups_visible_to(request.user).prefetch_related("aliases").order_by("sort_key")


@access("people.directory.view")
@require_GET
def groups(request: SignedIn) -> HttpResponse:
    context = {
        "title": _("Danh bạ"),
        "tabs": directory_tabs("people:groups"),
        "groups": listed(request),
        "can_edit": can_edit(request),
    }
    return render(request, "people/groups.html", context)


@access("people.directory.view")
@require_GET
def group(request: SignedIn, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.groups_visible_to(request.user), pk=pk)
    on = queries.today()
    members = queries.members_of(found, on)
    listed = {m.body_id: m.pk for m in found.members.filter(queries.in_force(on))}
    editing = can_edit(request)
    context = {
        "title": found.name,
        "group": found,
        "crumbs": [crumb(), Crumb(_("Nhóm"), reverse("people:groups"))],
        "members": [(body, listed.get(body.pk)) for body in members[:SHOWN]],
        "leaders": queries.leaders(on) if found.is_leaders else [],
        "count": count_up_to(members),
        "aliases": found.aliases.order_by("fold"),
        "can_edit": editing,
        "member_form": None if found.kind else forms.NewMember(),
        "entries": history("people.group", found.pk) if editing else [],
    }
    return render(request, "people/group.html", context)


@access("people.directory.edit")
@require_http_methods(["GET", "POST"])
def new_group(request: SignedIn) -> HttpResponse:
    ensure(can_edit_directory(request.user))
    form = forms.NewGroup(request.POST or None)
    if form.is_valid():
        made = attempt(form, lambda: actions.create_group(actor=request.user, **form.cleaned_data))
        if made is not None:
            notify.done(request, _("Đã lập nhóm “%(name)s”.") % {"name": made})
            return redirect("people:group", made.pk)
    crumbs = [crumb(), Crumb(_("Nhóm"), reverse("people:groups"))]
    return ask_form(request, form, title=_("Lập nhóm"), crumbs=crumbs, verb=_("Lập nhóm"))


@access("people.directory.edit")
@require_POST
def add_member(request: SignedIn, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.groups_visible_to(request.user), pk=pk)
    ensure(can_edit_directory(request.user))
    form = forms.NewMember(request.POST)
    if done(form, lambda: actions.add_member(actor=request.user, group=found, on=queries.today(), **form.cleaned_data)):
        notify.done(request, _("Đã thêm vào nhóm."))
    else:
        notify.refused(request, " ".join(str(e) for errors in form.errors.values() for e in errors))
    return redirect("people:group", pk)


@access("people.directory.edit")
@require_POST
def end_member(request: SignedIn, pk: int) -> HttpResponse:
    members = GroupMember.objects.filter(group__in=queries.groups_visible_to(request.user))
    member = get_object_or_404(members.select_related("group", "body"), pk=pk, valid_to__isnull=True)
    ensure(can_edit_directory(request.user))
    actions.end_member(actor=request.user, member=member, on=queries.today())
    notify.done(request, _("Đã đưa “%(name)s” ra khỏi nhóm.") % {"name": member.body})
    return redirect("people:group", member.group_id)
