"""Who works here."""

from django.db import models


class Role(models.TextChoices):
    """The roles of the staff. The value is the stable key; the label is the name of the Django group."""

    SUPERADMIN = "superadmin", "Administrator Utama"
    EDITOR = "editor", "Editor"
    MODERATOR = "moderator", "Moderator"
    ARCHIVIST = "archivist", "Arsiparis"
    HR = "hr", "Kepegawaian"
    EMPLOYEE = "employee", "Pegawai"
    LABADMIN = "labadmin", "Admin Laboratorium"
    CLINICADMIN = "clinicadmin", "Admin Klinik"
    DOCTOR = "doctor", "Dokter"
    TOURADMIN = "touradmin", "Admin Wisata Ilmiah"

    @property
    def group_name(self) -> str:
        """The name of the group in the database: what people read in the admin."""
        return str(self.label)


class SecondFactor(models.TextChoices):
    """How a session stands towards the second factor."""

    NOT_NEEDED = "not_needed", "tidak diwajibkan"
    TO_ENROL = "to_enrol", "belum diaktifkan"
    TO_PROVE = "to_prove", "belum dibuktikan pada sesi ini"
    PROVED = "proved", "sudah dibuktikan"
