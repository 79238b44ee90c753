"""Personal data at rest: encrypted with rotating keys, found again through an index under a key of its own.

FIELD_ENCRYPTION_KEYS holds Fernet keys (32 bytes, URL-safe base64); the first one encrypts, all of them decrypt.
BLIND_INDEX_KEY makes the HMAC-SHA-256 index, so that a rotation of the first leaves searching as it was.
"""

import hmac
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.signals import setting_changed
from django.db import models


@lru_cache(maxsize=1)
def _keys() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.FIELD_ENCRYPTION_KEYS])


def _forget_keys(*, setting: str, **_: Any) -> None:
    if setting == "FIELD_ENCRYPTION_KEYS":
        _keys.cache_clear()


setting_changed.connect(_forget_keys)


def encrypt_bytes(plain: bytes) -> bytes:
    """A Fernet token (URL-safe base64 text as bytes, a third longer than the input)."""
    return _keys().encrypt(plain)


def decrypt_bytes(token: bytes) -> bytes:
    """The plain bytes. Raises cryptography.fernet.InvalidToken when no key fits or the token was changed."""
    return _keys().decrypt(token)


def rotate_bytes(token: bytes) -> bytes:
    """The same content under the first key. Raises InvalidToken as decrypt_bytes does."""
    return _keys().rotate(token)


def blind_index(purpose: str, value: str) -> str:
    """64 hex digits that find a value again without telling it. `purpose` keeps a NIK and a phone apart."""
    return hmac.new(settings.BLIND_INDEX_KEY.encode(), f"{purpose}:{value}".encode(), sha256).hexdigest()


class EncryptedTextField(models.TextField):
    """Text that the database only ever sees encrypted. '' stays ''. Can't be filtered on: use a blind index."""

    def get_prep_value(self, value: Any) -> Any:
        plain = super().get_prep_value(value)
        return encrypt_bytes(plain.encode()).decode() if plain else plain

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        return decrypt_bytes(value.encode()).decode() if value else value

    def get_lookup(self, lookup_name: str) -> Any:
        return super().get_lookup(lookup_name) if lookup_name in {"isnull"} else None


class EncryptedDateField(models.TextField):
    """A date that the database only ever sees encrypted; a `datetime.date` or None in Python."""

    def get_prep_value(self, value: Any) -> Any:
        return encrypt_bytes(self.to_python(value).isoformat().encode()).decode() if value else None

    def from_db_value(self, value: str | None, *_: Any) -> date | None:
        return date.fromisoformat(decrypt_bytes(value.encode()).decode()) if value else None

    def to_python(self, value: Any) -> Any:
        return date.fromisoformat(value) if isinstance(value, str) and value else value

    def get_lookup(self, lookup_name: str) -> Any:
        return super().get_lookup(lookup_name) if lookup_name in {"isnull"} else None
