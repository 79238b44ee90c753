"""`manage.py backup FOLDER`."""

from pathlib import Path

from services.operations.backup import Manifest, make_backup
from services.operations.management.folder_command import FolderCommand


class Command(FolderCommand):
    help = "Write database and files into a new folder while the portal runs. The keys are not in it."
    done = "Disimpan di"

    def act(self, folder: Path) -> Manifest:
        return make_backup(folder)
