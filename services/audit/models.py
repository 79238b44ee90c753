"""What was done, by whom, to what. Append-only: see append_only.py."""

from django.db import models


class AuditEntry(models.Model):
    """One line of the trail.

    Actor and object are kept as plain values, not as foreign keys: the trail outlives both, and a cascade or a
    SET NULL would be a change of history. `data` holds facts about the act, never personal data in clear.
    """

    at = models.DateTimeField("waktu", auto_now_add=True, db_index=True)
    event = models.CharField("kejadian", max_length=80)
    actor_id = models.BigIntegerField("nomor pelaku", null=True)
    actor_label = models.CharField("pelaku", max_length=200)
    object_type = models.CharField("jenis objek", max_length=80)
    object_id = models.CharField("nomor objek", max_length=64)
    object_label = models.CharField("objek", max_length=200, blank=True)
    address = models.GenericIPAddressField("alamat IP", null=True)
    data = models.JSONField("keterangan", default=dict)

    class Meta:
        verbose_name = "catatan audit"
        verbose_name_plural = "jejak audit"
        indexes = [
            models.Index(fields=["object_type", "object_id", "-at"], name="audit_by_object"),
            models.Index(fields=["object_label", "-at"], name="audit_by_object_label"),
            models.Index(fields=["actor_id", "-at"], name="audit_by_actor"),
            models.Index(fields=["actor_label", "-at"], name="audit_by_actor_label"),
            models.Index(fields=["event", "-at"], name="audit_by_event"),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.object_type} {self.object_id}"
