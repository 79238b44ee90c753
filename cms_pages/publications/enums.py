"""Choices of the publications, with the labels that people see."""

from django.db import models


class PublicationType(models.TextChoices):
    """What kind of publication it is. The value stands in addresses: ``?jenis=laporan-tahunan``."""

    ANNUAL_REPORT = "laporan-tahunan", "Laporan Tahunan"
    POCKET_BOOK = "buku-saku", "Buku Saku"
    INFOGRAPHIC = "infografis", "Infografis"
    JOURNAL = "jurnal", "Jurnal"
    GUIDELINE = "pedoman", "Pedoman"
    BULLETIN = "buletin", "Buletin"
    SERVICE_STANDARD = "standar-pelayanan", "Standar Pelayanan"
    SURVEY = "survei", "Survei"
    OTHER = "lainnya", "Lainnya"
