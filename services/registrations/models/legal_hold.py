"""Legal holds: what a court, an audit or a complaint still needs isn't anonymised."""

from django.conf import settings
from django.db import models

from services.registrations.models.registration import Registration


class LegalHold(models.Model):
    """One hold, from the officer who set it to the one who lifted it. At most one of a registration is in force."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="holds")
    reason = models.TextField("alasan", max_length=1000)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="ditahan oleh", on_delete=models.PROTECT, related_name="+"
    )
    set_at = models.DateTimeField("ditahan pada")
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="dicabut oleh", on_delete=models.PROTECT, null=True, related_name="+"
    )
    lifted_at = models.DateTimeField("dicabut pada", null=True)
    lift_reason = models.TextField("alasan pencabutan", max_length=1000, blank=True)

    class Meta:
        verbose_name = "penahanan penghapusan"
        verbose_name_plural = "penahanan penghapusan"
        default_permissions = ()
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration"], condition=models.Q(lifted_at=None), name="legal_hold_one_in_force"
            ),
            models.CheckConstraint(
                name="legal_hold_lifted_by_somebody",
                condition=models.Q(lifted_at=None, lifted_by=None)
                | models.Q(lifted_at__isnull=False, lifted_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration} {self.set_at}"
