from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    name = "dondoc.calendars"
    label = "calendars"
    verbose_name = "Lịch làm việc"
