"""What the worker does for messages."""

from datetime import timedelta

from services.notifications.actions.delivery import release_stuck
from services.notifications.actions.retention import drop_dead_addresses, purge_texts
from services.notifications.delivery import Courier
from services.operations.jobs import Step, periodic, steady


@steady(name="pesan")
def deliver(worker: str) -> Step:
    """Drain the outbox: one message a step."""
    return Courier(worker).deliver_one


@periodic(every=timedelta(seconds=30), name="pesan-tersangkut")
def find_stuck_messages() -> None:
    """Messages whose worker died while sending become *tidak pasti*."""
    release_stuck()


@periodic(every=timedelta(days=1), name="hapus-teks-pesan")
def forget_texts() -> None:
    """Texts and contacts past their retention, and dead document addresses."""
    purge_texts()
    drop_dead_addresses()
