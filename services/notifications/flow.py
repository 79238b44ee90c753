"""Which status follows which, and how long the outbox waits between attempts."""

from datetime import timedelta
from typing import Final

from services.notifications.enums import Status

# From -> to. The actions refuse everything else; UNCERTAIN -> SENT is a slow gateway's answer that came after all.
TRANSITIONS: Final[dict[Status, frozenset[Status]]] = {
    Status.QUEUED: frozenset({Status.SENDING, Status.CANCELLED}),
    Status.SENDING: frozenset({Status.SENT, Status.QUEUED, Status.FAILED, Status.UNCERTAIN}),
    Status.SENT: frozenset({Status.QUEUED}),
    Status.FAILED: frozenset({Status.QUEUED, Status.CALLED}),
    Status.UNCERTAIN: frozenset({Status.QUEUED, Status.SENT, Status.FAILED, Status.CALLED}),
    Status.TO_BE_CALLED: frozenset({Status.QUEUED, Status.CALLED}),
    Status.CALLED: frozenset({Status.QUEUED}),
    Status.CANCELLED: frozenset(),
}

# After the first failure, the second, … One more failure than there are pauses is the end: 7 h 42 min in all, so that
# a gateway that was down for an hour, or over an afternoon, loses nothing.
PAUSES: Final = (
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(minutes=30),
    timedelta(hours=1),
    timedelta(hours=2),
    timedelta(hours=4),
)


def pause_after(attempts: int) -> timedelta | None:
    """How long to wait after the given number of failed attempts (1 and up); None: give up."""
    return PAUSES[attempts - 1] if attempts <= len(PAUSES) else None
