"""The buttons of staff on one message. Each writes its line of the audit trail."""

from typing import Any

from django.db import transaction

from services.audit.actions import record
from services.common.clock import now
from services.notifications.enums import Channel, Status
from services.notifications.flow import TRANSITIONS
from services.notifications.models import Message


class NotPossible(Exception):
    """The message stands elsewhere by now, or its text has been purged. `status` is where it stands."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.status)
        self.status = Status(message.status)


@transaction.atomic
def resend(message_id: int, *, actor: Any, address: str | None = None) -> Message:
    """Queue a settled message again, at once and with all its attempts before it; an uncertain one too.

    Raises Message.DoesNotExist, and NotPossible for one that is on its way, purged, or a call.
    """
    message = Message.objects.select_for_update().get(pk=message_id)
    if not message.is_resendable:
        raise NotPossible(message)
    before = message.status
    message.status, message.needs_attention = Status.QUEUED, False
    message.attempts, message.next_attempt_at = 0, now()
    message.save(update_fields=["status", "needs_attention", "attempts", "next_attempt_at"])
    _audit("message.resent", message, before, actor=actor, address=address)
    return message


@transaction.atomic
def mark_called(message_id: int, *, actor: Any, address: str | None = None) -> Message:
    """Somebody has told the applicant by phone. Raises Message.DoesNotExist and NotPossible."""
    message = Message.objects.select_for_update().get(pk=message_id)
    if Status.CALLED not in TRANSITIONS[Status(message.status)]:
        raise NotPossible(message)
    before = message.status
    message.status, message.needs_attention = Status.CALLED, False
    message.save(update_fields=["status", "needs_attention"])
    _audit("message.called", message, before, actor=actor, address=address)
    return message


@transaction.atomic
def dismiss(message_id: int, *, actor: Any, address: str | None = None) -> Message:
    """Nothing more needs doing about this one; its status stays. Raises Message.DoesNotExist and NotPossible."""
    message = Message.objects.select_for_update().get(pk=message_id)
    if not message.needs_attention:
        raise NotPossible(message)
    message.needs_attention = False
    message.save(update_fields=["needs_attention"])
    _audit("message.dismissed", message, message.status, actor=actor, address=address)
    return message


def _audit(event: str, message: Message, before: str, *, actor: Any, address: str | None) -> None:
    record(
        event,
        actor=actor,
        obj=message,
        label=message.about_label,
        address=address or None,
        data={"from": before, "channel": Channel(message.channel).value, "template": message.template},
    )
