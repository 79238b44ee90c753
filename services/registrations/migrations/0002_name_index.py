"""Finds a part of a name among a million; the two databases have different means."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from services.registrations.models import name_index


def install(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    name_index.install(schema_editor.connection)


def uninstall(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    name_index.uninstall(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("registrations", "0001_initial")]
    operations = [migrations.RunPython(install, uninstall)]
