"""A new portal opens at the laboratory's usual hours; staff change them in the admin."""

from datetime import time

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_SERVICES = "KLWS"
_MONDAY_TO_THURSDAY = (time(7, 30), time(16, 0))
_FRIDAY = (time(7, 30), time(16, 30))


def open_weekdays(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Monday (0) to Friday (4) for each service."""
    hours = apps.get_model("schedule", "OpeningHours")
    hours.objects.bulk_create(
        hours(service=service, weekday=weekday, opens=opens, closes=closes)
        for service in _SERVICES
        for weekday, (opens, closes) in enumerate([_MONDAY_TO_THURSDAY] * 4 + [_FRIDAY])
    )


class Migration(migrations.Migration):
    dependencies = [("schedule", "0001_initial")]
    operations = [migrations.RunPython(open_weekdays, migrations.RunPython.noop)]
