"""The addresses of this room."""

from django.urls import path

from dondoc.outgoing.views import papers

app_name = "outgoing"
urlpatterns = [
    path("", papers.index, name="index"),
    path("new/", papers.new, name="new"),
    path("<int:pk>/", papers.detail, name="paper"),
    path("<int:pk>/edit/", papers.edit, name="edit"),
    path("<int:pk>/steps/<slug:verb>/", papers.step, name="step"),
    path("<int:pk>/draft.docx", papers.docx, name="docx"),
    path("<int:pk>/draft.pdf", papers.pdf, name="pdf"),
]
