"""Uploads that wait for the rest of their form, so that an error elsewhere in it loses none.

A staged file belongs to one session (a visitor gets one only by uploading), lives 24 hours, and counts against a quota.
"""

import hashlib
import secrets
from datetime import timedelta
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Sum
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
BYTES_PER_ADDRESS: Final = 300 * 1024 * 1024
PDF: Final = "application/pdf"


def stage(request: HttpRequest, upload: UploadedFile, *, accept: Accept = Accept.PDF) -> StagedFile:
    """Check an upload and keep it for this session, as a PDF whatever came.

    Raises RefusedFile, StagingFull, StorageFull.
    """
    limit = inspection.PHOTO_LIMIT if accept == Accept.PDF_OR_PHOTO else inspection.PDF_LIMIT
    # One byte more than allowed is enough to know; the rest of a huge upload is never read into memory.
    content = upload.read(limit + 1)
    name = clean_name(upload.name or "")
    session, address = _session_index(request), blind_index("staging-address", network_key(client_address(request)))
    _check_quota(session, address, len(content))
    if accept == Accept.PDF_OR_PHOTO and inspection.looks_like_photo(content):
        content = inspection.photo_to_pdf(content)
        name = f"{name.rpartition('.')[0] or name}.pdf"
    elif accept == Accept.PDF_OR_PHOTO and content and b"%PDF-" not in content[:1024]:
        raise RefusedFile("not_accepted")
    inspection.inspect_pdf(content)
    token = secrets.token_urlsafe(32)
    file = StagedFile.objects.create(
        token_digest=_digest(token),
        session_digest=session,
        address_digest=address,
        original_name=name,
        content_type=PDF,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        storage_name=put(content),
    )
    file.token = token
    return file


def staged(request: HttpRequest, token: str) -> StagedFile | None:
    """The file that this session staged under a token; None for anybody else's, a used one, an old one."""
    key = request.session.session_key
    if not token or not key or len(token) > 64 or "\x00" in token:
        return None
    file = StagedFile.objects.filter(
        token_digest=_digest(token),
        session_digest=blind_index("staging-session", key),
        created_at__gt=clock.now() - LIVES,
    ).first()
    if file is not None:
        file.token = token
    return file


def promote(file: StagedFile, *, purpose: Purpose, actor: Any) -> StoredFile:
    """Make a staged file a stored one, once, in the caller's transaction; its content stays where it is.

    Raises StagedFile.DoesNotExist when it was promoted already (another tab) or is gone.
    """
    deleted, _ = StagedFile.objects.filter(pk=file.pk).delete()
    if not deleted:
        raise StagedFile.DoesNotExist
    return StoredFile.objects.create(
        purpose=purpose,
        original_name=file.original_name,
        content_type=file.content_type,
        size=file.size,
        sha256=file.sha256,
        storage_name=file.storage_name,
        created_by=actor,
    )


def forget_old() -> int:
    """Remove what was staged longer than LIVES ago; how many."""
    removed = 0
    for file in StagedFile.objects.filter(created_at__lte=clock.now() - LIVES).iterator():
        deleted, _ = StagedFile.objects.filter(pk=file.pk).delete()
        if deleted:
            remove(file.storage_name)
            removed += 1
    return removed


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _session_index(request: HttpRequest) -> str:
    if request.session.session_key is None:
        request.session.create()
    key = request.session.session_key
    if key is None:
        raise RuntimeError("the session backend gave no key")
    return blind_index("staging-session", key)


def _check_quota(session: str, address: str, size: int) -> None:
    mine = StagedFile.objects.filter(session_digest=session)
    if mine.count() >= FILES_PER_SESSION or _bytes(mine) + size > BYTES_PER_SESSION:
        raise StagingFull
    if _bytes(StagedFile.objects.filter(address_digest=address)) + size > BYTES_PER_ADDRESS:
        raise StagingFull


def _bytes(files: Any) -> int:
    return int(files.aggregate(total=Sum("size"))["total"] or 0)
