"""Opening days: closures, weekdays, the next open ones, working days."""

from datetime import date

import pytest

from services.common.enums import Service
from services.schedule.models import Closure, OpeningHours
from services.schedule.queries import NoOpenDay, calendar

pytestmark = pytest.mark.django_db

SATURDAY = date(2026, 11, 28)
THURSDAY = date(2026, 12, 24)


def _christmas(service: str = "") -> Closure:
    day = date(2026, 12, 25)
    return Closure.objects.create(first_day=day, last_day=day, reason="Hari Raya Natal", service=service)


def test_a_weekend_is_closed_and_says_so() -> None:
    reason = calendar(Service.LABORATORY).closed_because(SATURDAY)
    assert reason == "28 November 2026 hari Sabtu, kami tutup. Pilih hari kerja."


def test_a_closure_is_named() -> None:
    _christmas()
    reason = calendar(Service.LABORATORY).closed_because(date(2026, 12, 25))
    assert reason == "25 Desember 2026 kami tutup: Hari Raya Natal. Pilih hari lain."


def test_a_closure_of_one_service_leaves_the_others_open() -> None:
    _christmas(Service.TOUR)
    assert calendar(Service.LABORATORY).is_open(date(2026, 12, 25))
    assert not calendar(Service.TOUR).is_open(date(2026, 12, 25))


def test_the_next_open_days_jump_over_weekend_and_holiday() -> None:
    _christmas()
    days = calendar(Service.LABORATORY).next_open_days(THURSDAY, 3)
    assert days == [date(2026, 12, 28), date(2026, 12, 29), date(2026, 12, 30)]


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (THURSDAY, 0, THURSDAY),
        (THURSDAY, 1, date(2026, 12, 28)),
        (THURSDAY, 5, date(2027, 1, 1)),
        (SATURDAY, 0, date(2026, 11, 30)),
        (SATURDAY, 1, date(2026, 11, 30)),
    ],
)
def test_working_days_are_open_days(start: date, count: int, end: date) -> None:
    _christmas()
    assert calendar(Service.LABORATORY).add_working_days(start, count) == end


def test_a_service_that_never_opens_promises_nothing() -> None:
    OpeningHours.objects.filter(service=Service.LABORATORY).delete()
    with pytest.raises(NoOpenDay):
        calendar(Service.LABORATORY).add_working_days(THURSDAY, 1)


def test_a_calendar_is_one_query(django_assert_num_queries: pytest.FixtureRequest) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        calendar(Service.LABORATORY).add_working_days(THURSDAY, 30)
