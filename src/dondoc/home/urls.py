"""The addresses of this room."""

from django.urls import path

from dondoc.home import views

app_name = "home"
urlpatterns = [
    path("", views.index, name="index"),
    path("search/", views.search, name="search"),
]
