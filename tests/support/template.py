"""A migrated SQLite database to start from: running some 400 migrations takes longer than most tests.

Kept in var/ under the fingerprint of everything that a migration could have come from; any change makes a new one.
PostgreSQL needs none: its server is thrown away after each run.
"""

import hashlib
import secrets
import shutil
import sqlite3
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection

PREFIX = "test-template-"


def _fingerprint() -> str:
    digest = hashlib.sha256(f"{version('django')} {version('wagtail')} {sqlite3.sqlite_version}".encode())
    for app in apps.get_app_configs():
        folder = Path(app.path) / "migrations"
        # Ours by content; those of packages by name, size and version, above.
        ours = folder.is_relative_to(settings.BASE_DIR / "services") or folder.is_relative_to(
            settings.BASE_DIR / "cms_pages"
        )
        for path in sorted(folder.glob("*.py")):
            digest.update(str(path).encode())
            digest.update(path.read_bytes() if ours else str(path.stat().st_size).encode())
    return digest.hexdigest()[:16]


def _template() -> Path | None:
    return settings.VAR_DIR / f"{PREFIX}{_fingerprint()}.sqlite3" if connection.vendor == "sqlite" else None


def copy_template() -> bool:
    """Puts the template where the test database will be. False when there is none (yet)."""
    template = _template()
    if template is None or not template.exists():
        return False
    shutil.copyfile(template, connection.settings_dict["TEST"]["NAME"])
    return True


def keep_template() -> None:
    """Keeps the fresh test database as the template of later runs, and forgets older ones."""
    template = _template()
    if template is None or template.exists():
        return
    connection.close()
    unfinished = template.with_suffix(f".{secrets.token_hex(8)}")
    # SQLite's own backup sees what is still in the write-ahead log; a copied file wouldn't.
    with (
        closing(sqlite3.connect(connection.settings_dict["NAME"])) as fresh,
        closing(sqlite3.connect(unfinished)) as kept,
    ):
        fresh.backup(kept)
    unfinished.rename(template)
    for old in settings.VAR_DIR.glob(f"{PREFIX}*.sqlite3"):
        if old != template:
            old.unlink(missing_ok=True)
