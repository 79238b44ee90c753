"""What the worker leaves behind: when each job ran, and that the worker is alive."""

from django.db import models

from services.common.clock import now


class JobRun(models.Model):
    """The last run of one periodic job, and who holds it now. A row per job."""

    name = models.CharField("pekerjaan", max_length=80, unique=True)
    due_at = models.DateTimeField("giliran berikutnya", default=now)
    started_at = models.DateTimeField("mulai", null=True)
    finished_at = models.DateTimeField("selesai", null=True)
    succeeded_at = models.DateTimeField("berhasil terakhir", null=True)
    leased_until = models.DateTimeField("dipegang sampai", null=True)
    leased_by = models.CharField("dipegang oleh", max_length=80, blank=True)
    error = models.CharField("kesalahan terakhir", max_length=200, blank=True)

    class Meta:
        verbose_name = "pekerjaan berkala"
        verbose_name_plural = "pekerjaan berkala"

    def __str__(self) -> str:
        return self.name


class Heartbeat(models.Model):
    """One loop of one worker was alive at this moment."""

    worker = models.CharField("proses", max_length=80)
    loop = models.CharField("bagian", max_length=80)
    at = models.DateTimeField("waktu", default=now)

    class Meta:
        verbose_name = "detak proses"
        verbose_name_plural = "detak proses"
        constraints = [models.UniqueConstraint(fields=["worker", "loop"], name="heartbeat_per_loop")]
        indexes = [models.Index(fields=["loop", "-at"], name="heartbeat_by_loop")]

    def __str__(self) -> str:
        return f"{self.worker} {self.loop}"
