"""The addresses of this room."""

from django.urls import path

from dondoc.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.index, name="index"),
    path("invitations/", views.invitations, name="invitations"),
    path("invitations.xlsx", views.invitations_sheet, name="invitations_sheet"),
    path("invitations/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("join/<str:secret>/", views.accept, name="accept"),
]
