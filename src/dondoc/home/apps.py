from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "dondoc.home"
    label = "home"
    verbose_name = "Trang đầu"
