"""The laboratory takes samples until 11.00, so that they are examined on the same day; staff change it in the admin."""

from datetime import time

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_UNTIL = time(11, 0)
_LABORATORY = "L"
_WEEKDAYS = range(5)


def end_sampling_before_noon(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Monday (0) to Friday (4), where the laboratory is open at that time."""
    hours = apps.get_model("schedule", "OpeningHours").objects.filter(service=_LABORATORY, weekday__in=_WEEKDAYS)
    hours.filter(opens__lt=_UNTIL, closes__gte=_UNTIL).update(last_sampling=_UNTIL)


class Migration(migrations.Migration):
    dependencies = [("schedule", "0003_last_sampling")]
    operations = [migrations.RunPython(end_sampling_before_noon, migrations.RunPython.noop)]
