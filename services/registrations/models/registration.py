"""A registration, its exam types as agreed, and its history."""

from datetime import date
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from services.common.encryption import EncryptedDateField, EncryptedTextField
from services.common.enums import Service
from services.common.masking import mask_birth_date, mask_email, mask_identity, mask_name, mask_phone
from services.registrations.enums import WAITING_FOR_STAFF, Channel, IdentityType, Relation, Status

if TYPE_CHECKING:
    from services.registrations.kinds import Kind


# In words that SQLite finds again in the partial index: it doesn't look into an IN.
ENDED_EARLY: Final = models.Q(status=Status.CANCELLED) | models.Q(status=Status.REJECTED)


class Registration(models.Model):
    """One request for one service by or for one person.

    `number` is the applicant's secret (services.common.registration_numbers). Identity number, phone, e-mail and birth
    date are encrypted; the `*_index` columns find them again. The name stays searchable, so it is in clear.
    """

    service = models.CharField("layanan", max_length=1, choices=Service.choices)
    number = models.CharField("nomor pendaftaran", max_length=17, unique=True)
    status = models.CharField("status", max_length=20, choices=Status.choices, default=Status.SUBMITTED)
    status_since = models.DateTimeField("berstatus sejak")
    channel = models.CharField("lewat", max_length=10, choices=Channel.choices, default=Channel.ONLINE)
    # The form's own token: the same form sent twice is the same registration.
    form_token = models.CharField(max_length=64, unique=True)

    full_name = models.CharField("nama lengkap", max_length=150)
    birth_date = EncryptedDateField("tanggal lahir", null=True)
    identity_type = models.CharField("jenis identitas", max_length=10, choices=IdentityType.choices)
    identity_number = EncryptedTextField("nomor identitas", blank=True)
    identity_index = models.CharField(max_length=64, blank=True)
    no_identity_reason = models.CharField("alasan tanpa identitas", max_length=200, blank=True)

    applicant_name = models.CharField("nama pendaftar", max_length=150, blank=True)
    relation = models.CharField("hubungan dengan pasien", max_length=10, choices=Relation.choices, blank=True)
    guardian_consent = models.BooleanField("persetujuan wali", default=False)

    phone = EncryptedTextField("nomor telepon", blank=True)
    phone_index = models.CharField(max_length=64, blank=True, db_index=True)
    has_whatsapp = models.BooleanField("punya WhatsApp", default=True)
    email = EncryptedTextField("surel", blank=True)
    email_index = models.CharField(max_length=64, blank=True, db_index=True)
    result_by_whatsapp = models.BooleanField("minta hasil lewat WhatsApp", default=False)

    visit_date = models.DateField("tanggal kunjungan")
    promised_on = models.DateField("janji selesai")
    total_idr = models.PositiveIntegerField("total (rupiah)")
    referral = models.ForeignKey(
        "files.StoredFile",
        verbose_name="surat rujukan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    consent_version = models.CharField("versi persetujuan", max_length=40)
    consented_at = models.DateTimeField("disetujui pada")
    flags = models.JSONField("perlu dilihat", default=list, blank=True, encoder=DjangoJSONEncoder)
    submitted_at = models.DateTimeField("diajukan pada")
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="didaftarkan oleh", on_delete=models.PROTECT, null=True, related_name="+"
    )

    # From then on the row names nobody (actions.retention), and the database sees to it.
    anonymised_at = models.DateTimeField("data pribadi dihapus pada", null=True, editable=False)

    class Meta:
        verbose_name = "pendaftaran"
        verbose_name_plural = "pendaftaran"
        indexes = [
            models.Index(fields=["service", "-submitted_at", "-id"], name="registration_newest"),
            models.Index(fields=["service", "status", "-submitted_at", "-id"], name="registration_by_status"),
            models.Index(fields=["service", "visit_date", "-id"], name="registration_by_visit"),
            models.Index(
                fields=["service", "promised_on", "id"],
                name="registration_by_promise",
                condition=models.Q(status__in=WAITING_FOR_STAFF),
            ),
            models.Index(
                fields=["status_since", "id"],
                name="registration_not_done_since",
                condition=models.Q(anonymised_at=None) & ENDED_EARLY,
            ),
            # A patient's registrations; with the rest, one who is registered twice for the same visit.
            models.Index(fields=["identity_index", "service", "visit_date"], name="registration_by_identity"),
            models.Index(
                fields=["status_since", "id"],
                name="registration_completed_since",
                condition=models.Q(anonymised_at=None, status=Status.COMPLETED),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="registration_identity_or_reason",
                condition=(
                    models.Q(identity_type=IdentityType.NONE, identity_index="") & ~models.Q(no_identity_reason="")
                )
                | (~models.Q(identity_type=IdentityType.NONE) & ~models.Q(identity_index=""))
                | models.Q(anonymised_at__isnull=False),
            ),
            models.CheckConstraint(
                name="registration_person_or_anonymised",
                condition=models.Q(anonymised_at=None, birth_date__isnull=False)
                | models.Q(
                    anonymised_at__isnull=False,
                    full_name="",
                    birth_date__isnull=True,
                    identity_index="",
                    no_identity_reason="",
                    applicant_name="",
                    phone_index="",
                    email_index="",
                    referral=None,
                ),
            ),
        ]
        permissions = [
            ("view_laboratory", "Dapat melihat pendaftaran laboratorium"),
            ("handle_laboratory", "Dapat menangani pendaftaran laboratorium"),
            ("register_at_desk", "Dapat mendaftarkan pengunjung di loket"),
            ("release_result", "Dapat merilis dan menarik hasil"),
            ("reveal_person", "Dapat membuka data pribadi (tercatat)"),
            ("unlock_tracking", "Dapat membuka kunci pelacakan"),
            ("hold_person", "Dapat menahan penghapusan data pribadi (tercatat)"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def kind(self) -> "Kind":
        from services.registrations.kinds import kind_of

        return kind_of(self.service)

    @property
    def masked_name(self) -> str:
        return mask_name(self.full_name)

    @property
    def masked_identity(self) -> str:
        return mask_identity(self.identity_number) if self.identity_number else ""

    @property
    def masked_phone(self) -> str:
        return mask_phone(self.phone)

    @property
    def masked_email(self) -> str:
        return mask_email(self.email)

    @property
    def masked_birth_date(self) -> str:
        return mask_birth_date(self.birth_date)

    def is_late(self, today: date) -> bool:
        """Past the promised date and still open, with the laboratory to act."""
        return self.status in WAITING_FOR_STAFF and self.promised_on < today


class RegistrationItem(models.Model):
    """One exam type as it was agreed: name and price never change afterwards, whatever the editors do."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="items")
    exam = models.ForeignKey("catalogue.ExamTypePage", on_delete=models.SET_NULL, null=True, related_name="+")
    code = models.CharField("kode", max_length=30)
    name = models.CharField("pemeriksaan", max_length=255)
    category = models.CharField("kategori", max_length=255)
    price_idr = models.PositiveIntegerField("tarif disepakati (rupiah)")
    working_days = models.PositiveSmallIntegerField("hari kerja")

    class Meta:
        verbose_name = "pemeriksaan"
        verbose_name_plural = "pemeriksaan"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["registration", "code"], name="registration_item_once")]
        indexes = [models.Index(fields=["code", "-registration"], name="registration_item_newest")]

    def __str__(self) -> str:
        return self.name


class StatusChange(models.Model):
    """One step taken. Written with the step, never changed."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="history")
    step = models.CharField("langkah", max_length=40)
    from_status = models.CharField("dari", max_length=20, choices=Status.choices, blank=True)
    to_status = models.CharField("menjadi", max_length=20, choices=Status.choices)
    at = models.DateTimeField("waktu")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="petugas", on_delete=models.PROTECT, null=True, related_name="+"
    )
    reason = models.TextField("alasan", max_length=1000, blank=True)

    class Meta:
        verbose_name = "langkah"
        verbose_name_plural = "perjalanan"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.step} -> {self.to_status}"
