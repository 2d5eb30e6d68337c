"""The addresses of this room."""

from django.urls import path

from dondoc.difficulties.views import acting, difficulty, kinds, lists, raising

app_name = "difficulties"
urlpatterns = [
    path("", lists.index, name="index"),
    path("export.xlsx", lists.export, name="export"),
    path("open/", lists.by_age, name="by_age"),
    path("open/export.xlsx", lists.by_age_export, name="by_age_export"),
    path("raise/", raising.raise_page, name="raise"),
    path("raise/from/<int:pk>/", raising.raise_from, name="raise_from"),
    path("group/", raising.group, name="group"),
    path("kinds/", kinds.index, name="kinds"),
    path("kinds/<int:pk>/", kinds.edit, name="kind"),
    path("files/<int:pk>/", difficulty.file, name="file"),
    path("<int:pk>/", difficulty.detail, name="difficulty"),
    path("<int:pk>/view/", acting.consolidate, name="consolidate"),
    path("<int:pk>/proposal/", acting.proposal, name="proposal"),
    path("<int:pk>/<slug:verb>/", acting.take, name="take"),
]
