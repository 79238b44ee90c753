"""Private files: a row tells about the bytes, which lie encrypted in the storage `private` under a random name."""

import uuid

from django.conf import settings
from django.db import models

from services.common.encryption import EncryptedTextField
from services.files.enums import Purpose


class StoredFile(models.Model):
    """A file that belongs to something. Never changed once written: a correction is another file."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField("untuk", max_length=30, choices=Purpose.choices)
    # What people call their files often holds a name.
    original_name = EncryptedTextField("nama berkas")
    content_type = models.CharField("jenis", max_length=100)
    size = models.PositiveBigIntegerField("ukuran (byte)")
    sha256 = models.CharField("SHA-256 isi asli", max_length=64)
    storage_name = models.CharField("nama di penyimpanan", max_length=100, unique=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="diunggah oleh"
    )
    created_at = models.DateTimeField("waktu", auto_now_add=True)

    class Meta:
        verbose_name = "berkas"
        verbose_name_plural = "berkas"
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} {self.id}"

    @property
    def name(self) -> str:
        """What the person who uploaded it called it, without what a file system or a header can't carry."""
        return str(self.original_name)


class StagedFile(models.Model):
    """An upload that waits for the rest of its form, bound to one session. Gone after 24 hours.

    `token` is set on the instances that services.files.staging hands out, and never stored. A *held* one has no row.
    """

    token: str = ""

    token_digest = models.CharField("sidik token", max_length=64, unique=True)
    session_digest = models.CharField("sidik sesi", max_length=64)
    address_digest = models.CharField("sidik alamat", max_length=64)
    original_name = EncryptedTextField("nama berkas")
    content_type = models.CharField("jenis", max_length=100)
    size = models.PositiveBigIntegerField("ukuran (byte)")
    sha256 = models.CharField("SHA-256 isi asli", max_length=64)
    storage_name = models.CharField("nama di penyimpanan", max_length=100, unique=True)
    created_at = models.DateTimeField("waktu", auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = "berkas sementara"
        verbose_name_plural = "berkas sementara"
        default_permissions = ()
        indexes = [
            models.Index(fields=["session_digest"], name="staged_by_session"),
            models.Index(fields=["address_digest"], name="staged_by_address"),
        ]

    def __str__(self) -> str:
        return f"{self.content_type}, {self.size} byte"

    @property
    def is_held(self) -> bool:
        """Its content is in the storage, but no row knows it yet (services.files.staging.hold)."""
        return self.pk is None

    @property
    def name(self) -> str:
        """What the visitor called it."""
        return str(self.original_name)
