"""Periodic work of the registers."""

from datetime import timedelta

from django.db import connection

from services.notifications.models import Message
from services.operations.jobs import periodic
from services.registrations.models import Registration, RegistrationItem, ResultVersion, StatusChange, statistics


@periodic(every=timedelta(hours=24), name="statistik-pendaftaran")
def refresh_statistics() -> None:
    """Keep the lists of staff fast on SQLite while the register grows."""
    statistics.refresh(connection, [Registration, RegistrationItem, ResultVersion, StatusChange, Message])
