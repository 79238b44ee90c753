"""Restoring a backup into an empty place, and proving it."""

from pathlib import Path

from django.db import connection

from services.operations.backup import databases, storage
from services.operations.backup.manifest import BackupError, Manifest, sha256_of


def restore_backup(folder: Path) -> Manifest:
    """Fill the empty database and the empty storages, then compare every row count and every file's hash.

    Raises BackupError: no whole backup, damaged, other kind of database, place not empty, or not the same afterwards.
    """
    manifest = Manifest.read(folder)
    _check_backup(folder, manifest)
    _check_place()
    databases.load(folder, manifest.database)
    for alias, files in manifest.files.items():
        storage.copy_in(alias, folder / "files" / alias, files)
    _prove(manifest)
    return manifest


def _check_backup(folder: Path, manifest: Manifest) -> None:
    if sha256_of(folder / manifest.database) != manifest.database_sha256:
        raise BackupError(f"{manifest.database} is not what was written: the backup is damaged.")
    for alias, files in manifest.files.items():
        for name, digest in files.items():
            path = folder / "files" / alias / name
            if not path.is_file() or sha256_of(path) != digest:
                raise BackupError(f"{alias}/{name} is missing or damaged in the backup.")


def _check_place() -> None:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
    if tables:
        raise BackupError("The database is not empty; restore into a new one, and point DATABASE_URL at it.")
    for alias in storage.ALIASES:
        if next(storage.names(alias), None) is not None:
            raise BackupError(f"The storage '{alias}' is not empty; restore into empty folders.")


def _prove(manifest: Manifest) -> None:
    rows = databases.count_rows()
    wrong = sorted(table for table in manifest.rows.keys() | rows.keys() if manifest.rows.get(table) != rows.get(table))
    if wrong:
        raise BackupError(f"Row counts differ after the restore: {', '.join(wrong)}")
    for alias, files in manifest.files.items():
        if storage.hashes(alias) != files:
            raise BackupError(f"The files of '{alias}' differ after the restore.")
