"""Reading private files."""

import hashlib

from cryptography.fernet import InvalidToken
from django.core.files.storage import storages

from services.common.encryption import decrypt_bytes
from services.files.errors import DamagedFile
from services.files.models import StagedFile, StoredFile


def read(file: StoredFile | StagedFile) -> bytes:
    """The plain content. Raises DamagedFile when it isn't byte for byte what was kept."""
    try:
        with storages["private"].open(file.storage_name) as stored:
            content = decrypt_bytes(stored.read())
    except (InvalidToken, FileNotFoundError) as error:
        raise DamagedFile(str(file.pk)) from error
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise DamagedFile(str(file.pk))
    return content
