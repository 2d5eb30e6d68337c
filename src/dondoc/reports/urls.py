"""The addresses of this room."""

from django.urls import path

from dondoc.reports import views

app_name = "reports"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.compose, name="compose"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/head/", views.head, name="head"),
    path("<int:pk>/recompose/", views.recompose, name="recompose"),
    path("<int:pk>/issue/", views.issue, name="issue"),
    path("<int:pk>/discard/", views.discard, name="discard"),
    path("<int:pk>/report.docx", views.docx, name="docx"),
    path("<int:pk>/report.pdf", views.pdf, name="pdf"),
    path("parts/<int:pk>/", views.part, name="part"),
]
