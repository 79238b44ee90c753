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

# After the first failure, the second, … One more failure than there are pauses is the end: 7 h 42 min in all, so that a
# gateway that was down over an afternoon loses nothing; and never longer than 30 minutes in the first two hours, so
# that what waited goes out soon after it is back.
PAUSES: Final = tuple(
    timedelta(seconds=seconds) for seconds in (30, 120, 600, 1800, 1800, 1800, 3600, 3600, 7200, 7200)
)


def pause_after(attempts: int) -> timedelta | None:
    """How long to wait after the given number of failed attempts (1 and up); None: give up."""
    return PAUSES[attempts - 1] if attempts <= len(PAUSES) else None
