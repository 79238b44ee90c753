"""Texts and contacts don't stay for ever; that a message was sent, when, and how it went, does."""

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import models, transaction
from django.db.models.functions import Coalesce

from services.common.clock import now
from services.notifications.enums import SETTLED
from services.notifications.models import DocumentAddress, Message, MessageAttempt

BATCH: Final = 500


class OnTheWay(Exception):
    """A message waits to be sent, or is being sent right now: nothing was forgotten."""


def purge_texts() -> int:
    """Empty text, subject and contact of settled messages older than MESSAGE_RETENTION_DAYS; returns how many."""
    before = now() - timedelta(days=settings.MESSAGE_RETENTION_DAYS)
    old = Message.objects.filter(purged_at__isnull=True, created_at__lt=before, status__in=sorted(SETTLED))
    total = 0
    # In batches, so that no write lock is held for long.
    while ids := list(old.order_by("created_at").values_list("pk", flat=True)[:BATCH]):
        total += Message.objects.filter(pk__in=ids).update(
            subject="", body="", email_body="", phone="", email="", purged_at=now(), needs_attention=False
        )
    return total


@transaction.atomic
def forget_about(obj: models.Model) -> int:
    """Empty the messages about an object whatever their age, what gateways answered included; how many there are.

    Raises OnTheWay while one of them isn't settled.
    """
    about = Message.objects.filter(about_type=obj._meta.label_lower, about_id=str(obj.pk))
    found = dict(about.select_for_update().values_list("pk", "status"))
    if not SETTLED.issuperset(found.values()):
        raise OnTheWay
    MessageAttempt.objects.filter(message__in=found).exclude(answer="").update(answer="")
    Message.objects.filter(pk__in=found).update(
        subject="",
        body="",
        email_body="",
        phone="",
        email="",
        gateway_answer="",
        document_id=None,
        purged_at=Coalesce("purged_at", now()),
        needs_attention=False,
    )
    return len(found)


def drop_dead_addresses() -> int:
    """Delete document addresses that nobody can use any more; the audit trail keeps each fetch."""
    return DocumentAddress.objects.filter(expires_at__lt=now() - timedelta(days=1)).delete()[0]
