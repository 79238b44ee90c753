"""The outbox: one row a message, one row an attempt; the gateway's settings; addresses for documents."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q

from services.common.clock import now
from services.common.encryption import EncryptedTextField
from services.notifications.enums import RESENDABLE, TROUBLED, Channel, Outcome, Priority, Status


class MessageQuerySet(models.QuerySet["Message"]):
    """Reads of the outbox that the worker and the screens share."""

    def due(self, moment: datetime) -> "MessageQuerySet":
        """What may be sent at this moment, in the order in which it should be."""
        return self.filter(status=Status.QUEUED, next_attempt_at__lte=moment).order_by(
            "priority", "next_attempt_at", "pk"
        )

    def stuck(self, before: datetime) -> "MessageQuerySet":
        """Claimed before this moment and never settled: their worker is gone."""
        return self.filter(status=Status.SENDING, locked_at__lt=before)


class Message(models.Model):
    """One message to one person over one channel, written in the transaction of what it tells about.

    Contact and text are encrypted at rest: the text holds a registration number and a link, which are the applicant's
    secrets. `about_type` and `about_id` name an object without a foreign key, so that the outbox knows no other app.
    """

    template = models.CharField("templat", max_length=80)
    channel = models.CharField("saluran", max_length=10, choices=Channel.choices)
    phone = EncryptedTextField("nomor telepon", blank=True, default="")
    email = EncryptedTextField("alamat surel", blank=True, default="")
    subject = models.CharField("perihal", max_length=200, blank=True)
    body = EncryptedTextField("teks", blank=True, default="")
    email_body = EncryptedTextField("teks surel", blank=True, default="", help_text="Kosong: sama dengan teks.")
    document_id = models.UUIDField("berkas", null=True, blank=True)

    about_type = models.CharField("jenis objek", max_length=80, blank=True)
    about_id = models.CharField("nomor objek", max_length=64, blank=True)
    about_label = models.CharField("mengenai", max_length=60, blank=True)

    status = models.CharField("status", max_length=12, choices=Status.choices, default=Status.QUEUED)
    needs_attention = models.BooleanField("perlu tindakan", default=False)
    priority = models.PositiveSmallIntegerField("prioritas", choices=Priority.choices, default=Priority.NORMAL)
    dedupe_key = models.CharField("kunci keunikan", max_length=200, unique=True)
    attempts = models.PositiveSmallIntegerField("percobaan", default=0)
    next_attempt_at = models.DateTimeField("percobaan berikutnya", default=now)
    locked_at = models.DateTimeField("diambil pada", null=True, blank=True)
    locked_by = models.CharField("diambil oleh", max_length=80, blank=True)
    gateway_answer = models.CharField("jawaban gerbang", max_length=500, blank=True)
    follows = models.ForeignKey(
        "self",
        verbose_name="menggantikan",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="followed_by",
    )

    created_at = models.DateTimeField("dibuat", default=now)
    sent_at = models.DateTimeField("terkirim", null=True, blank=True)
    purged_at = models.DateTimeField("teks dihapus", null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = "pesan"
        verbose_name_plural = "pesan"
        ordering = ("-pk",)
        permissions = [
            ("resend_message", "Dapat mengirim ulang pesan"),
            ("read_message_text", "Dapat membaca teks pesan"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(needs_attention=False) | Q(status__in=sorted(TROUBLED)), name="message_attention_is_trouble"
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.SENDING) | Q(locked_at__isnull=False), name="message_sending_is_locked"
            ),
        ]
        indexes = [
            models.Index(
                fields=["priority", "next_attempt_at", "id"], name="message_due", condition=Q(status=Status.QUEUED)
            ),
            models.Index(fields=["locked_at"], name="message_locked", condition=Q(status=Status.SENDING)),
            models.Index(fields=["-needs_attention", "-id"], name="message_trouble_first"),
            models.Index(fields=["status", "-id"], name="message_by_status"),
            models.Index(fields=["about_type", "about_id", "-id"], name="message_by_object"),
            models.Index(fields=["created_at"], name="message_to_purge", condition=Q(purged_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"Pesan {self.pk}"

    @property
    def recipient(self) -> str:
        """Phone or e-mail address, whichever this message's channel uses."""
        return str(self.email if self.channel == Channel.EMAIL else self.phone)

    @property
    def text(self) -> str:
        """The text as this message's channel carries it."""
        return str((self.email_body or self.body) if self.channel == Channel.EMAIL else self.body)

    @property
    def is_resendable(self) -> bool:
        """Whether a click of staff may send it again: settled, and its text not yet purged."""
        return self.purged_at is None and self.status in RESENDABLE and self.channel != Channel.CALL


class MessageAttempt(models.Model):
    """One try to deliver: when, over which gateway, and what it answered in its own words."""

    message = models.ForeignKey(Message, verbose_name="pesan", on_delete=models.CASCADE, related_name="attempt_log")
    at = models.DateTimeField("waktu", default=now)
    outcome = models.CharField("hasil", max_length=10, choices=Outcome.choices)
    answer = models.CharField("jawaban", max_length=500, blank=True)
    seconds = models.FloatField("lama (detik)", default=0)

    class Meta:
        verbose_name = "percobaan kirim"
        verbose_name_plural = "percobaan kirim"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.message_id} {self.outcome}"


class DocumentAddress(models.Model):
    """An address from which the gateway may fetch one document: 128 random bits, 10 minutes, 3 fetches.

    Only the SHA-256 of the token is stored; the token itself lives in the request to the gateway.
    """

    digest = models.CharField("sidik token", max_length=64, unique=True)
    message = models.ForeignKey(Message, verbose_name="pesan", on_delete=models.CASCADE, related_name="addresses")
    document_id = models.UUIDField("berkas")
    expires_at = models.DateTimeField("berlaku sampai")
    fetches = models.PositiveSmallIntegerField("pengambilan", default=0)
    closed_at = models.DateTimeField("ditutup", null=True, blank=True)

    class Meta:
        verbose_name = "alamat dokumen"
        verbose_name_plural = "alamat dokumen"

    def __str__(self) -> str:
        return f"Alamat dokumen {self.pk}"


class GatewaySettings(models.Model):
    """The WhatsApp gateway as staff set it; a single row. Without one, the environment's WHATSAPP_* count."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    address = models.URLField("alamat gerbang", max_length=300, blank=True)
    key = EncryptedTextField("kunci API", blank=True, default="")
    sender = models.CharField("nomor pengirim", max_length=20, blank=True)
    updated_at = models.DateTimeField("diubah", auto_now=True)

    class Meta:
        verbose_name = "gerbang WhatsApp"
        verbose_name_plural = "gerbang WhatsApp"
        default_permissions = ("view", "change")
        constraints = [models.CheckConstraint(condition=Q(id=1), name="gateway_settings_single_row")]

    def __str__(self) -> str:
        return "Gerbang WhatsApp"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.pk = 1
        super().save(*args, **kwargs)
