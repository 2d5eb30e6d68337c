"""The portal's pages, and the Office's list of invitations."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.frame.access import access, ensure
from dondoc.frame.paging import count_up_to, keyset
from dondoc.official.xlsx_out import Column as SheetColumn
from dondoc.official.xlsx_out import Sheet, write_xlsx
from dondoc.people.models import Body
from dondoc.people.queries import standing_of
from dondoc.people.requests import SignedIn
from dondoc.portal import actions
from dondoc.portal.access import can_invite, uses_portal
from dondoc.portal.forms import AcceptForm, InviteForm
from dondoc.portal.models import Invitation
from dondoc.portal.queries import asks_of, visible_invitations
from dondoc.ui import notify
from dondoc.ui.components.lists import Column
from dondoc.ui.language import entrance_from_outside, language_wished

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHEET_ROWS = 50_000


@entrance_from_outside
@access("portal.use")
@require_GET
def index(request: SignedIn) -> HttpResponse:
    """What the Board asks of the body behind the account."""
    ensure(uses_portal(request.user))
    standing = standing_of(request.user)
    context = {
        "title": _("Cổng doanh nghiệp"),
        "asks": asks_of(request.user),
        "bodies": Body.objects.filter(pk__in=standing.body_ids).order_by("sort_key"),
        "standing": standing,
    }
    return render(request, "portal/index.html", context)


@access("portal.invitation.view")
@require_http_methods(["GET", "POST"])
def invitations(request: SignedIn) -> HttpResponse:
    """The invitations and the form for a new one; its link is shown once, on this answer only."""
    ensure(can_invite(request.user))
    form = InviteForm(request.POST or None)
    link = ""
    if request.method == "POST" and form.is_valid():
        invitation, secret = actions.invite(actor=request.user, **form.cleaned_data)
        link = request.build_absolute_uri(reverse("portal:accept", args=[secret]))
        notify.done(request, _("Đã lập lời mời cho %(body)s.") % {"body": invitation.body.name})
        form = InviteForm()
    found = visible_invitations(request.user)
    page = keyset(
        found.select_related("body"), ["-id"], after=request.GET.get("after", ""), before=request.GET.get("before", "")
    )
    context = {
        "title": _("Mời doanh nghiệp, đơn vị ngoài"),
        "form": form,
        "link": link,
        "page": page,
        "count": count_up_to(found, exact=request.GET.get("count") == "exact"),
        "export_url": reverse("portal:invitations_sheet"),
        "columns": [
            Column(_("Doanh nghiệp, đơn vị")),
            Column(_("Người đại diện")),
            Column(_("Hết hạn")),
            Column(_("Tình trạng")),
            Column(_("Thao tác"), hidden_label=True),
        ],
    }
    return render(request, "portal/invitations.html", context)


def _answer_to(invitation: Invitation) -> str:
    if invitation.accepted_at:
        return _("đã nhận")
    return _("đã thu hồi") if invitation.withdrawn_at else _("chờ nhận")


@access("portal.invitation.view")
@require_GET
def invitations_sheet(request: SignedIn) -> HttpResponse:
    """The same list as xlsx, the newest SHEET_ROWS of it."""
    ensure(can_invite(request.user))
    columns = [
        SheetColumn(_("Doanh nghiệp, đơn vị"), width=50),
        SheetColumn(_("Người đại diện"), width=28),
        SheetColumn(_("Hết hạn"), kind="date"),
        SheetColumn(_("Tình trạng"), width=16),
    ]
    rows = [
        (i.body.name, i.person_name, timezone.localdate(i.expires_at), _answer_to(i))
        for i in visible_invitations(request.user).select_related("body").order_by("-id")[:SHEET_ROWS]
    ]
    data = write_xlsx([Sheet(_("Các lời mời"), columns, rows)], made_at=timezone.now())
    return HttpResponse(data, content_type=XLSX, headers={"Content-Disposition": 'attachment; filename="loi-moi.xlsx"'})


@access("portal.invitation.withdraw")
@require_POST
def withdraw(request: SignedIn, pk: int) -> HttpResponse:
    """The link stops working."""
    invitation = get_object_or_404(
        visible_invitations(request.user).select_related("body"), pk=pk, accepted_at__isnull=True
    )
    actions.withdraw_invitation(actor=request.user, invitation=invitation)
    notify.done(request, _("Đã thu hồi lời mời."))
    return redirect("portal:invitations")


@entrance_from_outside
@sensitive_post_parameters("password", "again")
@access("portal.invitation.accept", public=True)
@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, secret: str) -> HttpResponse:
    """The invited choose a sign-in name and a password. The secret in the address is the guard."""
    invitation = actions.invitation_of(secret)
    if invitation is None:
        return render(request, "portal/expired.html", {"title": _("Lời mời không còn hiệu lực")}, status=404)
    form = AcceptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            actions.accept_invitation(
                secret=secret, username=data["username"], password=data["password"], language=language_wished()
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            notify.done(request, _("Đã lập tài khoản. Mời đăng nhập."))
            return redirect(f"{reverse('account_login')}?next={reverse('portal:index')}")
    return render(request, "portal/accept.html", {"title": _("Nhận lời mời"), "form": form, "invitation": invitation})
