"""The way from the outbox to the recipient: claim, send outside any transaction, settle."""

import logging
import time
from typing import Final

from services.common.clock import now
from services.notifications import channels
from services.notifications.actions.delivery import claim, settle
from services.notifications.enums import Outcome
from services.notifications.models import Message
from services.notifications.outcomes import Delivery

logger = logging.getLogger(__name__)

HOLD_SECONDS: Final = 5.0
LONGEST_HOLD_SECONDS: Final = 600.0


class Courier:
    """Delivers for one worker, one message at a time.

    A gateway that takes requests and then falls silent makes every message uncertain. So after each such outcome the
    courier lets that channel rest, twice as long each time, and a hanging gateway costs a few clicks, not hundreds.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._held_until: dict[str, float] = {}
        self._doubts: dict[str, int] = {}

    def deliver_one(self) -> bool:
        """Send the next due message. False when there was none."""
        held = [channel for channel, until in self._held_until.items() if until > time.monotonic()]
        # Looking costs no write lock; an idle worker must not take SQLite's every second.
        if not Message.objects.due(now()).exclude(channel__in=held).exists():
            return False
        message = claim(self.name, except_channels=held)
        if message is None:
            return False
        started = time.monotonic()
        delivery = _send(message)
        settle(message, delivery, seconds=time.monotonic() - started)
        self._learn(message.channel, delivery.outcome)
        logger.info(
            "message attempted",
            extra={"message_id": message.pk, "channel": message.channel, "outcome": str(delivery.outcome)},
        )
        return True

    def _learn(self, channel: str, outcome: Outcome) -> None:
        if outcome != Outcome.UNCERTAIN:
            self._doubts.pop(channel, None)
            return
        doubts = self._doubts[channel] = self._doubts.get(channel, 0) + 1
        pause = min(HOLD_SECONDS * 2 ** (doubts - 1), LONGEST_HOLD_SECONDS)
        self._held_until[channel] = time.monotonic() + pause
        logger.warning("channel rests", extra={"channel": channel, "seconds": pause})


def _send(message: Message) -> Delivery:
    try:
        return channels.send(message)
    except Exception as error:  # noqa: BLE001 - a fault of ours, and nobody knows how far it got
        # The class only: a traceback's last line may quote a recipient.
        logger.error("sending broke", extra={"message_id": message.pk, "error": type(error).__name__})  # noqa: TRY400
        return Delivery(Outcome.UNCERTAIN, f"Kesalahan di portal ({type(error).__name__}).")
