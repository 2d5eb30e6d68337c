"""The addresses of this room."""

from django.urls import path

from dondoc.meetings.views import acting, concluding, lists, meeting, papers, weekly

app_name = "meetings"
urlpatterns = [
    path("", lists.index, name="index"),
    path("export.xlsx", lists.export, name="export"),
    path("weekly/", weekly.weekly, name="weekly"),
    path("new/", acting.new, name="new"),
    path("<int:pk>/", meeting.detail, name="meeting"),
    path("<int:pk>/edit/", acting.edit, name="edit"),
    path("<int:pk>/step/<slug:verb>/", acting.take, name="take"),
    path("<int:pk>/presence/", acting.presence, name="presence"),
    path("<int:pk>/minutes/", acting.minutes, name="minutes"),
    path("<int:pk>/papers/<slug:paper>/", papers.draw, name="draw"),
    path("<int:pk>/files/", acting.attach, name="attach"),
    path("files/<int:pk>/", papers.file, name="file"),
    path("files/<int:pk>/remove/", acting.remove_file, name="remove_file"),
    path("<int:pk>/conclusions/", concluding.add, name="conclusion_add"),
    path("conclusions/<int:pk>/", concluding.edit, name="conclusion"),
    path("conclusions/<int:pk>/remove/", concluding.remove, name="conclusion_remove"),
    path("<int:pk>/meeting.ics", papers.calendar, name="calendar"),
    path("<int:pk>/<slug:paper>.docx", papers.docx, name="docx"),
]
