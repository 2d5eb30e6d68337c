from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "dondoc.meetings"
    label = "meetings"
    verbose_name = "Họp"
