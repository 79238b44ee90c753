"""Opening days. A `Calendar` is one query; ask one for everything about a service in the same request."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db import connection

from cms_pages.base.formats import DAYS, long_date, time_span
from services.common import clock
from services.schedule.models import Closure, OpeningHours

# Nobody is promised a day further off; a search for open days gives up there.
HORIZON: Final = timedelta(days=730)

ON_WEEKDAY: Final = "{date} hari {weekday}, kami tutup. Pilih hari kerja."
ON_CLOSURE: Final = "{date} kami tutup: {reason}. Pilih hari lain."


class NoOpenDay(LookupError):
    """A service without a single opening day ahead: staff must edit the opening hours."""


@dataclass(frozen=True)
class Calendar:
    """The opening weekdays of a service and its closures that are not over."""

    weekdays: frozenset[int]
    closures: tuple[Closure, ...]

    def closed_because(self, day: date) -> str | None:
        """Why no visit is possible on a day, as an Indonesian sentence; None when it is open."""
        for closure in self.closures:
            if closure.covers(day):
                return ON_CLOSURE.format(date=long_date(day), reason=closure.reason)
        if day.weekday() not in self.weekdays:
            return ON_WEEKDAY.format(date=long_date(day), weekday=DAYS[day.weekday()])
        return None

    def is_open(self, day: date) -> bool:
        return self.closed_because(day) is None

    def open_days_after(self, day: date) -> Iterator[date]:
        """Every open day later than `day`, up to HORIZON."""
        for offset in range(1, HORIZON.days + 1):
            later = day + timedelta(days=offset)
            if self.is_open(later):
                yield later

    def next_open_days(self, after: date, count: int) -> list[date]:
        """The next `count` open days later than `after`; fewer when the calendar has no more."""
        return [day for day, _ in zip(self.open_days_after(after), range(count), strict=False)]

    def add_working_days(self, day: date, count: int) -> date:
        """The day `count` open days after `day`; the first open day from `day` on for 0. Raises NoOpenDay."""
        if count == 0 and self.is_open(day):
            return day
        days = self.next_open_days(day, max(count, 1))
        if len(days) < max(count, 1):
            raise NoOpenDay
        return days[-1]


# By hand: composing this with the ORM's union() took three times as long as running it, in every form that comes in.
_CALENDAR: Final = """
    SELECT id, first_day, last_day, reason, service, NULL AS weekday FROM schedule_closure
    WHERE last_day >= %s AND service IN ('', %s)
    UNION ALL
    SELECT NULL, NULL, NULL, '', '', weekday FROM schedule_openinghours WHERE service = %s
"""


def calendar(service: str) -> Calendar:
    """The calendar of a service with the closures of the last year and all to come; one query for both."""
    year_ago = connection.ops.adapt_datefield_value(clock.today() - timedelta(days=366))
    rows: list[Any] = list(Closure.objects.raw(_CALENDAR, [year_ago, service, service]))
    closures = sorted((row for row in rows if row.weekday is None), key=lambda each: (each.first_day, each.service))
    return Calendar(frozenset(row.weekday for row in rows if row.weekday is not None), tuple(closures))


def visiting_hours(service: str, day: date) -> str:
    """When to come on a day, ``07.30–11.00 WIB``: until the last sampling, else until closing; '' without hours."""
    hours = OpeningHours.objects.filter(service=service, weekday=day.weekday()).first()
    return time_span(hours.opens, hours.come_until) if hours else ""
