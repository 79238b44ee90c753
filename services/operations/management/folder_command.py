"""What `backup` and `restore` have in common: a folder, a manifest, a sentence."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from services.operations.backup import BackupError, Manifest


class FolderCommand(BaseCommand):
    """Does one thing with the folder of a backup and says what is in it."""

    done: str

    def act(self, folder: Path) -> Manifest:
        """Raises BackupError."""
        raise NotImplementedError

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        try:
            manifest = self.act(folder)
        except BackupError as error:
            raise CommandError(str(error)) from error
        rows, files = sum(manifest.rows.values()), sum(map(len, manifest.files.values()))
        self.stdout.write(f"{self.done} {folder}: {len(manifest.rows)} tabel, {rows} baris, {files} berkas.")
