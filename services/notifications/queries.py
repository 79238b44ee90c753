"""Reads of the outbox that more than one place needs."""

from django.db import models

from services.notifications.models import Message, MessageQuerySet


def for_object(obj: models.Model) -> MessageQuerySet:
    """The messages about an object, newest first."""
    return Message.objects.filter(about_type=obj._meta.label_lower, about_id=str(obj.pk)).order_by("-pk")
