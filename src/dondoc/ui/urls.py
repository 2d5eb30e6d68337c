"""Addresses of the interface itself."""

from django.urls import path

from dondoc.ui.language import choose_language

urlpatterns = [path("language/", choose_language, name="set_language")]
