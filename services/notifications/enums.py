"""Choices of the outbox, and named sets of them."""

from typing import Final

from django.db import models


class Channel(models.TextChoices):
    """The way a message takes."""

    WHATSAPP = "whatsapp", "WhatsApp"
    EMAIL = "email", "Surel"
    CALL = "call", "Telepon"


class Status(models.TextChoices):
    """Where a message stands. `services.notifications.flow` says which follows which."""

    QUEUED = "queued", "Menunggu dikirim"
    SENDING = "sending", "Sedang dikirim"
    SENT = "sent", "Terkirim"
    FAILED = "failed", "Gagal"
    UNCERTAIN = "uncertain", "Tidak pasti"
    TO_BE_CALLED = "to_be_called", "Perlu ditelepon"
    CALLED = "called", "Sudah ditelepon"
    CANCELLED = "cancelled", "Dibatalkan"


class Priority(models.IntegerChoices):
    """The lower goes first: what one person waits for goes before what many are told."""

    RESULT = 10, "Hasil"
    NORMAL = 20, "Biasa"
    BULK = 30, "Massal"


class Outcome(models.TextChoices):
    """What one attempt came to."""

    SENT = "sent", "Diterima gerbang"
    LOGGED = "logged", "Hanya dicatat"
    RETRY = "retry", "Gagal, dicoba lagi"
    REFUSED = "refused", "Ditolak untuk seterusnya"
    UNCERTAIN = "uncertain", "Tidak pasti"


# Somebody has to do something about these, unless a later message of the same chain has taken over.
TROUBLED: Final = frozenset({Status.FAILED, Status.UNCERTAIN, Status.TO_BE_CALLED})

# A click of staff may send these again.
RESENDABLE: Final = frozenset({Status.SENT, Status.FAILED, Status.UNCERTAIN, Status.TO_BE_CALLED, Status.CALLED})

# Nothing moves any more by itself.
SETTLED: Final = frozenset(Status) - {Status.QUEUED, Status.SENDING}
