"""200 wrong proofs at once: no more than the limit are ever evaluated. On both databases, with real threads."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from services.guards.actions import hit, reserve_attempt

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(threads: int, act: str) -> list[tuple[bool, int]]:
    """What each of so many threads was told, all let go at the same moment."""
    gate = Barrier(threads)

    def run(_: int) -> tuple[bool, int]:
        try:
            gate.wait(timeout=60)
            verdict = (
                reserve_attempt("tracking", "L261123-7KQ4-M9XA", limit=5)
                if act == "attempt"
                else hit("form", "203.0.113.9", limit=7, window=timedelta(hours=1))
            )
            return verdict.allowed, verdict.count
        finally:
            connection.close()

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(run, range(threads)))


def threads() -> int:
    # Each thread has a connection of its own; the throwaway PostgreSQL allows 200 in all, SQLite queues its writers.
    return 50 if connection.vendor == "sqlite" else 100


def test_of_200_wrong_proofs_at_once_at_most_five_are_evaluated() -> None:
    count = threads()
    told = [verdict for _ in range(200 // count) for verdict in at_once(count, "attempt")]
    assert len(told) == 200
    assert sorted(place for allowed, place in told if allowed) == [1, 2, 3, 4, 5]


def test_no_count_is_lost() -> None:
    count = threads()
    told = at_once(count, "hit")
    assert sorted(place for _, place in told) == list(range(1, count + 1))
    assert sum(allowed for allowed, _ in told) == 7
