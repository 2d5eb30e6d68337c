"""The addresses of this room."""

from django.urls import path

from dondoc.journal import views

app_name = "journal"
urlpatterns = [
    path("", views.entries, name="entries"),
    path("journal.xlsx", views.sheet, name="sheet"),
]
