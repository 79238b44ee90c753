"""One uploaded spreadsheet: what it would change, what is wrong with it, and how far it has come."""

from django.conf import settings
from django.db import models

from services.price_lists.enums import UNDER_WAY, Status

PERMISSION = "price_lists.import_prices"


class PriceList(models.Model):
    """The file itself isn't kept: `changes` holds all that was read out of it, row by row, old and new.

    `changes`, `problems` and `cautions` are lists as plan.Plan has them; `refusals` says, by name, what stood in the
    way when it was applied. `leased_by` is the worker that applies it, until `leased_until`.
    """

    file_name = models.CharField("berkas", max_length=120)
    sha256 = models.CharField("SHA-256", max_length=64)
    status = models.CharField("status", max_length=10, choices=Status.choices, default=Status.PREVIEW)
    row_count = models.PositiveIntegerField("baris")
    change_count = models.PositiveIntegerField("berubah")
    problem_count = models.PositiveIntegerField("salah")
    changes = models.JSONField("perubahan", default=list)
    problems = models.JSONField("kesalahan", default=list)
    cautions = models.JSONField("peringatan", default=list)
    refusals = models.JSONField("penghalang", default=list)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="diunggah oleh"
    )
    uploaded_at = models.DateTimeField("diunggah", auto_now_add=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="diterapkan oleh"
    )
    confirmed_at = models.DateTimeField("disetujui", null=True)
    started_at = models.DateTimeField("mulai", null=True)
    finished_at = models.DateTimeField("selesai", null=True)
    leased_until = models.DateTimeField("dipegang sampai", null=True)
    leased_by = models.CharField("dipegang oleh", max_length=80, blank=True)
    attempts = models.PositiveSmallIntegerField("percobaan", default=0)

    class Meta:
        verbose_name = "spreadsheet tarif"
        verbose_name_plural = "spreadsheet tarif"
        default_permissions = ()
        permissions = [("import_prices", "Dapat mengubah tarif dengan spreadsheet")]
        indexes = [models.Index(fields=["status", "confirmed_at"], name="price_list_by_status")]

    def __str__(self) -> str:
        return self.file_name

    @property
    def may_be_applied(self) -> bool:
        """It waits for a decision, changes something, and nothing is wrong with it."""
        return self.status == Status.PREVIEW and self.change_count > 0 and self.problem_count == 0

    @property
    def is_under_way(self) -> bool:
        """The worker has it, or will."""
        return self.status in UNDER_WAY
