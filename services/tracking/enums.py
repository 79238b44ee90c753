"""The second proof that each service asks for."""

from django.db import models

from services.common.enums import Service


class Proof(models.TextChoices):
    """What the applicant knows beside the number."""

    BIRTH_DATE = "birth_date", "Tanggal Lahir"
    PHONE = "phone", "5 angka terakhir nomor WhatsApp"


PROOF_OF_LETTER = {
    Service.CLINIC: Proof.BIRTH_DATE,
    Service.LABORATORY: Proof.BIRTH_DATE,
    Service.TOUR: Proof.PHONE,
    Service.SHIPMENT: Proof.PHONE,
}


def proof_for(number: str) -> Proof:
    """The proof that a well-formed number asks for; its first letter tells the service."""
    return PROOF_OF_LETTER[Service(number[0])]
