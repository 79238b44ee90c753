"""Periodic work of the registers."""

import logging
from datetime import timedelta
from typing import Final

from django.db import connection

from services.common import clock
from services.notifications.models import Message
from services.operations.jobs import periodic
from services.registrations import retention
from services.registrations.actions import anonymise
from services.registrations.models import Registration, RegistrationItem, ResultVersion, StatusChange, statistics

logger = logging.getLogger(__name__)

# Each in a transaction of its own; the next hour takes the next ones.
ANONYMISED_AT_ONCE: Final = 200


@periodic(every=timedelta(hours=24), name="statistik-pendaftaran")
def refresh_statistics() -> None:
    """Keep the lists of staff fast on SQLite while the register grows."""
    statistics.refresh(connection, [Registration, RegistrationItem, ResultVersion, StatusChange, Message])


@periodic(every=timedelta(hours=1), name="hapus-data-pribadi", apart=True)
def forget_people() -> int:
    """Anonymise some of those whose retention is over; how many. One that fails doesn't keep the others."""
    done = 0
    for registration_id in retention.due_ids(clock.today(), ANONYMISED_AT_ONCE):
        try:
            done += anonymise(registration_id)
        except Exception:
            logger.exception("a registration could not be anonymised", extra={"registration_id": registration_id})
    if done:
        logger.info("registrations anonymised", extra={"count": done})
    return done
