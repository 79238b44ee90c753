"""Choices of a registration, and named sets of them."""

from django.db import models


class Status(models.TextChoices):
    """Where a registration stands."""

    SUBMITTED = "submitted", "Diajukan"
    NEEDS_CORRECTION = "needs_correction", "Perlu Perbaikan"
    VERIFIED = "verified", "Terverifikasi"
    SPECIMEN_RECEIVED = "specimen_received", "Sampel Diterima"
    EXAMINING = "examining", "Diperiksa"
    VALIDATED = "validated", "Divalidasi"
    COMPLETED = "completed", "Selesai"
    REJECTED = "rejected", "Ditolak"
    CANCELLED = "cancelled", "Dibatalkan"


# Nothing more happens to these by itself; no promise runs for them.
CLOSED = frozenset({Status.COMPLETED, Status.REJECTED, Status.CANCELLED})
OPEN = frozenset(set(Status) - CLOSED)
# Ended without a result.
NOT_DONE = CLOSED - {Status.COMPLETED}
# The laboratory is to act. In this order, so that a partial index and the queries that use it say the same.
WAITING_FOR_STAFF = tuple(sorted(OPEN - {Status.NEEDS_CORRECTION}))


class Channel(models.TextChoices):
    """By which door it came."""

    ONLINE = "online", "Formulir daring"
    DESK = "desk", "Loket"


class IdentityType(models.TextChoices):
    """What proves who the patient is."""

    NIK = "nik", "NIK"
    PASSPORT = "passport", "Paspor"
    NONE = "none", "Tidak punya"


class Relation(models.TextChoices):
    """Who registers for the patient."""

    PARENT = "parent", "Orang tua"
    GUARDIAN = "guardian", "Wali"
    SPOUSE = "spouse", "Suami atau istri"
    CHILD = "child", "Anak"
    SIBLING = "sibling", "Saudara"
    OTHER = "other", "Lainnya"


class Flag(models.TextChoices):
    """What an officer should look at before verifying. Never refuses by itself, never shown to the public."""

    POSSIBLE_DUPLICATE = "possible_duplicate", "Mungkin ganda: identitas, tanggal, dan layanan yang sama"
    UNKNOWN_REGION = "unknown_region", "Kode wilayah NIK tidak dikenal"
    BIRTH_DATE_MISMATCH = "birth_date_mismatch", "Tanggal lahir tidak sesuai dengan NIK"
    NO_IDENTITY = "no_identity", "Tanpa nomor identitas"
    WITHOUT_PROOF_OF_WORK = "without_proof_of_work", "Dikirim tanpa JavaScript"


class ResultStatus(models.TextChoices):
    """The life of one version of a result."""

    UPLOADED = "uploaded", "Menunggu rilis"
    RELEASED = "released", "Dirilis"
    SUPERSEDED = "superseded", "Digantikan"
    WITHDRAWN = "withdrawn", "Ditarik"
    DISCARDED = "discarded", "Batal diunggah"


class PatientMatch(models.TextChoices):
    """What of the patient the text of the result PDF contains."""

    NUMBER = "number", "Nomor pendaftaran tertera"
    NAME = "name", "Nama pasien tertera"
    NOTHING = "nothing", "Nomor dan nama tidak ditemukan"
