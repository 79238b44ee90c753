"""What private files are for."""

from django.db import models


class Purpose(models.TextChoices):
    """Decides who may read a file: each purpose has one rule (services.files.access)."""

    REFERRAL = "referral", "Surat rujukan"
    RESULT_ORIGINAL = "result_original", "Hasil pemeriksaan (asli)"
    RESULT = "result", "Hasil pemeriksaan"
    APPLICATION_LETTER = "application_letter", "Surat permohonan"
    COVER_LETTER = "cover_letter", "Surat pengantar"
    SAMPLE_LIST = "sample_list", "Identitas sampel"
    CONTROL_FORM = "control_form", "Formulir kendali"
    REPLY_LETTER = "reply_letter", "Surat balasan"
    DECREE = "decree", "Surat keputusan"
    PROCEDURE = "procedure", "Prosedur"


class Accept(models.TextChoices):
    """What an upload field takes."""

    PDF = "pdf", "PDF"
    PDF_OR_PHOTO = "pdf_or_photo", "PDF atau foto"
