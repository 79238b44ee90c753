from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "services.operations"
    verbose_name = "Operasi"
