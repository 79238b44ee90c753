"""Reads of the outbox that more than one place needs."""

from django.conf import settings
from django.db import models

from services.notifications.gateway import Credentials
from services.notifications.models import GatewaySettings, Message, MessageQuerySet


def for_object(obj: models.Model) -> MessageQuerySet:
    """The messages about an object, newest first."""
    found = Message.objects.filter(about_type=obj._meta.label_lower, about_id=str(obj.pk))
    return found.order_by("-pk").prefetch_related("followed_by")


def in_trouble() -> MessageQuerySet:
    """The messages that somebody must do something about."""
    # Not `=True`: SQLite looks an `IN` up in the index, a bare column it reads from end to end.
    return Message.objects.filter(needs_attention__in=[True])


def gateway_settings() -> GatewaySettings:
    """The gateway as staff set it; an empty, unsaved one while they haven't."""
    return GatewaySettings.objects.first() or GatewaySettings()


def gateway_credentials() -> Credentials:
    """What the worker sends with: the staff's settings once they name an address, else the environment's."""
    chosen = gateway_settings()
    if chosen.address:
        return Credentials(address=chosen.address, key=chosen.key, sender=chosen.sender)
    return Credentials(
        address=settings.WHATSAPP_API_URL, key=settings.WHATSAPP_API_KEY, sender=settings.WHATSAPP_SENDER
    )
