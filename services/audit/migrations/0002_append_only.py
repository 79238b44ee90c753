"""Guard the trail. AuditConfig does it again after every migrate, since SQLite loses triggers with a rebuilt table."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from services.audit.append_only import TRAIL


def guard(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    TRAIL.install(editor.connection)


def unguard(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    TRAIL.remove(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
