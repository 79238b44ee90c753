from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "services.audit"
    verbose_name = "Jejak audit"
