"""When a registration's time is over: a year, 25 years since the patient's last visit, never while it is held."""

from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from services.registrations import retention
from services.registrations.actions.retention import FORGOTTEN
from services.registrations.enums import IdentityType, Status
from services.registrations.models import LegalHold, Registration
from tests.support.registrations import officer, person, registration
from tests.support.retention import handler

pytestmark = pytest.mark.django_db

END = datetime(2026, 11, 24, 15, tzinfo=timezone.get_default_timezone())
VISIT = date(2026, 11, 20)
OTHER = person(identity_number="3308015705900002")


def ended(status: Status, *, since: datetime = END, visit: date = VISIT, **fields: Any) -> Registration:
    """A registration that stands at a status since a moment."""
    asked = registration(**fields)
    Registration.objects.filter(pk=asked.pk).update(status=status, status_since=since, visit_date=visit)
    asked.refresh_from_db()
    return asked


def due_on(year: int, month: int, day: int) -> list[int]:
    return list(retention.due_ids(date(year, month, day), 100))


@pytest.mark.parametrize("status", [Status.REJECTED, Status.CANCELLED])
def test_a_year_after_it_was_rejected_or_cancelled(status: Status) -> None:
    asked = ended(status)
    assert retention.kept_until(asked) == date(2027, 11, 24)
    assert due_on(2027, 11, 24) == []
    assert due_on(2027, 11, 25) == [asked.pk]


def test_25_years_after_the_result() -> None:
    asked = ended(Status.COMPLETED)
    assert retention.kept_until(asked) == date(2051, 11, 24)
    assert due_on(2051, 11, 24) == []
    assert due_on(2051, 11, 25) == [asked.pk]


def test_25_years_after_a_visit_that_came_later_than_its_result() -> None:
    asked = ended(Status.COMPLETED, visit=date(2026, 12, 3))
    assert retention.kept_until(asked) == date(2051, 12, 3)
    assert (due_on(2051, 12, 3), due_on(2051, 12, 4)) == ([], [asked.pk])


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.COMPLETED, Status.REJECTED, Status.CANCELLED}))
def test_an_open_one_is_never_due(status: Status) -> None:
    assert retention.kept_until(ended(status)) is None
    assert due_on(2100, 1, 1) == []


def test_a_29_february_ends_with_a_28th() -> None:
    asked = ended(Status.REJECTED, since=END.replace(year=2028, month=2, day=29))
    assert retention.kept_until(asked) == date(2029, 2, 28)
    assert (due_on(2029, 2, 28), due_on(2029, 3, 1)) == ([], [asked.pk])


def test_a_year_is_counted_in_local_days() -> None:
    """23.30 WIB is the day before in UTC's evening, 00.30 the day after in UTC's afternoon."""
    late = ended(Status.REJECTED, since=END.replace(hour=23, minute=30))
    early = ended(Status.REJECTED, since=END.replace(day=25, hour=0, minute=30), person=OTHER)
    assert due_on(2027, 11, 25) == [late.pk]
    assert due_on(2027, 11, 26) == [late.pk, early.pk]


def test_the_settings_rule(settings: Any) -> None:
    settings.CLOSED_RETENTION_YEARS, settings.RESULT_RETENTION_YEARS = 2, 3
    rejected, completed = ended(Status.REJECTED), ended(Status.COMPLETED, person=OTHER)
    assert due_on(2028, 11, 25) == [rejected.pk]
    assert due_on(2029, 11, 25) == [rejected.pk, completed.pk]


def test_a_later_visit_of_the_same_patient_keeps_earlier_results() -> None:
    first = ended(Status.COMPLETED)
    last = ended(Status.COMPLETED, since=END.replace(year=2040), visit=date(2040, 11, 20))
    assert due_on(2051, 11, 25) == []
    assert due_on(2065, 11, 25) == [first.pk, last.pk]


@pytest.mark.parametrize("status", [Status.REJECTED, Status.CANCELLED])
def test_a_visit_that_never_was_keeps_nothing(status: Status) -> None:
    first = ended(Status.COMPLETED)
    ended(status, since=END.replace(year=2051), visit=date(2051, 11, 1))
    assert due_on(2051, 11, 25) == [first.pk]


def test_patients_without_an_identity_are_not_taken_for_one() -> None:
    nobody = person(identity_type=IdentityType.NONE, identity_number="", no_identity_reason="Bayi baru lahir")
    first = ended(Status.COMPLETED, person=nobody)
    ended(Status.COMPLETED, since=END.replace(year=2040), visit=date(2040, 11, 20), person=nobody)
    assert due_on(2051, 11, 25) == [first.pk]


def test_a_hold_in_force_keeps_and_a_lifted_one_does_not() -> None:
    asked = ended(Status.REJECTED)
    held = LegalHold.objects.create(registration=asked, reason="Aduan", set_by=handler(), set_at=END)
    assert due_on(2027, 11, 25) == []
    held.lifted_at, held.lifted_by = END, officer("budi")
    held.save()
    assert due_on(2027, 11, 25) == [asked.pk]


def test_what_is_anonymised_is_not_due_again() -> None:
    Registration.objects.filter(pk=ended(Status.REJECTED).pk).update(**FORGOTTEN, anonymised_at=END)
    assert due_on(2100, 1, 1) == []


def test_the_longest_kept_first_and_no_more_than_asked_for() -> None:
    ids = [
        ended(Status.REJECTED, since=END.replace(day=day), person=person(identity_number=f"330801570590000{day}")).pk
        for day in (3, 1, 2)
    ]
    found = [list(retention.due_ids(date(2030, 1, 1), at_most)) for at_most in (2, 3, 9)]
    assert found == [[ids[1], ids[2]], [ids[1], ids[2], ids[0]], [ids[1], ids[2], ids[0]]]


@pytest.mark.parametrize("rows", [0, 3])
def test_two_queries_however_many_there_are(rows: int) -> None:
    for number in range(rows):
        ended(Status.REJECTED, person=person(identity_number=f"330801570590001{number}"))
    with CaptureQueriesContext(connection) as captured:
        due_on(2030, 1, 1)
    assert len(captured) == 2


def test_each_query_walks_its_index() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_sort = off")
    ended_plan, finished_plan = (rows[:200].explain() for rows in retention.due(date(2060, 1, 1)))
    assert "registration_not_done_since" in ended_plan
    assert "registration_completed_since" in finished_plan
    assert "identity_index" in finished_plan
