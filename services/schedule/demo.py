"""Demo closures: holidays whose date no decree can move, through the end of next year."""

from datetime import date

from services.common import clock
from services.schedule.models import Closure

_FIXED_HOLIDAYS = (
    (1, 1, "Tahun Baru Masehi"),
    (5, 1, "Hari Buruh Internasional"),
    (6, 1, "Hari Lahir Pancasila"),
    (8, 17, "Hari Kemerdekaan"),
    (12, 25, "Hari Raya Natal"),
)


def load() -> None:
    """Holidays still to come this year and all of next year's; nothing on a second call."""
    if Closure.objects.exists():
        return
    year = clock.today().year
    days = ((date(each, month, day), reason) for each in (year, year + 1) for month, day, reason in _FIXED_HOLIDAYS)
    Closure.objects.bulk_create(
        Closure(first_day=day, last_day=day, reason=reason) for day, reason in days if day >= clock.today()
    )
