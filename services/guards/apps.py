from django.apps import AppConfig


class GuardsConfig(AppConfig):
    name = "services.guards"
    verbose_name = "Pembatas"
