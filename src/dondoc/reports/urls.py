"""The addresses of this room."""

from django.urls import path

from dondoc.reports.views import carrying, cycles, lists, reports, runs

app_name = "reports"
urlpatterns = [
    path("", lists.index, name="index"),
    path("reports.xlsx", lists.sheet, name="sheet"),
    path("new/", reports.compose, name="compose"),
    path("<int:pk>/", reports.detail, name="detail"),
    path("<int:pk>/head/", reports.head, name="head"),
    path("<int:pk>/recompose/", reports.recompose, name="recompose"),
    path("<int:pk>/issue/", reports.issue, name="issue"),
    path("<int:pk>/discard/", reports.discard, name="discard"),
    path("<int:pk>/report.docx", reports.docx, name="docx"),
    path("<int:pk>/report.pdf", reports.pdf, name="pdf"),
    path("<int:pk>/report.xlsx", carrying.xlsx, name="xlsx"),
    path("<int:pk>/submit/", carrying.submit, name="submit"),
    path("<int:pk>/take-back/", carrying.take_back, name="take_back"),
    path("<int:pk>/restore/", carrying.restore, name="restore"),
    path("<int:pk>/figures/<slug:key>/", carrying.figure, name="figure"),
    path("cycles/", cycles.index, name="cycles"),
    path("cycles/cycles.xlsx", cycles.sheet, name="cycles_sheet"),
    path("cycles/new/", cycles.new, name="cycle_new"),
    path("cycles/<int:pk>/", cycles.detail, name="cycle"),
    path("cycles/<int:pk>/edit/", cycles.edit, name="cycle_edit"),
    path("cycles/<int:pk>/open/", cycles.open_run, name="cycle_open"),
    path("runs/<int:pk>/", runs.detail, name="run"),
    path("runs/<int:pk>/compose/", runs.compose, name="run_compose"),
    path("runs/<int:pk>/urge/", runs.urge, name="run_urge"),
    path("runs/<int:pk>/close/", runs.close, name="run_close"),
    path("parts/<int:pk>/", reports.part, name="part"),
]
