"""`manage.py restore FOLDER`."""

from pathlib import Path

from services.operations.backup import Manifest, restore_backup
from services.operations.management.folder_command import FolderCommand


class Command(FolderCommand):
    help = "Fill an empty database and empty folders from a backup, and compare every row count and file hash."
    done = "Dipulihkan dari"

    def act(self, folder: Path) -> Manifest:
        return restore_backup(folder)
