"""The two databases, each by its own means: SQLite's online backup, PostgreSQL's pg_dump of one snapshot."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from django.db import connection, transaction

from services.operations.backup.manifest import BackupError

SQLITE_FILE: Final = "database.sqlite3"
POSTGRESQL_FILE: Final = "database.dump"
_DEBIAN: Final = Path("/usr/lib/postgresql")


def dump(folder: Path) -> tuple[str, dict[str, int]]:
    """Write the database into the folder; the file's name, and the rows of every table as they are in it."""
    return _dump_sqlite(folder) if connection.vendor == "sqlite" else _dump_postgresql(folder)


def load(folder: Path, name: str) -> None:
    """Fill the present database, which must be of the kind that was dumped. Raises BackupError."""
    if (name == SQLITE_FILE) != (connection.vendor == "sqlite"):
        raise BackupError("The backup is of the other kind of database; restore it into one of its own kind.")
    if connection.vendor == "sqlite":
        _load_sqlite(folder / name)
    else:
        _load_postgresql(folder / name)


def count_rows() -> dict[str, int]:
    """The rows of every table of the present database but SQLite's own (what its planner knows, say)."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        return {table: _count(cursor, table) for table in sorted(names) if not table.startswith("sqlite_")}


def _count(cursor: Any, table: str) -> int:
    cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608 — the database's own names
    return int(cursor.fetchone()[0])


def _dump_sqlite(folder: Path) -> tuple[str, dict[str, int]]:
    connection.ensure_connection()
    target = folder / SQLITE_FILE
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)
    # A backup is one file: nothing of it may wait in a write-ahead log.
    with closing(sqlite3.connect(target)) as copy:
        copy.execute("PRAGMA journal_mode=DELETE")
        cursor = copy.cursor()
        names = [
            row[0]
            for row in cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            )
        ]
        rows = {name: _count(cursor, name) for name in sorted(names)}
    return SQLITE_FILE, rows


def _load_sqlite(source: Path) -> None:
    connection.ensure_connection()
    with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as copy:
        copy.backup(connection.connection)


def _dump_postgresql(folder: Path) -> tuple[str, dict[str, int]]:
    """Rows are counted in the very snapshot that is dumped, while the portal goes on writing."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            snapshot = cursor.fetchone()[0]
        target = str(folder / POSTGRESQL_FILE)
        _run("pg_dump", "--format=custom", "--no-owner", f"--snapshot={snapshot}", f"--file={target}", _database())
        return POSTGRESQL_FILE, count_rows()


def _load_postgresql(source: Path) -> None:
    options = ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"]
    _run("pg_restore", *options, f"--dbname={_database()}", str(source))


def _database() -> str:
    return str(connection.settings_dict["NAME"])


def _run(program: str, *arguments: str) -> None:
    settings = connection.settings_dict
    environment = {
        **os.environ,
        "PGHOST": str(settings["HOST"] or ""),
        "PGPORT": str(settings["PORT"] or ""),
        "PGUSER": str(settings["USER"] or ""),
        "PGPASSWORD": str(settings["PASSWORD"] or ""),
    }
    # An empty variable is not the same as none to libpq.
    environment = {name: value for name, value in environment.items() if value or not name.startswith("PG")}
    done = subprocess.run(  # noqa: S603 — PostgreSQL's own programs
        [str(_program(program)), *arguments], env=environment, check=False, capture_output=True, text=True
    )
    if done.returncode:
        raise BackupError(f"{program}: {done.stderr.strip()[-1000:]}")


def _program(name: str) -> Path:
    """The newest of Debian's, else PATH's: an older one refuses a newer server. Raises BackupError."""
    newest = sorted(_DEBIAN.glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3].split(".")[0]))
    if newest:
        return newest[-1]
    found = shutil.which(name)
    if found is None:
        raise BackupError(f"{name} is not installed: apt-get install postgresql-client")
    return Path(found)
