"""What of the outbox the register shows: the state of a registration's newest message, and which are in trouble."""

from collections.abc import Iterable
from typing import Final

from django.db.models import BigIntegerField, QuerySet
from django.db.models.functions import Cast

from services.notifications.enums import Status
from services.notifications.models import Message
from services.notifications.queries import in_trouble
from services.registrations.models import Registration

ABOUT: Final = Registration._meta.label_lower
MOST_TROUBLES: Final = 1000  # a gateway that failed for more than these is seen on its own screen


def troubled_ids() -> QuerySet[Message, int]:
    """A subquery: registrations with a message that somebody must do something about, the newest MOST_TROUBLES.

    Trouble first, kind of object second: nearly all messages are about registrations, hardly any is in trouble.
    """
    troubled = in_trouble().order_by("-needs_attention", "-pk").values("pk")
    about = Message.objects.filter(pk__in=troubled[:MOST_TROUBLES], about_type=ABOUT).order_by()
    numbers = about.annotate(registration_id=Cast("about_id", BigIntegerField()))
    return numbers.values_list("registration_id", flat=True)


def message_states(registration_ids: Iterable[int]) -> dict[int, tuple[Status, bool]]:
    """By registration: the status of its newest message, and whether any of its messages needs somebody. One query."""
    rows = Message.objects.filter(about_type=ABOUT, about_id__in=[str(each) for each in registration_ids])
    states: dict[int, tuple[Status, bool]] = {}
    for about_id, status, needs_attention in rows.order_by("pk").values_list("about_id", "status", "needs_attention"):
        troubled = needs_attention or states.get(int(about_id), (Status.SENT, False))[1]
        states[int(about_id)] = (Status(status), troubled)
    return states
