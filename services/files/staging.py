"""Uploads that wait for the rest of their form, so that an error elsewhere in it loses none.

A staged file belongs to one session (a visitor gets one only by uploading), lives 24 hours, and counts against a quota.

A *held* file is one whose content was checked and put, but which has no row yet: a form that goes through at once
stores it without ever staging it (`hold`, `promote`), one that is shown again stages it (`hold`, `wait`).
"""

import hashlib
import secrets
from datetime import timedelta
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Count, Q, Sum
from django.http import HttpRequest

from services.common import clock
from services.common.encryption import blind_index
from services.common.network import client_address, network_key
from services.files import inspection
from services.files.actions import clean_name, put, remove
from services.files.enums import Accept, Purpose
from services.files.errors import RefusedFile, StagingFull
from services.files.models import StagedFile, StoredFile

LIVES: Final = timedelta(hours=24)
FILES_PER_SESSION: Final = 10
BYTES_PER_SESSION: Final = 30 * 1024 * 1024
# A clinic or a school registers many from one address.
FILES_PER_ADDRESS: Final = 300
BYTES_PER_ADDRESS: Final = 300 * 1024 * 1024
# Where the session holds what its uploads are bound to.
SESSION_KEY: Final = "staging"
PDF: Final = "application/pdf"


def stage(request: HttpRequest, upload: UploadedFile, *, accept: Accept = Accept.PDF) -> StagedFile:
    """Check an upload and keep it for this session, as a PDF whatever came.

    Raises RefusedFile, StagingFull, StorageFull.
    """
    file = hold(request, upload, accept=accept)
    wait(request, file)
    return file


def hold(request: HttpRequest, upload: UploadedFile, *, accept: Accept = Accept.PDF) -> StagedFile:
    """Check an upload and put its content, as a PDF whatever came, without a row and so without a session.

    The caller promotes it, lets it wait or forgets it; content left over is swept as any without a row.
    Raises what stage does.
    """
    limit = inspection.PHOTO_LIMIT if accept == Accept.PDF_OR_PHOTO else inspection.PDF_LIMIT
    # One byte more than allowed is enough to know; the rest of a huge upload is never read into memory.
    content = upload.read(limit + 1)
    name = clean_name(upload.name or "")
    address = blind_index("staging-address", network_key(client_address(request)))
    # Who has staged nothing has all room there is; whether the address has, `wait` finds out.
    key = request.session.get(SESSION_KEY)
    if key and not _has_room(_digest(key), address, more_files=1, more_bytes=len(content)):
        raise StagingFull
    if accept == Accept.PDF_OR_PHOTO and inspection.looks_like_photo(content):
        content = inspection.photo_to_pdf(content)
        name = f"{name.rpartition('.')[0] or name}.pdf"
    elif accept == Accept.PDF_OR_PHOTO and content and b"%PDF-" not in content[:1024]:
        raise RefusedFile("not_accepted")
    inspection.inspect_letter(content)
    return StagedFile(
        address_digest=address,
        original_name=name,
        content_type=PDF,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        storage_name=put(content),
    )


def wait(request: HttpRequest, file: StagedFile) -> None:
    """Let a held file wait for this session's next try; `file.token` finds it again. Raises StagingFull, file gone.

    Counted again with the file in place: of many at once, all saw room before, and no more than fit may stay.
    """
    file.token = secrets.token_urlsafe(32)
    file.token_digest = _digest(file.token)
    file.session_digest = _session_digest(request)
    file.save(force_insert=True)
    if not _has_room(file.session_digest, file.address_digest):
        forget(file)
        raise StagingFull


def staged(request: HttpRequest, token: str) -> StagedFile | None:
    """The file that this session staged under a token; None for anybody else's, a used one, an old one."""
    key = request.session.get(SESSION_KEY)
    if not token or not key:
        return None
    file = StagedFile.objects.filter(
        token_digest=_digest(token),
        session_digest=_digest(key),
        created_at__gt=clock.now() - LIVES,
    ).first()
    if file is not None:
        file.token = token
    return file


def promote(file: StagedFile, *, purpose: Purpose, actor: Any) -> StoredFile:
    """Make a staged or held file a stored one, once, in the caller's transaction; its content stays where it is.

    Raises StagedFile.DoesNotExist when it was promoted already (another tab) or is gone.
    """
    if not file.is_held and not StagedFile.objects.filter(pk=file.pk, storage_name=file.storage_name).delete()[0]:
        # Taken, or its content was put under a new key, and so elsewhere, since `file` was read.
        file = StagedFile.objects.select_for_update().get(pk=file.pk)
        file.delete()
    return StoredFile.objects.create(
        purpose=purpose,
        original_name=file.original_name,
        content_type=file.content_type,
        size=file.size,
        sha256=file.sha256,
        storage_name=file.storage_name,
        created_by=actor,
    )


def forget(file: StagedFile) -> bool:
    """Remove a staged file, row first, or a held one that nobody promoted.

    False when a staged one was promoted or removed already: then its content stays.
    """
    if not file.is_held and not StagedFile.objects.filter(pk=file.pk).delete()[0]:
        return False
    remove(file.storage_name)
    return True


def forget_old() -> int:
    """Remove what was staged longer than LIVES ago; how many."""
    old = StagedFile.objects.filter(created_at__lte=clock.now() - LIVES)
    return sum(forget(file) for file in old.iterator())


def _digest(secret: str) -> str:
    """Of a token or key with 256 random bits: nothing to guess, so a plain hash will do."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


def _session_digest(request: HttpRequest) -> str:
    """A key inside the session, not the session's own, which changes at a login or a tracking proof in another tab."""
    key = request.session.get(SESSION_KEY)
    if key is None:
        key = request.session[SESSION_KEY] = secrets.token_urlsafe(32)
    return _digest(key)


def _has_room(session: str, address: str, *, more_files: int = 0, more_bytes: int = 0) -> bool:
    """Whether session and address may stage so much more than they have. One query."""
    mine, theirs = Q(session_digest=session), Q(address_digest=address)
    counted = StagedFile.objects.filter(mine | theirs).aggregate(
        my_files=Count("pk", filter=mine),
        my_bytes=Sum("size", filter=mine, default=0),
        their_files=Count("pk", filter=theirs),
        their_bytes=Sum("size", filter=theirs, default=0),
    )
    return bool(
        counted["my_files"] + more_files <= FILES_PER_SESSION
        and counted["my_bytes"] + more_bytes <= BYTES_PER_SESSION
        and counted["their_files"] + more_files <= FILES_PER_ADDRESS
        and counted["their_bytes"] + more_bytes <= BYTES_PER_ADDRESS
    )
