"""Putting the secrets of second factors under the first key: allauth keeps them inside a JSON column."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from services.common.encryption import rotate_bytes
from services.common.rotation import is_current

# Where allauth keeps what our adapter encrypts (adapters.py).
SECRETS = ("secret", "seed")


def rotate_second_factors() -> int:
    """How many secrets were put under the first key."""
    rotated = 0
    for pk in Authenticator.objects.values_list("pk", flat=True):
        with transaction.atomic():
            factor = Authenticator.objects.select_for_update().filter(pk=pk).first()
            stale = [
                name
                for name in SECRETS
                if factor and factor.data.get(name) and not is_current(factor.data[name].encode())
            ]
            if factor is None or not stale:
                continue
            for name in stale:
                factor.data[name] = rotate_bytes(factor.data[name].encode()).decode()
            factor.save(update_fields=["data"])
            rotated += len(stale)
    return rotated
