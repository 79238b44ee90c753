from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "services.common"
    verbose_name = "Umum"
