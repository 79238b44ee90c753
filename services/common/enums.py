"""Choices that more than one app speaks of."""

from django.db import models


class Service(models.TextChoices):
    """The four services; the value is the letter that a registration number starts with."""

    CLINIC = "K", "Konsultasi Klinik"
    LABORATORY = "L", "Pemeriksaan Lab"
    TOUR = "W", "Wisata Ilmiah"
    SHIPMENT = "S", "Pengiriman Sampel"
