from django.apps import AppConfig


class OutgoingConfig(AppConfig):
    name = "dondoc.outgoing"
    label = "outgoing"
    verbose_name = "Văn bản đi"
