"""The addresses of this room."""

from django.urls import path

from dondoc.reports.views import lists, reports

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
    path("parts/<int:pk>/", reports.part, name="part"),
]
