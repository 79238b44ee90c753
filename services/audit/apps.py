from typing import Any

from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models.signals import post_migrate


def _guard_again(*, using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """SQLite loses the triggers when a migration rebuilds the table."""
    from services.audit import append_only

    connection = connections[using]
    if append_only.TABLE in connection.introspection.table_names():
        append_only.install(connection)


class AuditConfig(AppConfig):
    name = "services.audit"
    verbose_name = "Jejak audit"

    def ready(self) -> None:
        post_migrate.connect(_guard_again, sender=self)
