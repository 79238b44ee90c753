"""What the page of one registration shows, read in a handful of queries."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from services.audit.actions import APPLICANT
from services.audit.rules import may_read
from services.common import clock
from services.notifications.queries import for_object
from services.registrations.enums import WAITING_FOR_STAFF, Flag, ResultStatus, Status
from services.registrations.models import Registration, ResultVersion
from services.registrations.queries import hold_in_force
from services.registrations.retention import kept_until
from services.registrations.rules import may_correct_person, may_hold, may_reveal
from services.registrations.staff.extensions import detail_actions
from services.registrations.staff.offers import offers
from services.registrations.staff.words import ANONYMISED, NEXT, step_label


@dataclass(frozen=True)
class JourneyEntry:
    """One line of the history as people read it."""

    status: str
    step: str  # '' where the status says it all
    at: datetime
    who: str
    reason: str
    is_now: bool


def journey(registration: Registration) -> list[JourneyEntry]:
    """What happened, the latest first. The step is named where it isn't the plain way to its status."""
    changes = list(registration.history.select_related("actor").order_by("-id"))
    flow = registration.kind.flow
    plain = {"submit", *(step.name for step in flow if step.leads)}
    return [
        JourneyEntry(
            status=change.get_to_status_display(),
            step="" if change.step in plain else step_label(registration.service, change.step),
            at=change.at,
            who=str(change.actor) if change.actor else APPLICANT,
            reason=change.reason,
            is_now=position == 0,
        )
        for position, change in enumerate(changes)
    ]


@dataclass(frozen=True)
class Promise:
    """When the result is promised, and how that stands. Days are calendar days."""

    day: date
    runs: bool
    days_left: int

    @property
    def late_by(self) -> int:
        return -self.days_left if self.runs and self.days_left < 0 else 0


def promise(registration: Registration, today: date) -> Promise:
    """The promise of a registration as of a day."""
    return Promise(
        day=registration.promised_on,
        runs=registration.status in WAITING_FOR_STAFF,
        days_left=(registration.promised_on - today).days,
    )


def results(registration: Registration) -> list[ResultVersion]:
    """All versions with their files and officers, the newest first."""
    return list(registration.results.select_related("file", "uploaded_by", "released_by", "ended_by"))


def next_sentence(registration: Registration, waiting: ResultVersion | None, user: Any) -> str:
    """What the laboratory waits for, in one sentence."""
    if waiting is None:
        return NEXT[registration.status]
    what = "Koreksi hasil" if registration.status == Status.COMPLETED else "Hasil"
    if waiting.uploaded_by_id == user.pk:
        return f"{what} yang Anda unggah menunggu rilis oleh petugas lain."
    return f"{what} yang diunggah {waiting.uploaded_by} menunggu rilis. Periksa isinya, lalu rilis."


def _audit_url(registration: Registration) -> str:
    return f"{reverse('jejak-audit_modeladmin_index')}?{urlencode({'objek': registration.number})}"


def detail_context(request: HttpRequest, registration: Registration) -> dict[str, Any]:
    """Everything for the template. `registration` comes with its referral and its officer at the desk."""
    versions = results(registration)
    waiting = next((version for version in versions if version.status == ResultStatus.UPLOADED), None)
    user = request.user
    known = registration.anonymised_at is None
    return {
        "registration": registration,
        "offers": offers(registration, user, waiting) if known else [],
        "next_sentence": next_sentence(registration, waiting, user),
        "promise": promise(registration, clock.today()),
        "flags": [Flag(flag).label for flag in registration.flags if flag in Flag.values],
        "items": list(registration.items.all()),
        "journey": journey(registration),
        "results": versions,
        "outbox": for_object(registration)[:50],
        "extra_actions": detail_actions.of(request, registration) if known else [],
        "may_reveal": known and may_reveal(user),
        "may_correct_person": known and may_correct_person(user, registration.kind),
        "anonymised": ANONYMISED,
        "hold": hold_in_force(registration),
        "kept_until": kept_until(registration),
        "may_hold": may_hold(user),
        "audit_url": _audit_url(registration) if may_read(user) else "",
    }
