"""The address of a receipt: a signed one, good for a day, that tells nothing."""

from datetime import timedelta
from typing import Final

from django.core import signing
from django.urls import reverse

from services.registrations.models import Registration

LIVES: Final = timedelta(hours=24)
_SIGNER: Final = signing.TimestampSigner(salt="services.registrations.receipt")


def receipt_url(registration: Registration) -> str:
    """Where this registration's receipt is for the next 24 hours."""
    return reverse("registrations:receipt", args=[_SIGNER.sign_object(registration.pk)])


def registration_id(token: str) -> int | None:
    """The id behind a receipt's token; None for an expired one or none of ours."""
    try:
        found = _SIGNER.unsign_object(token, max_age=LIVES)
    except signing.BadSignature:
        return None
    return int(found)
