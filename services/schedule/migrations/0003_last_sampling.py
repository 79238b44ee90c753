"""Until when samples are taken, where that is earlier than closing time."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("schedule", "0002_default_hours")]
    operations = [
        migrations.AddField(
            model_name="openinghours",
            name="last_sampling",
            field=models.TimeField(
                blank=True,
                help_text="Pukul (WIB). Pengunjung diminta datang sebelum jam ini. Kosongkan bila dilayani sampai tutup.",
                null=True,
                verbose_name="pengambilan sampel sampai",
            ),
        ),
        migrations.AddConstraint(
            model_name="openinghours",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("last_sampling", None),
                    models.Q(("last_sampling__gt", models.F("opens")), ("last_sampling__lte", models.F("closes"))),
                    _connector="OR",
                ),
                name="opening_hours_last_sampling",
                violation_error_message="Pengambilan sampel harus selesai setelah jam buka, paling lambat jam tutup.",
            ),
        ),
    ]
