"""What the tracking page shows, as plain values."""

from dataclasses import dataclass
from datetime import datetime

from cms_pages.base.formats import weekday_time
from services.registrations.enums import Status
from services.registrations.models import Registration, StatusChange
from services.tracking.words import STOPS


@dataclass(frozen=True)
class Stage:
    """One stop of the timeline: ``done``, ``now``, ``todo``, ``warn`` (the applicant must act) or ``stop``."""

    status: Status
    state: str
    at: datetime | None = None

    @property
    def title(self) -> str:
        return str(self.status.label)

    @property
    def moment(self) -> str:
        return weekday_time(self.at) if self.at else ""

    @property
    def text(self) -> str:
        return STOPS.get(self.status, "") if self.state == "todo" else ""


@dataclass(frozen=True)
class Journey:
    """The whole way of one registration, and the last word of the laboratory on it."""

    stages: tuple[Stage, ...]
    last_change: StatusChange

    @property
    def reason(self) -> str:
        """Why it stands where it stands, in the officer's words; '' when nothing had to be said."""
        return self.last_change.reason


def journey(registration: Registration) -> Journey:
    """The timeline of a registration; one query. A stop that was taken back counts as still to come."""
    changes = list(registration.history.all())
    road = registration.kind.flow.road
    reached: dict[Status, datetime] = {}
    furthest = -1
    for change in changes:
        status = Status(change.to_status)
        if status in road:
            furthest = road.index(status)
            reached[status] = change.at
    current = Status(registration.status)
    passed = [Stage(status, "done", reached.get(status)) for status in road[: furthest + 1]]
    ahead = [Stage(status, "todo") for status in road[furthest + 1 :]]
    if current in road:
        if current != road[-1]:
            passed[-1] = Stage(current, "now", reached[current])
        return Journey((*passed, *ahead), changes[-1])
    if current == Status.NEEDS_CORRECTION:
        return Journey((*passed, Stage(current, "warn", registration.status_since), *ahead), changes[-1])
    return Journey((*passed, Stage(current, "stop", registration.status_since)), changes[-1])
