"""The addresses of this room."""

from django.urls import path

from dondoc.home import views
from dondoc.home.views import dashboard

app_name = "home"
urlpatterns = [
    path("", views.index, name="index"),
    path("dashboard/", dashboard.dashboard, name="dashboard"),
    path("dashboard/<slug:kind>/<str:monday>/", dashboard.week, name="week"),
    path("search/", views.search, name="search"),
]
