"""Reading private files."""

import hashlib
from typing import Any

from cryptography.fernet import InvalidToken
from django.core.files.storage import storages

from services.common.encryption import decrypt_bytes
from services.files.errors import DamagedFile
from services.files.models import StagedFile, StoredFile


def read(file: StoredFile | StagedFile) -> bytes:
    """The plain content. Raises DamagedFile when it isn't byte for byte what was kept."""
    try:
        content = decrypt_bytes(_stored(file))
    except (InvalidToken, FileNotFoundError) as error:
        raise DamagedFile(str(file.pk)) from error
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise DamagedFile(str(file.pk))
    return content


def _stored(file: StoredFile | StagedFile) -> bytes:
    """The content as it lies there. Raises FileNotFoundError."""
    try:
        return _bytes(file.storage_name)
    except FileNotFoundError:
        # A rotation of keys put it elsewhere since the row was read.
        model: Any = type(file)
        moved_to = model.objects.filter(pk=file.pk).values_list("storage_name", flat=True).first()
        if moved_to in {None, file.storage_name}:
            raise
        return _bytes(str(moved_to))


def _bytes(name: str) -> bytes:
    with storages["private"].open(name) as stored:
        return bytes(stored.read())
