"""What private files are for. The rule that opens a file is registered for its purpose (access.py)."""

from django.db import models


class Purpose(models.TextChoices):
    """Why a file is kept."""

    REFERRAL = "referral", "Surat rujukan"
    RESULT = "result", "Hasil pemeriksaan"
