"""The frame's app: at start-up it imports each room's `wiring` module, where rooms fill the registries below them."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class FrameConfig(AppConfig):
    name = "dondoc.frame"
    label = "frame"

    def ready(self) -> None:
        autodiscover_modules("wiring")
