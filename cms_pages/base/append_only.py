"""Tables that can't be changed, not even by our own mistakes: the database itself refuses UPDATE, DELETE and TRUNCATE.

Whoever owns the database can drop a trigger; nothing in the portal does. The refusal is an IntegrityError on both
databases. Such a table keeps what it tells about as plain values, or by keys without constraint and with DO_NOTHING:
a CASCADE or SET NULL would be refused too, and with it the deletion that it follows from.
"""

from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.signals import post_migrate


@dataclass(frozen=True)
class AppendOnly:
    """The guard of one table, made by a migration and kept by the app's `ready`.

    `table` has a primary key `id` and no other unique column. `prefix` begins the names of triggers and function;
    `refusal` is what the database answers, without quotation marks. All three are constants of the code.
    """

    table: str
    prefix: str
    refusal: str

    def install(self, connection: BaseDatabaseWrapper) -> None:
        """Guard the table; nothing on a second call."""
        _run(connection, self._postgresql() if connection.vendor == "postgresql" else self._sqlite())

    def remove(self, connection: BaseDatabaseWrapper) -> None:
        """Take the guard away: only for undoing the migration."""
        _run(connection, self._removal(connection.vendor))

    def keep(self, app: AppConfig) -> None:
        """Guard again after every migrate: SQLite loses the triggers when a migration rebuilds the table."""
        post_migrate.connect(self._guard_again, sender=app)

    def _guard_again(self, *, using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
        connection = connections[using]
        if self.table in connection.introspection.table_names():
            self.install(connection)

    def _postgresql(self) -> list[str]:
        return [
            f"""
            CREATE OR REPLACE FUNCTION {self.prefix}_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION '{self.refusal}' USING ERRCODE = 'integrity_constraint_violation';
            END $$
            """,
            f"""
            CREATE OR REPLACE TRIGGER {self.prefix}_no_change BEFORE UPDATE OR DELETE ON {self.table}
            FOR EACH ROW EXECUTE FUNCTION {self.prefix}_refuse_change()
            """,
            f"""
            CREATE OR REPLACE TRIGGER {self.prefix}_no_truncate BEFORE TRUNCATE ON {self.table}
            FOR EACH STATEMENT EXECUTE FUNCTION {self.prefix}_refuse_change()
            """,
        ]

    def _sqlite(self) -> list[str]:
        # INSERT OR REPLACE deletes the old row without calling a DELETE trigger: hence the third one.
        conditions = {
            "no_update": f"BEFORE UPDATE ON {self.table}",
            "no_delete": f"BEFORE DELETE ON {self.table}",
            "no_replace": f"BEFORE INSERT ON {self.table} WHEN EXISTS (SELECT 1 FROM {self.table} WHERE id = NEW.id)",  # noqa: S608 — constants only
        }
        return [
            f"""
            CREATE TRIGGER IF NOT EXISTS {self.prefix}_{name} {condition}
            BEGIN SELECT RAISE(ABORT, '{self.refusal}'); END
            """
            for name, condition in conditions.items()
        ]

    def _removal(self, vendor: str) -> list[str]:
        if vendor == "postgresql":
            return [
                f"DROP TRIGGER IF EXISTS {self.prefix}_no_change ON {self.table}",
                f"DROP TRIGGER IF EXISTS {self.prefix}_no_truncate ON {self.table}",
                f"DROP FUNCTION IF EXISTS {self.prefix}_refuse_change()",
            ]
        return [f"DROP TRIGGER IF EXISTS {self.prefix}_{name}" for name in ("no_update", "no_delete", "no_replace")]


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
