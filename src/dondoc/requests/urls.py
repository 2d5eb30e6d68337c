"""The addresses of this room."""

from django.urls import path

from dondoc.requests.views import answering, asking, collating, lists, requests

app_name = "requests"
urlpatterns = [
    path("", lists.index, name="index"),
    path("export.xlsx", lists.export, name="export"),
    path("ask/", asking.ask, name="ask"),
    path("<int:pk>/", requests.detail, name="request"),
    path("<int:pk>/edit/", asking.edit, name="edit"),
    path("<int:pk>/cells/", asking.cells, name="cells"),
    path("<int:pk>/addressees/", asking.addressees, name="addressees"),
    path("<int:pk>/due/", asking.due, name="due"),
    path("<int:pk>/form/", requests.form, name="form"),
    path("<int:pk>/files/<int:file_pk>/", requests.file, name="file"),
    path("<int:pk>/urge/", collating.urge, name="urge"),
    path("<int:pk>/compose/", collating.compose, name="compose"),
    path("<int:pk>/opinions/", collating.opinions, name="opinions"),
    path("<int:pk>/figures/<int:cell_pk>/", collating.figure, name="figure"),
    path("<int:pk>/collated.xlsx", collating.workbook, name="workbook"),
    path("<int:pk>/collated.docx", collating.docx, name="docx"),
    path("<int:pk>/paper/", collating.paper, name="paper"),
    path("<int:pk>/<slug:verb>/", requests.take, name="take"),
    path("lines/<int:pk>/", collating.line, name="line"),
    path("answers/<int:pk>/", answering.answer, name="answer"),
    path("answers/<int:pk>/refill/", answering.refill, name="refill"),
    path("answers/<int:pk>/sheet/", answering.sheet, name="sheet"),
    path("answers/<int:pk>/return/", answering.return_answer, name="return"),
    path("answers/<int:pk>/link/", answering.link, name="link"),
    path("by-link/<str:secret>/", answering.by_link, name="by_link"),
    path("by-link/<str:secret>/form/", answering.form_by_link, name="form_by_link"),
    path("by-link/<str:secret>/files/<int:file_pk>/", answering.file_by_link, name="file_by_link"),
    path("by-link/<str:secret>/sheet/", answering.sheet_by_link, name="sheet_by_link"),
]
