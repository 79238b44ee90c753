from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "services.api"
    verbose_name = "API"
