"""Choices of the exam catalogue, with the labels that people see."""

from typing import Final

from django.db import models


class SampleType(models.TextChoices):
    """What a sample is taken from."""

    HUMAN = "human", "Manusia"
    NON_HUMAN = "non_human", "Non Manusia"


class ServiceType(models.TextChoices):
    """How a sample reaches the laboratory: the visitor comes, or it is sent."""

    WALK_IN = "walk_in", "Pemeriksaan Mandiri"
    SHIPMENT = "shipment", "Pemeriksaan Kiriman"
    BOTH = "both", "Keduanya"


# What a visitor who comes in person may choose from, and what a sender of samples may.
WALK_IN_SERVICES: Final = frozenset({ServiceType.WALK_IN, ServiceType.BOTH})
SHIPMENT_SERVICES: Final = frozenset({ServiceType.SHIPMENT, ServiceType.BOTH})


class ExamOrder(models.TextChoices):
    """In which order a category's exam types stand."""

    NAME = "name", "Menurut abjad"
    EDITORS = "editors", "Menurut susunan editor"


class PublishedBy(models.TextChoices):
    """The way in which a price became the valid one."""

    EDITOR = "editor", "Diterbitkan di editor"
    WORKFLOW = "workflow", "Disetujui lewat alur kerja"
    SCHEDULE = "schedule", "Terbit menurut jadwal"
    REVERT = "revert", "Kembali ke versi lama"
    BULK = "bulk", "Diterbitkan massal"
    COPY = "copy", "Salinan halaman"
    IMPORT = "import", "Impor data"
    PROGRAM = "program", "Lewat program"


class Obstacle(models.TextChoices):
    """Why an exam type can't be published by a program just now."""

    GONE = "gone", "sudah tidak ada"
    NOT_LIVE = "not_live", "tidak sedang tayang"
    LOCKED = "locked", "sedang dikunci"
    SCHEDULED = "scheduled", "punya versi yang dijadwalkan terbit"
    IN_WORKFLOW = "in_workflow", "sedang menunggu persetujuan"
    DRAFT = "draft", "punya draf yang belum terbit"
    CHANGED = "changed", "sudah berubah sejak diperiksa"


class Figure(models.TextChoices):
    """The figures of an exam type that may be marked as an example until the laboratory confirms them."""

    PRICE = "price_idr", "Tarif"
    WORKING_DAYS = "working_days", "Waktu selesai"
    SPECIMEN = "specimen", "Sampel"
    VOLUME = "volume", "Volume"
    CONTAINER = "container", "Wadah"
    STORAGE = "storage", "Penyimpanan kiriman"
    PREPARATION = "preparation", "Persiapan"
    METHOD = "method", "Metode"
    LEGAL_BASIS = "legal_basis", "Dasar tarif"
