"""Private files: encrypted in private storage, described here."""

import uuid

from django.conf import settings
from django.db import models

from services.files.enums import Purpose


class StoredFile(models.Model):
    """One private file. `sha256` and `size` (bytes) are of the plain content; storage holds it encrypted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField("tujuan", max_length=20, choices=Purpose.choices)
    original_name = models.CharField("nama berkas", max_length=150)
    content_type = models.CharField("jenis", max_length=100)
    size = models.PositiveIntegerField("ukuran")
    sha256 = models.CharField("SHA-256", max_length=64)
    storage_name = models.CharField(max_length=100, unique=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="dibuat oleh", on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField("dibuat pada", auto_now_add=True)

    class Meta:
        verbose_name = "berkas"
        verbose_name_plural = "berkas"

    def __str__(self) -> str:
        return self.original_name


class StagedFile(models.Model):
    """An upload that waits for the rest of its form, bound to one session (its key's blind index)."""

    token = models.CharField(max_length=43, unique=True)
    session_index = models.CharField(max_length=64, db_index=True)
    address_index = models.CharField(max_length=64, db_index=True)
    original_name = models.CharField("nama berkas", max_length=150)
    content_type = models.CharField("jenis", max_length=100)
    size = models.PositiveIntegerField("ukuran")
    sha256 = models.CharField("SHA-256", max_length=64)
    storage_name = models.CharField(max_length=100, unique=True)
    created_at = models.DateTimeField("dibuat pada", auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = "unggahan sementara"
        verbose_name_plural = "unggahan sementara"

    def __str__(self) -> str:
        return self.original_name
