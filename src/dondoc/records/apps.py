from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "dondoc.records"
    label = "records"
    verbose_name = "Văn bản"
