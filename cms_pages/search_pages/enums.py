"""What a search finds, in the order in which a page of results shows it."""

from django.db import models


class Kind(models.TextChoices):
    """The value travels as ``?jenis=``."""

    EXAMS = "pemeriksaan", "Pemeriksaan"
    PAGES = "halaman", "Halaman"
    NEWS = "berita", "Berita"
    PUBLICATIONS = "publikasi", "Publikasi dan berkas"
    REPORTS = "laporan-kegiatan", "Laporan kegiatan"
    FAQ = "pertanyaan", "Pertanyaan umum"
