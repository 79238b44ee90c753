"""The cache of one process holds so many entries and so many bytes, and forgets what nobody asks for."""

import time

import pytest
from django.core.cache.backends.base import BaseCache

from cms_pages.base.page_cache.memory import MemoryCache


def cache(request: pytest.FixtureRequest, *, entries: int = 100, size: int = 100) -> BaseCache:
    """A shelf of this test's own."""
    return MemoryCache(request.node.name, {"OPTIONS": {"MAX_ENTRIES": entries, "MAX_BYTES": size}})


def held(made: BaseCache, *keys: str) -> list[str]:
    return [key for key in keys if made.get(key) is not None]


def test_all_of_a_process_share_it(request: pytest.FixtureRequest) -> None:
    cache(request).set("a", b"1")
    assert cache(request).get("a") == b"1"
    cache(request).clear()
    assert cache(request).get("a") is None


def test_the_least_asked_for_goes_when_there_are_too_many_bytes(request: pytest.FixtureRequest) -> None:
    made = cache(request, size=100)
    for key in "ab":
        made.set(key, b"x" * 50)
    made.get("a")
    made.set("c", b"x" * 50)
    assert held(made, "a", "b", "c") == ["a", "c"]
    made.set("a", b"x" * 10)
    made.set("d", b"x" * 40)
    assert held(made, "a", "c", "d") == ["a", "c", "d"]
    made.set("e", b"x" * 101)
    assert held(made, "a", "c", "d", "e") == []


def test_the_least_asked_for_goes_when_there_are_too_many(request: pytest.FixtureRequest) -> None:
    made = cache(request, entries=2)
    for key in "abc":
        made.set(key, b"1")
    assert held(made, "a", "b", "c") == ["b", "c"]


def test_nothing_is_held_beyond_its_time(request: pytest.FixtureRequest) -> None:
    made = cache(request)
    made.set("a", b"1", 0.05)
    made.set("b", b"1", None)
    assert held(made, "a", "b") == ["a", "b"]
    time.sleep(0.06)
    assert held(made, "a", "b") == ["b"]


def test_what_is_taken_away_makes_room(request: pytest.FixtureRequest) -> None:
    made = cache(request, size=100)
    made.set("a", b"x" * 60)
    assert (made.delete("a"), made.delete("a")) == (True, False)
    assert made.add("b", b"x" * 100)
    assert not made.add("b", b"y")
    assert made.get("b") == b"x" * 100
