"""Personal tokens: one's own, and all of them for the administrator. A secret is shown once, on the answer itself."""

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc.frame.access import access, ensure
from dondoc.frame.paging import count_up_to, keyset
from dondoc.language import fold
from dondoc.people import actions, queries
from dondoc.people.access import can_issue_token, can_manage_accounts, can_revoke_token
from dondoc.people.forms.tokens import NewToken, scope_choices
from dondoc.people.models import ApiToken
from dondoc.people.queries.tokens import tokens_visible_to
from dondoc.people.requests import SignedIn
from dondoc.people.views.answers import ask_form
from dondoc.ui import confirm, notify
from dondoc.ui.components.lists import Column, Filter
from dondoc.ui.components.pieces import Crumb


def _filters() -> list[Filter]:
    return [Filter("state", _("Trạng thái"), options=[("alive", _("Đang dùng")), ("dead", _("Đã thu hồi, hết hạn"))])]


def _listed(request: SignedIn) -> QuerySet[ApiToken]:
    """The tokens that the URL asks for, of those that the user may see."""
    found, on = tokens_visible_to(request.user), queries.today()
    dead = Q(revoked_at__isnull=False) | Q(expires_on__lte=on)
    if state := _filters()[0].value(request):
        found = found.filter(dead if state == "dead" else ~dead)
    words = request.GET.get("q", "").strip()
    named = Q(user__username__icontains=words) | Q(name__icontains=words) | Q(user__person__fold__contains=fold(words))
    return found.filter(named) if words else found


@access("people.accounts.manage")
@require_GET
def tokens(request: SignedIn) -> HttpResponse:
    """Every token, the newest first."""
    ensure(can_manage_accounts(request.user))
    found = _listed(request)
    context = {
        "title": _("Mã truy cập"),
        "crumbs": [Crumb(_("Tài khoản"), reverse("people:accounts"))],
        "filters": _filters(),
        "page": keyset(found, ["-id"], after=request.GET.get("after", ""), before=request.GET.get("before", "")),
        "count": count_up_to(found, exact=request.GET.get("count") == "exact"),
        "columns": [Column(_("Tài khoản")), Column(_("Mã truy cập"), wide=True)],
        "on": queries.today(),
    }
    return render(request, "people/tokens.html#rows" if request.htmx else "people/tokens.html", context)


@access("people.token.issue")
@never_cache
@require_http_methods(["GET", "POST"])
def new_token(request: SignedIn) -> HttpResponse:
    """A token for oneself; its secret stands on the answer and nowhere else."""
    ensure(can_issue_token(request.user))
    form = NewToken(request.POST or None)
    if form.is_valid():
        try:
            token, secret = actions.issue_token(actor=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return _secret_page(request, token, secret)
    return ask_form(request, form, title=_("Tạo mã truy cập"), crumbs=[_mine()], verb=_("Tạo mã truy cập"))


def _mine() -> Crumb:
    return Crumb(_("Tài khoản của tôi"), reverse("people:me"))


def _secret_page(request: SignedIn, token: ApiToken, secret: str) -> HttpResponse:
    names = dict(scope_choices())
    context = {
        "title": _("Mã truy cập mới"),
        "token": token,
        "secret": secret,
        "scopes": "; ".join(names[scope] for scope in token.scopes),
        "crumbs": [_mine()],
    }
    return render(request, "people/new_token.html", context)


@access("people.token.revoke")
@require_POST
def revoke_token(request: SignedIn, pk: int) -> HttpResponse:
    """Asked first: it has no undo."""
    token = get_object_or_404(tokens_visible_to(request.user), pk=pk)
    ensure(can_revoke_token(request.user, token))
    back = reverse("people:me" if token.user_id == request.user.pk else "people:tokens")
    if not confirm.is_confirmed(request):
        return confirm.ask(
            request,
            title=_("Thu hồi mã truy cập?"),
            consequence=_(
                "Phần mềm đang dùng mã này không đọc, không ghi được nữa. Mã đã thu hồi không dùng lại được."
            ),
            verb=_("Thu hồi"),
            back_url=back,
        )
    actions.revoke_token(actor=request.user, token=token)
    notify.done(request, _("Đã thu hồi mã truy cập “%(name)s”.") % {"name": token})
    return redirect(back)
