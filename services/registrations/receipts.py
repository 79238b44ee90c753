"""The address of a receipt: a signed one, good for a day, that tells nothing."""

from datetime import timedelta
from typing import Final

from django.core import signing
from django.urls import reverse

from services.registrations.models import Registration

LIVES: Final = timedelta(hours=24)
# In the query of an address: the form had made this registration before it was sent again.
AGAIN: Final = "lagi"
_SIGNER: Final = signing.TimestampSigner(salt="services.registrations.receipt")


def receipt_url(registration: Registration, *, again: bool = False) -> str:
    """Where this registration's receipt is for the next 24 hours; `again` says that the form was sent once more."""
    url = reverse("registrations:receipt", args=[_SIGNER.sign_object(registration.pk)])
    return f"{url}?{AGAIN}" if again else url


def registration_id(token: str) -> int | None:
    """The id behind a receipt's token; None for an expired one or none of ours."""
    try:
        found = _SIGNER.unsign_object(token, max_age=LIVES)
    except (signing.BadSignature, ValueError):
        return None
    return int(found)
