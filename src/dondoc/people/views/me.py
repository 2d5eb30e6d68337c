"""One's own account: posts, language, password."""

from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from dondoc.frame.access import access
from dondoc.people import actions, forms, queries
from dondoc.people.queries.tokens import own_tokens
from dondoc.people.requests import SignedIn
from dondoc.people.views.answers import attempt, done
from dondoc.ui import notify

TOKENS_SHOWN = 40


def _keep_in_browser(answer: HttpResponse, language: str) -> None:
    """The cookie of `ui.language` goes first, so that it must say the same as the account."""
    if language:
        answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, samesite="Lax")
    else:
        answer.delete_cookie(settings.LANGUAGE_COOKIE_NAME, samesite="Lax")


@access("people.me")
@require_http_methods(["GET", "POST"])
def me(request: SignedIn) -> HttpResponse:
    form = forms.Language(request.POST or None, initial={"language": request.user.language})
    if done(form, lambda: actions.set_language(actor=request.user, **form.cleaned_data)):
        notify.done(request, _("Đã lưu."))
        answer = redirect("people:me")
        _keep_in_browser(answer, form.cleaned_data["language"])
        return answer
    context = {
        "title": _("Tài khoản của tôi"),
        "standing": queries.standing_of(request.user),
        "tenures": queries.tenures_of(request.user.person_id, queries.today()),
        "form": form,
        "tokens": own_tokens(request.user)[:TOKENS_SHOWN],
        "on": queries.today(),
    }
    return render(request, "people/me.html", context)


@access("people.me")
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def password(request: SignedIn) -> HttpResponse:
    forced = request.user.must_change_password
    form = forms.ChangePassword(request.POST or None)
    if form.is_valid():
        old, new = form.cleaned_data["old"], form.cleaned_data["new"]
        changed = attempt(form, lambda: actions.change_password(actor=request.user, old=old, new=new))
        if changed is not None:
            update_session_auth_hash(request, changed)
            notify.done(request, _("Đã đổi mật khẩu."))
            return redirect("/" if forced else "people:me")
    context = {"title": _("Đổi mật khẩu"), "form": form, "forced": forced}
    return render(request, "people/password.html", context)
