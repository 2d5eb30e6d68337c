from django.apps import AppConfig


class SampleConfig(AppConfig):
    name = "dondoc.sample"
    label = "sample"
    verbose_name = "Đơn vị mẫu"
