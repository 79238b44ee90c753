"""Periodic work of the guards."""

from datetime import timedelta

from services.guards import actions
from services.operations.jobs import periodic


@periodic(every=timedelta(hours=1), name="lupakan-hitungan-lama")
def forget_expired() -> None:
    """Counts that say nothing any more."""
    actions.forget_expired()
