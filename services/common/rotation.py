"""Key rotation: everything that is encrypted is put under the first key of FIELD_ENCRYPTION_KEYS.

Fields are found by looking at the models; what is encrypted elsewhere (files, second factors) is registered by its app.
A value is replaced only if it is still the one that was read, so nothing written meanwhile is lost, and a value under
the first key is left alone, so an interrupted run goes on where it was. Blind indexes have a key of their own and stay.
"""

from collections.abc import Callable, Iterator
from typing import Final

from cryptography.fernet import Fernet, InvalidToken
from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Value
from django.db.models.functions import Cast

from services.common.encryption import EncryptedDateField, EncryptedTextField, rotate_bytes

BATCH: Final = 500

# Rotates one kind of content beyond the fields; answers how many values were put under the first key.
Rotator = Callable[[], int]

_rotators: Final[dict[str, Rotator]] = {}


def register(name: str, rotator: Rotator) -> None:
    """Add content that no encrypted field holds; called in AppConfig.ready. It must bear running twice."""
    _rotators[name] = rotator


def is_current(token: bytes) -> bool:
    """Whether a token is under the first key."""
    try:
        Fernet(settings.FIELD_ENCRYPTION_KEYS[0]).decrypt(token)
    except InvalidToken:
        return False
    return True


def encrypted_fields() -> list[tuple[type[models.Model], list[str]]]:
    """Every model with encrypted fields, and their names."""
    found = []
    for model in apps.get_models():
        names = [
            field.name
            for field in model._meta.local_concrete_fields
            if isinstance(field, EncryptedTextField | EncryptedDateField)
        ]
        if names:
            found.append((model, names))
    return found


def rotate_everything() -> Iterator[tuple[str, int]]:
    """What was rotated, and how many values of it. Raises InvalidToken for a value that no key opens."""
    for model, names in encrypted_fields():
        yield model._meta.label, sum(_rotate_field(model, name) for name in names)
    for name, rotator in _rotators.items():
        yield name, rotator()


def _rotate_field(model: type[models.Model], name: str) -> int:
    """Cast to plain text, since the field itself would decrypt what it reads and encrypt what it writes."""
    rows = model._base_manager.annotate(token=Cast(name, models.TextField()))
    rotated = 0
    batch = rows.order_by("pk").values_list("pk", "token")
    found = list(batch[:BATCH])
    while found:
        for pk, token in found:
            if token and not is_current(token.encode()):
                fresh = Value(rotate_bytes(token.encode()).decode(), models.TextField())
                rotated += rows.filter(pk=pk, token=token).update(**{name: fresh})
        found = list(batch.filter(pk__gt=found[-1][0])[:BATCH])
    return rotated
