"""Without Redis the portal is slower, and that is all: nothing breaks, nothing waits, the log stays short."""

import logging
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from threading import Thread
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from pytest_django import Settings

from portal import redis_cache
from portal.redis_cache import PatientRedisCache
from tests.cms_pages.base.page_cache.conftest import home, reader
from tests.cms_pages.base.page_cache.reading import KEPT, twice
from tests.support.redis import StandIn, settings_for, stand_in

__all__ = ["home", "reader"]  # fixtures

QUICK = 0.9  # seconds, on a busy machine


@pytest.fixture
def redis(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    monkeypatch.setattr(redis_cache, "BACK_OFF", 0.3)
    with stand_in() as server:
        yield server


@pytest.fixture(params=["nobody listens", "no answer", "closed at once"])
def gone(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a Redis that is gone, in each way in which one can be."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        if request.param != "nobody listens":
            listener.listen(50)
        if request.param == "closed at once":
            Thread(target=hang_up, args=(listener,), daemon=True).start()
        yield f"redis://127.0.0.1:{listener.getsockname()[1]}/0"
        if request.param == "closed at once":
            listener.shutdown(socket.SHUT_RDWR)


def hang_up(listener: socket.socket) -> None:
    """On whoever calls."""
    with suppress(OSError):
        while True:
            listener.accept()[0].close()


def ask_everything(cache: Any) -> list[Any]:
    """What a cache without anything in it says."""
    with pytest.raises(ValueError, match="Redis doesn't answer"):
        cache.incr("a")
    return [
        cache.get("a"),
        cache.get("a", "lain"),
        cache.get_many(["a", "b"]),
        cache.has_key("a"),
        cache.add("a", 1),
        cache.set("a", 1),
        cache.set_many({"a": 1}),
        cache.touch("a"),
        cache.delete("a"),
        cache.delete_many(["a"]),
        cache.clear(),
    ]


NOTHING: list[Any] = [None, "lain", {}, False, False, None, ["a"], False, False, None, None]


def test_whatever_goes_wrong_is_a_miss(gone: str, caplog: pytest.LogCaptureFixture) -> None:
    started = time.monotonic()
    assert [ask_everything(PatientRedisCache(gone, {})) for _ in range(5)] == [NOTHING] * 5
    assert time.monotonic() - started < QUICK
    (line,) = [record.getMessage() for record in caplog.records if record.name == "portal.redis_cache"]
    assert (line.startswith("Redis doesn't answer: "), "127.0.0.1" in line) == (True, False)


def test_a_redis_that_is_there_is_a_cache_like_any(redis: StandIn) -> None:
    cache = PatientRedisCache(redis.url, {})
    cache.set("a", {"b": 1})
    assert (cache.get("a"), cache.get_many(["a", "b"]), cache.has_key("a")) == ({"b": 1}, {"a": {"b": 1}}, True)
    assert (cache.add("a", 2), cache.add("n", 2), cache.incr("n", 3)) == (False, True, 5)
    assert (cache.touch("a"), cache.delete("a"), cache.get("a")) == (True, True, None)
    with pytest.raises(ValueError, match="not found"):
        cache.incr("tidak-ada")


def test_it_is_left_alone_for_a_while_and_then_used_again(redis: StandIn, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING, logger="portal.redis_cache")
    cache = PatientRedisCache(redis.url, {})
    cache.set("a", 1)
    redis.hangs = True
    assert cache.get("a") is None
    asked = redis.asked
    assert [cache.get("a") for _ in range(100)] == [None] * 100
    assert redis.asked == asked
    redis.hangs = False
    time.sleep(0.35)
    assert cache.get("a") == 1
    assert len(caplog.records) == 1


def test_what_was_forgotten_while_it_was_gone_stays_forgotten(redis: StandIn) -> None:
    """A session that ended, first of all; and nothing old is read for what was written anew."""
    cache = PatientRedisCache(redis.url, {})
    for key in ("session", "value", "other"):
        cache.set(key, "old")
    redis.hangs = True
    cache.delete("session")
    cache.set("value", "new")
    redis.hangs = False
    time.sleep(0.35)
    assert [cache.get(key) for key in ("session", "value", "other")] == [None, None, "old"]


def test_readers_get_their_page(reader: Client, settings: Settings, gone: str) -> None:
    settings.CACHES = {name: settings_for(gone) for name in settings.CACHES}
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
    settings.RATE_LIMITS = True
    started = time.monotonic()
    assert twice(reader, "/") == ("stored", "stored")
    assert [reader.get(path).status_code for path in ("/cari/?q=darah", "/api/v2/pages/", "/login/", "/lacak/")] == [
        200
    ] * 4
    assert time.monotonic() - started < 10 * QUICK


def test_pages_are_kept_in_it(reader: Client, settings: Settings, redis: StandIn) -> None:
    settings.CACHES = settings.CACHES | {"pages": settings_for(redis.url) | {"KEY_PREFIX": "pages"}}
    assert caches["pages"].get("a") is None
    assert twice(reader, "/") == KEPT
