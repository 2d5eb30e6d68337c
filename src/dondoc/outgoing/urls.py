"""The addresses of this room."""

from django.urls import path

from dondoc.outgoing.views import papers, signing

app_name = "outgoing"
urlpatterns = [
    path("", papers.index, name="index"),
    path("new/", papers.new, name="new"),
    path("<int:pk>/", papers.detail, name="paper"),
    path("<int:pk>/edit/", papers.edit, name="edit"),
    path("<int:pk>/steps/<slug:verb>/", papers.step, name="step"),
    path("<int:pk>/draft.docx", papers.docx, name="docx"),
    path("<int:pk>/draft.pdf", papers.pdf, name="pdf"),
    path("<int:pk>/sign/", signing.sign, name="sign"),
    path("<int:pk>/signed/", signing.take_back, name="take_back"),
    path("<int:pk>/signatures/", signing.signatures, name="signatures"),
    path("<int:pk>/signed.pdf", signing.signed, name="signed"),
]
