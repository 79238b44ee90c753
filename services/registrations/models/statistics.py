"""What SQLite's planner knows of the register's tables; PostgreSQL's autovacuum keeps its own."""

from typing import Final

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

# Rows of each index that are looked at: a fraction of a second for a million.
SAMPLE: Final = 1000


def refresh(connection: BaseDatabaseWrapper, tables: list[type[models.Model]]) -> None:
    """Without them SQLite takes every column for equally selective, and looks for a NIK among all of a service."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit={SAMPLE}")
        for model in tables:
            cursor.execute(f'ANALYZE "{model._meta.db_table}"')
