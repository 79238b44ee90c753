"""When the laboratory is open. Staff edit it; forms and promises obey it."""

from datetime import date, time

from django.core.exceptions import ValidationError
from django.db import models

from cms_pages.base.formats import DAYS
from services.common.enums import Service


class OpeningHours(models.Model):
    """One service is open on one weekday between two times (WIB). No row: closed on that weekday."""

    service = models.CharField("layanan", max_length=1, choices=Service.choices)
    weekday = models.PositiveSmallIntegerField("hari", choices=list(enumerate(DAYS)))
    opens = models.TimeField("buka pukul (WIB)")
    closes = models.TimeField("tutup pukul (WIB)")
    last_sampling = models.TimeField(
        "pengambilan sampel sampai",
        null=True,
        blank=True,
        help_text="Pukul (WIB). Pengunjung diminta datang sebelum jam ini. Kosongkan bila dilayani sampai tutup.",
    )

    class Meta:
        verbose_name = "jam buka"
        verbose_name_plural = "jam buka"
        ordering = ["service", "weekday"]
        constraints = [
            models.UniqueConstraint(
                fields=["service", "weekday"],
                name="opening_hours_once",
                violation_error_message="Hari itu sudah ada untuk layanan ini. Ubah yang sudah ada.",
            ),
            models.CheckConstraint(
                condition=models.Q(closes__gt=models.F("opens")),
                name="opening_hours_in_order",
                violation_error_message="Jam tutup harus setelah jam buka.",
            ),
            models.CheckConstraint(
                condition=models.Q(last_sampling=None)
                | models.Q(last_sampling__gt=models.F("opens"), last_sampling__lte=models.F("closes")),
                name="opening_hours_last_sampling",
                violation_error_message="Pengambilan sampel harus selesai setelah jam buka, paling lambat jam tutup.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_service_display()}, {self.get_weekday_display()}"

    @property
    def come_until(self) -> time:
        """When a visitor must be there at the latest: who comes after the last sampling comes for nothing."""
        return self.last_sampling or self.closes


class Closure(models.Model):
    """Days on which a service, or all of them, stays closed: holidays, joint leave, works."""

    first_day = models.DateField("hari pertama")
    last_day = models.DateField("hari terakhir", help_text="Sama dengan hari pertama bila hanya sehari.")
    reason = models.CharField("alasan", max_length=120, help_text="Dibaca pengunjung. Contoh: Hari Raya Natal.")
    service = models.CharField(
        "layanan", max_length=1, choices=Service.choices, blank=True, help_text="Kosongkan bila semua layanan tutup."
    )

    class Meta:
        verbose_name = "hari tutup"
        verbose_name_plural = "hari tutup"
        ordering = ["first_day", "service"]
        indexes = [models.Index(fields=["last_day"], name="closure_still_ahead")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="closure_in_order",
                violation_error_message="Hari terakhir tidak boleh sebelum hari pertama.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reason} ({self.first_day:%d/%m/%Y})"

    @property
    def service_label(self) -> str:
        return str(self.get_service_display()) if self.service else "Semua layanan"

    def clean(self) -> None:
        """A closure of more than a year is a slip of the keyboard, and would leave no day to promise."""
        # Django calls this even when a field was left empty.
        days: list[date | None] = [self.first_day, self.last_day]
        if None not in days and (self.last_day - self.first_day).days > 366:
            raise ValidationError({"last_day": "Paling lama satu tahun sekali isi."})

    def covers(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day
