from typing import Any

from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models.signals import post_migrate


def _keep_name_index(*, using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """SQLite loses the triggers when a migration rebuilds the table."""
    from services.registrations.models import name_index

    if connections[using].vendor == "sqlite":
        name_index.install(connections[using])


class RegistrationsConfig(AppConfig):
    name = "services.registrations"
    verbose_name = "Pendaftaran"

    def ready(self) -> None:
        from services.files import access as files
        from services.files.enums import Purpose
        from services.registrations import trail
        from services.registrations.staff import access

        post_migrate.connect(_keep_name_index, sender=self)
        files.register(Purpose.REFERRAL, access.staff_referral)
        files.register(Purpose.RESULT, access.staff_result)
        trail.name_words()
