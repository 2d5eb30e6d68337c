"""The addresses of this room."""

from django.urls import path

from dondoc.outgoing.views import issuing, papers, register, settings, signing

app_name = "outgoing"
urlpatterns = [
    path("", papers.index, name="index"),
    path("new/", papers.new, name="new"),
    path("<int:pk>/", papers.detail, name="paper"),
    path("<int:pk>/edit/", papers.edit, name="edit"),
    path("<int:pk>/steps/<slug:verb>/", papers.step, name="step"),
    path("<int:pk>/draft.docx", papers.docx, name="docx"),
    path("<int:pk>/draft.pdf", papers.pdf, name="pdf"),
    path("<int:pk>/slip.pdf", papers.slip, name="slip"),
    path("<int:pk>/sign/", signing.sign, name="sign"),
    path("<int:pk>/signed/", signing.take_back, name="take_back"),
    path("<int:pk>/signatures/", signing.signatures, name="signatures"),
    path("<int:pk>/signed.pdf", signing.signed, name="signed"),
    path("<int:pk>/issue/", issuing.issue, name="issue"),
    path("<int:pk>/sending/", issuing.sending, name="sending"),
    path("<int:pk>/deliveries/<int:delivery_pk>/link/", issuing.link, name="link"),
    path("links/<str:secret>/", issuing.opened, name="opened"),
    path("register/", register.register, name="register"),
    path("register.xlsx", register.sheet, name="register_sheet"),
    path("settings/", settings.settings, name="settings"),
    path("settings/advisory/<int:pk>/close/", settings.close_advisory, name="close_advisory"),
]
