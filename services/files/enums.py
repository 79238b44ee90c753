"""What private files are for, and what an upload field takes."""

from django.db import models


class Purpose(models.TextChoices):
    """Decides who may read a file: each purpose has one rule or more (services.files.access)."""

    REFERRAL = "referral", "Surat rujukan"
    RESULT = "result", "Hasil pemeriksaan"


class Accept(models.TextChoices):
    """What an upload field takes. A photo becomes a PDF."""

    PDF = "pdf", "PDF"
    PDF_OR_PHOTO = "pdf_or_photo", "PDF atau foto"
