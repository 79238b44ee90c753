"""Addresses from which the gateway fetches a document: 128 random bits, 10 minutes, 3 fetches, dead once sent."""

import secrets
from datetime import timedelta
from hashlib import sha256
from typing import Final

from django.db import transaction
from django.db.models import F
from django.urls import reverse

from services.audit.actions import record
from services.common.clock import now
from services.notifications.models import DocumentAddress, Message

TOKEN_BYTES: Final = 16
LIFETIME: Final = timedelta(minutes=10)
FETCHES: Final = 3


def open_address(message: Message) -> str:
    """A fresh token for the message's document; addresses of earlier attempts die."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    if message.document_id is None:
        raise ValueError("this message has no document")
    with transaction.atomic():
        close_addresses(message)
        DocumentAddress.objects.create(
            digest=_digest(token), message=message, document_id=message.document_id, expires_at=now() + LIFETIME
        )
    return token


def path_of(token: str) -> str:
    """The address under which the token is fetched, without the host."""
    return reverse("notifications_document", args=[token])


def close_addresses(message: Message) -> None:
    """No address of this message answers any more."""
    DocumentAddress.objects.filter(message=message, closed_at__isnull=True).update(closed_at=now())


@transaction.atomic
def fetch(token: str, *, address: str | None) -> DocumentAddress | None:
    """Count and record one fetch; None when the token is unknown, expired, used up or closed."""
    digest = _digest(token)
    allowed = DocumentAddress.objects.filter(
        digest=digest, closed_at__isnull=True, expires_at__gt=now(), fetches__lt=FETCHES
    ).update(fetches=F("fetches") + 1)
    if not allowed:
        return None
    found = DocumentAddress.objects.select_related("message").get(digest=digest)
    record(
        "message.document_fetched",
        actor_label="Gerbang WhatsApp",
        obj=found.message,
        label=found.message.about_label,
        address=address or None,
        data={"document": str(found.document_id), "fetch": found.fetches},
    )
    return found


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
