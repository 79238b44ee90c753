"""Emptying the test database and filling it again, which Django leaves half done.

After a transactional test Django empties every table, what migrations put there included: the root page, roles, the
fixed pages. Tests that follow would find a portal that can't exist. And the audit trail and the price history refuse to
be emptied at all: that is their purpose, and a test database is the one place where they have to give way.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

TRANSACTIONAL_FIXTURES = {"transactional_db", "live_server", "django_db_reset_sequences"}


def is_transactional(item: pytest.Item) -> bool:
    """Whether Django will empty the database after this test."""
    marker = item.get_closest_marker("django_db")
    if marker and (marker.kwargs.get("transaction") or (marker.args and marker.args[0])):
        return True
    return bool(TRANSACTIONAL_FIXTURES & set(getattr(item, "fixturenames", ())))


def restore_initial_content() -> None:
    """What the migrations had put there, as it was serialized when the test database was made."""
    content = getattr(connection, "_test_serialized_contents", None)
    if content is not None:
        connection.creation.deserialize_db_from_string(content)


@contextmanager
def _guards_off(database: BaseDatabaseWrapper) -> Iterator[None]:
    """No trigger refuses anything inside."""
    with database.cursor() as cursor:
        if database.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            try:
                yield
            finally:
                cursor.execute("SET session_replication_role = DEFAULT")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE(%'")
        guards = cursor.fetchall()
        for name, _ in guards:
            cursor.execute(f'DROP TRIGGER "{name}"')
        try:
            yield
        finally:
            for _, sql in guards:
                cursor.execute(sql)


def let_guarded_tables_be_flushed() -> None:
    """From now on the flush of this thread's connection passes the guards of append-only tables."""
    operations: Any = connection.ops
    flush = operations.execute_sql_flush

    def execute_sql_flush(statements: list[str]) -> None:
        with _guards_off(connection):
            flush(statements)

    operations.execute_sql_flush = execute_sql_flush
