"""Counts of what was tried, by whom. The key is a digest: neither a typed number nor an address stands here."""

from django.db import models


class Counter(models.Model):
    """How often one key tried one thing. After `expires_at` the row says nothing any more and counts as absent."""

    scope = models.CharField("hal", max_length=60)
    key_digest = models.CharField("sidik kunci", max_length=64)
    count = models.PositiveIntegerField("jumlah")
    strikes = models.PositiveSmallIntegerField("penguncian berturut-turut", default=0)
    locked_until = models.DateTimeField("terkunci sampai", null=True)
    expires_at = models.DateTimeField("berlaku sampai", db_index=True)

    class Meta:
        verbose_name = "penghitung"
        verbose_name_plural = "penghitung"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["scope", "key_digest"], name="guards_one_counter_per_key")]

    def __str__(self) -> str:
        return f"{self.scope}: {self.count}"
