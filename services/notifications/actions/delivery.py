"""What the worker writes: claiming a message, settling it, and finding those whose worker died."""

import logging
from collections.abc import Collection
from datetime import timedelta
from typing import Final

from django.db import connection, transaction

from services.common.clock import now
from services.notifications.actions.outbox import follow_up
from services.notifications.enums import Outcome, Status
from services.notifications.flow import TRANSITIONS, pause_after
from services.notifications.models import Message, MessageAttempt
from services.notifications.outcomes import Delivery, is_final

logger = logging.getLogger(__name__)

# Far above what any channel takes for one message (gateway.DEADLINE_SECONDS, EMAIL_TIMEOUT): whoever holds a message
# for longer is dead.
LOCK_LIFETIME: Final = timedelta(minutes=3)
WORKER_DIED: Final = "Proses pengirim berhenti di tengah pengiriman."


@transaction.atomic
def claim(worker: str, *, except_channels: Collection[str] = ()) -> Message | None:
    """Take the next due message for `worker`, so that no other one sends it; None when nothing is due.

    PostgreSQL passes over rows that another worker is claiming; on SQLite the transaction holds the only write lock.
    The conditional UPDATE has the last word on both.
    """
    moment = now()
    due = Message.objects.due(moment).exclude(channel__in=except_channels)
    if connection.features.has_select_for_update_skip_locked:
        due = due.select_for_update(skip_locked=True)
    message = due.first()
    if message is None:
        return None
    taken = Message.objects.filter(pk=message.pk, status=Status.QUEUED).update(
        status=Status.SENDING, locked_at=moment, locked_by=worker, attempts=message.attempts + 1
    )
    if not taken:
        return None
    message.status, message.locked_at, message.locked_by = Status.SENDING, moment, worker
    message.attempts += 1
    return message


@transaction.atomic
def settle(claimed: Message, delivery: Delivery, *, seconds: float) -> Message:
    """Record what an attempt came to, and move the message on.

    An answer that comes after the message was given up as uncertain still counts, unless staff have sent it again in
    the meantime: then it is only logged.
    """
    message = Message.objects.select_for_update().get(pk=claimed.pk)
    MessageAttempt.objects.create(
        message=message, outcome=delivery.outcome, answer=delivery.answer, seconds=round(seconds, 3)
    )
    is_ours = (message.locked_by, message.locked_at) == (claimed.locked_by, claimed.locked_at)
    if not is_ours or message.status not in {Status.SENDING, Status.UNCERTAIN}:
        return message
    before, message.gateway_answer = message.gateway_answer, delivery.answer
    match delivery.outcome:
        case Outcome.SENT | Outcome.LOGGED:
            message.sent_at = now()
            _enter(message, Status.SENT)
        case Outcome.UNCERTAIN:
            _enter(message, Status.UNCERTAIN, needs_attention=True)
        case Outcome.RETRY | Outcome.REFUSED:
            pause = None if is_final(delivery, before=before) else pause_after(message.attempts)
            if pause is None:
                _give_up(message)
            else:
                message.next_attempt_at = now() + pause
                _enter(message, Status.QUEUED)
    return message


@transaction.atomic
def release_stuck() -> int:
    """Mark as uncertain what a dead worker was sending: whether it had left nobody knows, so it isn't sent again by
    itself. Returns how many there were."""
    stuck = Message.objects.stuck(now() - LOCK_LIFETIME)
    if connection.features.has_select_for_update_skip_locked:
        stuck = stuck.select_for_update(skip_locked=True)
    count = 0
    for message in stuck:
        MessageAttempt.objects.create(message=message, outcome=Outcome.UNCERTAIN, answer=WORKER_DIED)
        message.gateway_answer = WORKER_DIED
        _enter(message, Status.UNCERTAIN, needs_attention=True)
        logger.error("message left in doubt by a dead worker", extra={"message_id": message.pk})
        count += 1
    return count


def _give_up(message: Message) -> None:
    """The end of this channel: loud, and handed on to the next one."""
    successor = follow_up(message)
    _enter(message, Status.FAILED, needs_attention=successor is None)
    logger.error(
        "message failed for good",
        extra={
            "message_id": message.pk,
            "channel": message.channel,
            "attempts": message.attempts,
            "taken_over_by": successor.pk if successor else None,
        },
    )


def _enter(message: Message, status: Status, *, needs_attention: bool = False) -> None:
    if status != message.status and status not in TRANSITIONS[Status(message.status)]:
        raise ValueError(f"{message.status} -> {status}")
    message.status, message.needs_attention = status, needs_attention
    message.save(update_fields=["status", "needs_attention", "gateway_answer", "next_attempt_at", "sent_at"])
