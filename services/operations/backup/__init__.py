"""Backup and restore: a folder with the database, every stored file as it lies there, and a manifest of both.

The manifest counts the rows of every table and names the SHA-256 of every file, so that a restore can prove itself.
Nothing is decrypted: the keys are not in a backup, and without them its personal data is closed.
"""

from services.operations.backup.making import make_backup
from services.operations.backup.manifest import BackupError, Manifest
from services.operations.backup.restoring import restore_backup

__all__ = ["BackupError", "Manifest", "make_backup", "restore_backup"]
