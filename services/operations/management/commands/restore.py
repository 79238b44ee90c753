"""`manage.py restore FOLDER`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from services.operations.backup import BackupError, restore_backup


class Command(BaseCommand):
    help = "Fill an empty database and empty folders from a backup, and compare every row count and file hash."
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        try:
            manifest = restore_backup(folder)
        except BackupError as error:
            raise CommandError(str(error)) from error
        rows, files = sum(manifest.rows.values()), sum(map(len, manifest.files.values()))
        self.stdout.write(f"Dipulihkan dari {folder}: {len(manifest.rows)} tabel, {rows} baris, {files} berkas.")
