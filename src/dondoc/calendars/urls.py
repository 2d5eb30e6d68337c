"""The addresses of this room."""

from django.urls import path

from dondoc.calendars.views import keeping, year

app_name = "calendars"
urlpatterns = [
    path("", year.year, name="year"),
    path("calendar.xlsx", year.sheet, name="sheet"),
    path("days/new/", keeping.add, name="add"),
    path("days/<int:pk>/", keeping.change, name="change"),
    path("days/<int:pk>/confirm/", keeping.confirm, name="confirm"),
    path("days/<int:pk>/remove/", keeping.remove, name="remove"),
    path("versions/<int:version>/restore/", keeping.restore, name="restore"),
    path("years/<int:year>/open/", keeping.open_year, name="open_year"),
    path("years/<int:year>/close/", keeping.close_year, name="close_year"),
]
