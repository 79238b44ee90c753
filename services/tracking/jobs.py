"""Periodic work of tracking."""

from datetime import timedelta

from services.operations.jobs import periodic
from services.tracking.actions import answer_lost_number
from services.tracking.models import LostNumberRequest


@periodic(every=timedelta(seconds=5), name="jawab-lupa-nomor")
def answer_lost_numbers() -> None:
    """Send the numbers that people asked for to the contacts they are registered with."""
    waiting = LostNumberRequest.objects.filter(answered_at=None).order_by("pk").values_list("pk", flat=True)
    for request_id in waiting[:50]:
        answer_lost_number(request_id)
