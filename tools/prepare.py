"""What a portal needs before it can answer: tables, roles, demo content on an empty database, collected static files.

Run by `make run` before every start; where nothing changed it takes about two seconds.
"""

import hashlib
import sys
from io import StringIO
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

ROOT = Path(__file__).resolve().parents[1]


def static_fingerprint() -> str:
    """Changes when a static file of ours does, or the list of installed packages, which bring theirs."""
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    digest.update(repr((settings.INSTALLED_APPS, settings.STORAGES["staticfiles"])).encode())
    folders = [Path(folder) for folder in settings.STATICFILES_DIRS]
    folders += [Path(app.path) / "static" for app in apps.get_app_configs() if Path(app.path).is_relative_to(ROOT)]
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            stat = path.stat()
            digest.update(f"{path}:{stat.st_size}:{stat.st_mtime_ns}".encode())
    return digest.hexdigest()


def collect_static() -> None:
    stamp = Path(settings.STATIC_ROOT) / ".fingerprint"
    fingerprint = static_fingerprint()
    if stamp.exists() and stamp.read_text() == fingerprint:
        return
    print("Collecting static files …", flush=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(fingerprint)


def migrate() -> None:
    """Brings the tables up to date. Asks the plan first: `migrate` with nothing to do takes seconds all the same."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print("Preparing the database …", flush=True)
        call_command("migrate", interactive=False, verbosity=0)


def main() -> None:
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    django.setup()
    migrate()
    call_command("sync_roles", stdout=StringIO())
    # No account at all: nobody has worked here yet. Anything else is somebody's data, and stays as it is.
    if settings.DEMO_CONTENT and not get_user_model().objects.exists():
        print("Loading demo content …", flush=True)
        with transaction.atomic():  # interrupted half-way, it is an empty database again
            call_command("load_demo")
    collect_static()


if __name__ == "__main__":
    main()
