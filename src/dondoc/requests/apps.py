from django.apps import AppConfig


class RequestsConfig(AppConfig):
    name = "dondoc.requests"
    label = "requests"
    verbose_name = "Yêu cầu"
