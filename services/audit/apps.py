from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "services.audit"
    verbose_name = "Jejak audit"

    def ready(self) -> None:
        from services.audit.append_only import TRAIL

        TRAIL.keep(self)
