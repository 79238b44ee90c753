"""Putting private files under the first key: written anew under another name, and the row follows.

Who read the row before and opens the content after looks at the row again (queries.read, staging.promote).
"""

from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import storages

from services.common.encryption import rotate_bytes
from services.common.rotation import is_current
from services.files.actions import new_name, remove
from services.files.models import StagedFile, StoredFile


def rotate_files() -> int:
    """How many files were put under the first key. A file that is gone or damaged is left for whoever reads it."""
    rotated = 0
    # In the direction in which a file moves, so that one promoted meanwhile is met on the other side.
    for model in (StagedFile, StoredFile):
        for pk, name in model.objects.values_list("pk", "storage_name").iterator():
            rotated += _rotate(model, pk, name)
    return rotated


def _rotate(model: type[StoredFile] | type[StagedFile], pk: Any, name: str) -> int:
    storage = storages["private"]
    try:
        with storage.open(name) as stored:
            token = stored.read()
    except FileNotFoundError:
        return 0
    if is_current(token):
        return 0
    fresh = storage.save(new_name(), ContentFile(rotate_bytes(token)))
    # Only if nobody moved it meanwhile; a staged file may have become a stored one.
    if model.objects.filter(pk=pk, storage_name=name).update(storage_name=fresh):
        remove(name)
        return 1
    remove(fresh)
    return 0
