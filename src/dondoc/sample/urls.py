"""The addresses of this room."""

from django.urls import path

from dondoc.sample import views

app_name = "sample"
urlpatterns = [path("plan.docx", views.plan, name="plan")]
