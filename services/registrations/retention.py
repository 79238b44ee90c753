"""When the personal data of a registration have been kept long enough.

Rejected and cancelled ones: CLOSED_RETENTION_YEARS after that step. Finished ones: RESULT_RETENTION_YEARS after the
result was released, and as long after the patient's last visit, since Permenkes 24/2022 on medical records (pasal 39,
paling singkat 25 tahun sejak tanggal kunjungan terakhir pasien) counts from there. A patient is known again by NIK or
passport. A legal hold stops both. Open registrations are never due: somebody has to end them first.
"""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from services.common import clock
from services.registrations.enums import NOT_DONE, Status
from services.registrations.models import LegalHold, Registration
from services.registrations.models.registration import ENDED_EARLY


def due(today: date) -> tuple[QuerySet[Registration], QuerySet[Registration]]:
    """What has been kept long enough as of a day, the longest first: the ended without a result, and the finished.

    Two queries, each of which walks a partial index.
    """
    known = Registration.objects.filter(anonymised_at=None).filter(~Exists(_holds())).order_by("status_since", "id")
    closed = _years_from(today, -settings.CLOSED_RETENTION_YEARS)
    finished = _years_from(today, -settings.RESULT_RETENTION_YEARS)
    return (
        known.filter(ENDED_EARLY, status_since__lt=_midnight(closed)),
        known.filter(status=Status.COMPLETED, status_since__lt=_midnight(finished), visit_date__lt=finished).filter(
            ~Exists(_visits_since(finished))
        ),
    )


def is_due(registration: Registration, today: date) -> bool:
    """Whether this one has been kept long enough as of a day."""
    return any(rows.filter(pk=registration.pk).exists() for rows in due(today))


def due_ids(today: date, at_most: int) -> Iterable[int]:
    """The ids of some that are due, those ended without a result first."""
    found: list[int] = []
    for rows in due(today):
        found += rows.values_list("pk", flat=True)[: at_most - len(found)]
    return found


def kept_until(registration: Registration) -> date | None:
    """The last day on which the data are there for certain; None for an open registration.

    A later visit of the same patient, or a hold, keeps them longer.
    """
    since = clock.local_date(registration.status_since)
    if registration.status in NOT_DONE:
        return _years_from(since, settings.CLOSED_RETENTION_YEARS)
    if registration.status == Status.COMPLETED:
        return _years_from(max(since, registration.visit_date), settings.RESULT_RETENTION_YEARS)
    return None


def _holds() -> QuerySet[LegalHold]:
    return LegalHold.objects.filter(registration=OuterRef("pk"), lifted_at=None)


def _visits_since(day: date) -> QuerySet[Registration]:
    same_patient = Registration.objects.filter(identity_index=OuterRef("identity_index"), visit_date__gte=day)
    return same_patient.exclude(identity_index="").exclude(status__in=NOT_DONE)


def _years_from(day: date, years: int) -> date:
    """The same day of another year; the 28th for a 29 February that the year doesn't have."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
