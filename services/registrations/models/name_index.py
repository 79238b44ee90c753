"""The index that finds a part of a name among a million registrations.

PostgreSQL: trigrams of the upper-case name, as Django's `icontains` asks for it. SQLite: an FTS5 table of trigrams over
the names, kept by triggers. SQLite drops the triggers whenever Django rebuilds the table for a migration, so `install`
runs after every migration (apps.py) and heals what is missing.
"""

from collections.abc import Iterable
from typing import Final

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE: Final = "registrations_registration"
SQLITE_TABLE: Final = "registrations_name_index"
SQLITE_MATCH: Final = f"SELECT rowid FROM {SQLITE_TABLE} WHERE {SQLITE_TABLE} MATCH %s"  # noqa: S608 -- constants

_POSTGRESQL: Final = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    f"CREATE INDEX IF NOT EXISTS registration_name_trigrams ON {TABLE} USING gin (upper(full_name::text) gin_trgm_ops)",
)
_FORGET: Final = (
    f"INSERT INTO {SQLITE_TABLE}({SQLITE_TABLE}, rowid, full_name) VALUES ('delete', old.id, old.full_name);"  # noqa: S608
)
_LEARN: Final = f"INSERT INTO {SQLITE_TABLE}(rowid, full_name) VALUES (new.id, new.full_name);"  # noqa: S608
_TRIGGERS: Final = {
    "registrations_name_added": f"AFTER INSERT ON {TABLE} BEGIN {_LEARN} END",
    "registrations_name_removed": f"AFTER DELETE ON {TABLE} BEGIN {_FORGET} END",
    "registrations_name_changed": f"AFTER UPDATE OF full_name ON {TABLE} BEGIN {_FORGET} {_LEARN} END",
}
_REBUILD: Final = f"INSERT INTO {SQLITE_TABLE}({SQLITE_TABLE}) VALUES ('rebuild')"  # noqa: S608 -- constants


def match_all(words: Iterable[str]) -> str:
    """The FTS5 expression that finds all of these words as parts of a name, whatever characters they hold."""
    return " AND ".join('"{}"'.format(word.replace('"', '""')) for word in words)


def install(connection: BaseDatabaseWrapper) -> None:
    """Make what is missing of the index. Safe to run at any time; does nothing when all is there."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for statement in _POSTGRESQL:
                cursor.execute(statement)
            return
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [TABLE])
        if {name for (name,) in cursor.fetchall()} >= _TRIGGERS.keys():
            return
        cursor.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {SQLITE_TABLE} USING fts5"
            f"(full_name, content='{TABLE}', content_rowid='id', tokenize='trigram')"
        )
        for name, body in _TRIGGERS.items():
            cursor.execute(f"CREATE TRIGGER IF NOT EXISTS {name} {body}")
        cursor.execute(_REBUILD)


def uninstall(connection: BaseDatabaseWrapper) -> None:
    """Take the index away; the extension of PostgreSQL stays, others may use it."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP INDEX IF EXISTS registration_name_trigrams")
            return
        for name in _TRIGGERS:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        cursor.execute(f"DROP TABLE IF EXISTS {SQLITE_TABLE}")
