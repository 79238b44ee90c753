"""Limits of traffic: so many in a window, counted in the table, never by a number or address in clear."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import override_settings

from services.common import clock
from services.guards.actions import Verdict, forget_expired, hit
from services.guards.models import Counter

HOUR = timedelta(hours=1)
START = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(clock, "now", lambda: moment)


def test_so_many_are_allowed_and_the_rest_is_told_when(monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, START)
    verdicts = [hit("form", "203.0.113.9", limit=2, window=HOUR) for _ in range(3)]
    assert verdicts == [
        Verdict(allowed=True, count=1),
        Verdict(allowed=True, count=2),
        Verdict(allowed=False, count=3, retry_at=START + HOUR),
    ]


def test_a_new_window_starts_when_the_old_one_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, START)
    hit("form", "203.0.113.9", limit=1, window=HOUR)
    at(monkeypatch, START + HOUR - timedelta(seconds=1))
    assert not hit("form", "203.0.113.9", limit=1, window=HOUR).allowed
    at(monkeypatch, START + HOUR)
    assert hit("form", "203.0.113.9", limit=1, window=HOUR) == Verdict(allowed=True, count=1)


def test_scopes_and_keys_are_counted_apart() -> None:
    hit("form", "a", limit=1, window=HOUR)
    assert hit("form", "b", limit=1, window=HOUR).allowed
    assert hit("other", "a", limit=1, window=HOUR).allowed
    assert not hit("form", "a", limit=1, window=HOUR).allowed


def test_the_key_stands_nowhere_in_clear() -> None:
    hit("form", "203.0.113.9", limit=1, window=HOUR)
    row = Counter.objects.values().get()
    assert "203.0.113.9" not in str(row)
    assert len(row["key_digest"]) == 64


@override_settings(RATE_LIMITS=False)
def test_it_can_be_switched_off_for_load_tests() -> None:
    assert [hit("form", "a", limit=1, window=HOUR).allowed for _ in range(3)] == [True] * 3
    assert not Counter.objects.exists()


def test_rows_that_say_nothing_any_more_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, START)
    hit("form", "old", limit=1, window=HOUR)
    hit("form", "new", limit=1, window=HOUR * 2)
    at(monkeypatch, START + HOUR)
    assert (forget_expired(), Counter.objects.count()) == (1, 1)
