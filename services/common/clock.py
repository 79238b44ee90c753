"""Time as the laboratory sees it. Stored in UTC, lived in WIB (Asia/Jakarta, UTC+7, no daylight saving)."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return timezone.now()


def today() -> date:
    """Today's date in WIB: at 23.30 UTC of the 30th it is the 1st here."""
    return timezone.localdate()


def local_date(moment: datetime) -> date:
    """The WIB date on which an aware moment falls."""
    return timezone.localdate(moment)
