"""The app of the interface. It stands before third-party apps in INSTALLED_APPS, so that its templates win."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "dondoc.ui"
    label = "ui"
