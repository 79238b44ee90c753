"""Keeping private files: content first, row in the caller's transaction; what is left without a row is swept."""

import hashlib
import logging
import secrets
import unicodedata
import uuid
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial
from itertools import islice
from typing import Any, Final

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.utils import timezone

from services.common import clock
from services.common.encryption import encrypt_bytes
from services.files.enums import Purpose
from services.files.errors import StorageFull
from services.files.models import StagedFile, StoredFile

logger = logging.getLogger(__name__)

# A transaction that will still write its row is over long before.
ORPHAN_AFTER: Final = timedelta(hours=24)
SWEEP_BATCH: Final = 500


def clean_name(name: str) -> str:
    """A file name fit to be shown and offered again: its last part, without control characters, at most 120 long."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(" " if unicodedata.category(each)[0] in "CZ" else each for each in last)
    stem, dot, ending = " ".join(plain.split()).rpartition(".")
    return f"{stem[:110]}{dot}{ending[:9]}".strip() or "berkas"


def new_name() -> str:
    """A random name in a folder of today; nothing of a file or its owner shows in it."""
    return f"{clock.now():%Y/%m/%d}/{secrets.token_hex(20)}"


def put(content: bytes) -> str:
    """Write content encrypted under a random name; the name. Raises StorageFull, leaving nothing."""
    name = new_name()
    try:
        return str(storages["private"].save(name, ContentFile(encrypt_bytes(content))))
    except Exception as error:
        if not _is_of_storage(error):
            raise
        logger.exception("private storage refused a file", extra={"size": len(content)})
        remove(name)
        raise StorageFull from error


def _is_of_storage(error: Exception) -> bool:
    """A disk's errors are OSError; those of S3 come from botocore, which is only imported where it is used."""
    return isinstance(error, OSError) or type(error).__module__.startswith(("botocore.", "boto3.", "s3transfer."))


def keep(content: bytes, *, purpose: Purpose, name: str, content_type: str, actor: Any) -> StoredFile:
    """Keep content as a private file. The row belongs to the caller's transaction. Raises StorageFull."""
    return StoredFile.objects.create(
        purpose=purpose,
        original_name=clean_name(name),
        content_type=content_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        storage_name=put(content),
        created_by=actor,
    )


def forget(file_ids: Iterable[uuid.UUID]) -> None:
    """Delete files for good: the rows in the caller's transaction, the content once it is committed.

    Whoever refers to them lets go first. Content that a kill leaves in between is an orphan, which is swept.
    """
    ids = list(file_ids)
    # Held, so that a rotation of keys doesn't put the content elsewhere meanwhile.
    held = StoredFile.objects.select_for_update().filter(pk__in=ids)
    names = list(held.values_list("storage_name", flat=True))
    StoredFile.objects.filter(pk__in=ids).delete()
    for name in names:
        transaction.on_commit(partial(remove, name))


def sweep_orphans() -> int:
    """Remove stored content older than ORPHAN_AFTER that no row knows; how many."""
    storage = storages["private"]
    limit = clock.now() - ORPHAN_AFTER
    removed = 0
    for names in _batches(stored_names()):
        # Staged first: a file moves from there to the stored ones, and must not slip through between two queries.
        known = set(StagedFile.objects.filter(storage_name__in=names).values_list("storage_name", flat=True))
        known |= set(StoredFile.objects.filter(storage_name__in=names).values_list("storage_name", flat=True))
        for name in names:
            if name not in known and _written_at(storage, name) < limit:
                remove(name)
                removed += 1
    return removed


def _batches(names: Iterator[str]) -> Iterator[list[str]]:
    while batch := list(islice(names, SWEEP_BATCH)):
        yield batch


def stored_names(folder: str = "") -> Iterator[str]:
    """The names of all content in private storage, folder by folder."""
    storage = storages["private"]
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in files:
        if not name.startswith("."):
            yield f"{folder}/{name}" if folder else name
    for each in folders:
        yield from stored_names(f"{folder}/{each}" if folder else each)


def _written_at(storage: Any, name: str) -> datetime:
    moment: datetime = storage.get_modified_time(name)
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


def remove(name: str) -> None:
    """Remove stored content; what can't be removed now is swept later."""
    try:
        storages["private"].delete(name)
    except Exception as error:
        if not _is_of_storage(error):
            raise
        logger.warning("a private file could not be removed", exc_info=True)
