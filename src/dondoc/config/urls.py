"""Every address of the program. Each room lists its own."""

from django.urls import include, path

from dondoc.people.views.me import password

urlpatterns = [
    path("accounts/password/change/", password, name="account_change_password"),  # before allauth's: it journals
    path("accounts/", include("allauth.urls")),
    path("ui/", include("dondoc.ui.urls")),
    path("api/v1/", include("dondoc.config.api")),
    path("people/", include("dondoc.people.urls")),
    path("calendar/", include("dondoc.calendars.urls")),
    path("records/", include("dondoc.records.urls")),
    path("outgoing/", include("dondoc.outgoing.urls")),
    path("portal/", include("dondoc.portal.urls")),
    path("plans/", include("dondoc.plans.urls")),
    path("requests/", include("dondoc.requests.urls")),
    path("meetings/", include("dondoc.meetings.urls")),
    path("difficulties/", include("dondoc.difficulties.urls")),
    path("reports/", include("dondoc.reports.urls")),
    path("journal/", include("dondoc.journal.urls")),
    path("notices/", include("dondoc.notices.urls")),
    path("sample/", include("dondoc.sample.urls")),
    path("", include("dondoc.home.urls")),
]

handler400 = "dondoc.ui.errors.bad_request"
handler403 = "dondoc.ui.errors.permission_denied"
handler404 = "dondoc.ui.errors.not_found"
handler500 = "dondoc.ui.errors.server_error"
handler429 = "dondoc.ui.errors.too_many"  # asked for by allauth where something is done too often
