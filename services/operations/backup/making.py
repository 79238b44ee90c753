"""Making a backup while the portal runs."""

import os
import shutil
from pathlib import Path

from services.common import clock
from services.operations.backup import databases, storage
from services.operations.backup.manifest import BackupError, Manifest, sha256_of

_ONLY_FOR_US = 0o077


def make_backup(folder: Path) -> Manifest:
    """Write a backup into a new folder, readable by this user alone.

    The database first, then the files: content is written before the row that knows it, so every file of the snapshot
    is there. Until it is whole it has another name. Raises BackupError.
    """
    if folder.exists():
        raise BackupError(f"{folder} is there already; a backup never overwrites one.")
    unfinished = folder.with_name(f"{folder.name}.unfinished")
    before = os.umask(_ONLY_FOR_US)
    try:
        # What an earlier run left that was killed.
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        name, rows = databases.dump(unfinished)
        files = {alias: storage.copy_out(alias, unfinished / "files" / alias) for alias in storage.ALIASES}
        manifest = Manifest(
            made_at=clock.now().isoformat(),
            vendor=name.rpartition(".")[2],
            database=name,
            database_sha256=sha256_of(unfinished / name),
            rows=rows,
            files=files,
        )
        manifest.write(unfinished)
        unfinished.rename(folder)
    except OSError as error:
        raise BackupError(f"The backup could not be written: {error}") from error
    finally:
        os.umask(before)
    return manifest
