"""The addresses of this room."""

from django.urls import path

from dondoc.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.notices, name="notices"),
    path("read/", views.read_all, name="read_all"),
    path("settings/", views.settings, name="settings"),
    path("<int:pk>/", views.open_notice, name="open"),
]
