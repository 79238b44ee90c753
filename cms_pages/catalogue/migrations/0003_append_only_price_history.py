"""Guard the price history. CatalogueConfig does it again after every migrate, since SQLite loses triggers with a
rebuilt table.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from cms_pages.catalogue.append_only import PRICE_HISTORY


def guard(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    PRICE_HISTORY.install(editor.connection)


def unguard(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    PRICE_HISTORY.remove(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0002_alter_examtypepage_code")]
    operations = [migrations.RunPython(guard, unguard)]
