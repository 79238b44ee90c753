"""Results, a version at a time, uploaded by one officer and released by another."""

from django.conf import settings
from django.db import models

from services.registrations.enums import PatientMatch, ResultStatus
from services.registrations.models.registration import Registration


class ResultVersion(models.Model):
    """One uploaded result PDF and what became of it. The database itself refuses a release by the uploader."""

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="results")
    version = models.PositiveSmallIntegerField("versi")
    status = models.CharField("status", max_length=12, choices=ResultStatus.choices, default=ResultStatus.UPLOADED)
    # None once the registration is anonymised.
    file = models.ForeignKey(
        "files.StoredFile", verbose_name="berkas", on_delete=models.PROTECT, null=True, related_name="+"
    )
    match = models.CharField("isi berkas", max_length=10, choices=PatientMatch.choices)

    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="diunggah oleh", on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField("diunggah pada")
    # Where the PDF names neither number nor patient, both officers type the number.
    uploader_typed_number = models.BooleanField("pengunggah mengetik nomor", default=False)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="dirilis oleh", on_delete=models.PROTECT, null=True, related_name="+"
    )
    released_at = models.DateTimeField("dirilis pada", null=True)
    releaser_typed_number = models.BooleanField("perilis mengetik nomor", default=False)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="diakhiri oleh", on_delete=models.PROTECT, null=True, related_name="+"
    )
    ended_at = models.DateTimeField("diakhiri pada", null=True)
    end_reason = models.TextField("alasan", max_length=1000, blank=True)

    class Meta:
        verbose_name = "hasil pemeriksaan"
        verbose_name_plural = "hasil pemeriksaan"
        ordering = ["-version"]
        indexes = [
            models.Index(
                fields=["uploaded_by"],
                name="result_waiting_by_officer",
                condition=models.Q(status=ResultStatus.UPLOADED),
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["registration", "version"], name="result_version_once"),
            models.UniqueConstraint(
                fields=["registration"],
                condition=models.Q(status=ResultStatus.RELEASED),
                name="result_one_released",
            ),
            models.UniqueConstraint(
                fields=["registration"],
                condition=models.Q(status=ResultStatus.UPLOADED),
                name="result_one_waiting",
            ),
            models.CheckConstraint(
                name="result_released_by_another",
                condition=models.Q(released_by=None) | ~models.Q(released_by=models.F("uploaded_by")),
            ),
            models.CheckConstraint(
                name="result_names_patient_or_both_typed",
                condition=~models.Q(match=PatientMatch.NOTHING)
                | models.Q(uploader_typed_number=True, released_by=None)
                | models.Q(uploader_typed_number=True, releaser_typed_number=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration} v{self.version}"

    @property
    def sha256(self) -> str:
        """The fingerprint of its content; '' once that is gone."""
        return self.file.sha256 if self.file else ""
