"""The lock around a secret: counted before it is looked at, longer every time, cleared by a right proof."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.test import override_settings

from services.common import clock
from services.guards.actions import Verdict, forget_expired, forgive, give_back, reserve_attempt
from services.guards.queries import is_locked, locked_until

START = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)

pytestmark = pytest.mark.django_db


class Clock:
    """A clock that stands still until it is set."""

    moment = START

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture(autouse=True)
def time(monkeypatch: pytest.MonkeyPatch) -> Clock:
    fake = Clock()
    monkeypatch.setattr(clock, "now", fake)
    return fake


def attempt(limit: int = 5) -> Verdict:
    return reserve_attempt("tracking", "L261123-7KQ4-M9XA", limit=limit)


def fail(times: int) -> list[bool]:
    return [attempt().allowed for _ in range(times)]


def test_the_limit_is_allowed_and_then_locked_for_15_minutes() -> None:
    assert fail(7) == [True] * 5 + [False] * 2
    assert attempt() == Verdict(allowed=False, count=5, retry_at=START + 15 * MINUTE)
    assert is_locked("tracking", "L261123-7KQ4-M9XA")
    assert not is_locked("tracking", "another")


def test_attempts_while_locked_do_not_make_it_longer(time: Clock) -> None:
    fail(5)
    time.moment = START + 14 * MINUTE
    fail(10)
    assert locked_until("tracking", "L261123-7KQ4-M9XA") == START + 15 * MINUTE


def test_each_lock_is_twice_as_long_up_to_a_day(time: Clock) -> None:
    pauses = []
    for _ in range(9):
        fail(5)
        end = locked_until("tracking", "L261123-7KQ4-M9XA")
        assert end is not None
        pauses.append((end - time.moment) / MINUTE)
        time.moment = end
    assert pauses == [15, 30, 60, 120, 240, 480, 960, 1440, 1440]


def test_a_quiet_day_is_forgiven(time: Clock) -> None:
    fail(4)
    time.moment += timedelta(hours=24)
    assert fail(6) == [True] * 5 + [False]
    time.moment += 15 * MINUTE + timedelta(hours=24)
    fail(5)
    assert locked_until("tracking", "L261123-7KQ4-M9XA") == time.moment + 15 * MINUTE


def test_a_right_proof_or_staff_forgives_everything() -> None:
    fail(6)
    assert forgive("tracking", "L261123-7KQ4-M9XA")
    assert not forgive("tracking", "L261123-7KQ4-M9XA")
    assert fail(6) == [True] * 5 + [False]


def test_a_right_proof_gives_back_its_own_attempt_only() -> None:
    for _ in range(19):
        reserve_attempt("address", "203.0.113.9", limit=20)
        reserve_attempt("address", "203.0.113.9", limit=20)
        give_back("address", "203.0.113.9")
    assert reserve_attempt("address", "203.0.113.9", limit=20).allowed
    assert not reserve_attempt("address", "203.0.113.9", limit=20).allowed


def test_a_right_proof_on_the_last_attempt_takes_its_lock_back(time: Clock) -> None:
    fail(5)
    give_back("tracking", "L261123-7KQ4-M9XA")
    assert fail(2) == [True, False]
    assert locked_until("tracking", "L261123-7KQ4-M9XA") == START + 15 * MINUTE


@override_settings(RATE_LIMITS=False)
def test_load_tests_do_not_switch_it_off() -> None:
    assert fail(6) == [True] * 5 + [False]


def test_a_lock_outlives_the_sweep(time: Clock) -> None:
    fail(5)
    time.moment += 14 * MINUTE
    assert forget_expired() == 0
    assert is_locked("tracking", "L261123-7KQ4-M9XA")


@pytest.mark.django_db(transaction=True)
def test_it_refuses_to_count_where_a_rollback_would_forget() -> None:
    with transaction.atomic(), pytest.raises(RuntimeError):
        attempt()
