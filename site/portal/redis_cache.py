"""Redis as a cache that may be gone: the portal is slower without it, and that is all (docs/decisions/0015).

Whatever goes wrong is a miss. After it Redis is left alone for some seconds, so that a dead one costs a fifth of a
second once in a while and not with every request; the log has one line for each such time.
"""

import logging
import time
from collections.abc import Callable
from threading import Lock
from typing import Any, Final, TypeVar

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

TIMEOUT: Final = 0.2  # seconds to connect, and for each answer
BACK_OFF: Final = 5.0  # seconds
MOST_OWED: Final = 10_000

Answer = TypeVar("Answer")


class Line:
    """What all threads of a process know of one Redis. `owed` are keys that it may hold with values that are old."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.until = 0.0  # of the monotonic clock; 0 while all is well
        self.owed: set[str] = set()

    def may_try(self) -> bool:
        """No while it is left alone. Of those who come after that one tries, and the others wait for what it finds."""
        if not self.until:
            return True
        with self.lock:
            now = time.monotonic()
            if now < self.until:
                return False
            self.until = now + BACK_OFF
            return True

    def failed(self, error: Exception) -> None:
        with self.lock:
            self.until = time.monotonic() + BACK_OFF
        # Its class alone: a message may hold the address with its password.
        logger.warning("Redis doesn't answer: %s; left alone for %g s", type(error).__name__, BACK_OFF)

    def owes(self, *keys: str) -> None:
        """Somebody wanted these written or forgotten, and Redis didn't hear of it."""
        with self.lock:
            self.owed.update(keys[: max(0, MOST_OWED - len(self.owed))])

    def settled(self) -> set[str]:
        """All is well again. The keys that have to be forgotten before anything is read."""
        with self.lock:
            self.until = 0.0
            owed, self.owed = self.owed, set()
        return owed


_lines: dict[str, Line] = {}


class PatientRedisCache(RedisCache):
    """Django's, as the module says. A session that ended while Redis was gone must not come back with it: `owed`."""

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        options = {"socket_timeout": TIMEOUT, "socket_connect_timeout": TIMEOUT, **params.get("OPTIONS", {})}
        super().__init__(server, {**params, "OPTIONS": options})
        self._line = _lines.setdefault(str(server), Line())

    def _ask(self, ask: Callable[[], Answer], *, otherwise: Answer, changes: tuple[str, ...] = ()) -> Answer:
        line = self._line
        if line.may_try():
            try:
                if line.until or line.owed:
                    self._settle()
                return ask()
            except (OSError, RedisError) as error:
                line.failed(error)
        line.owes(*changes)
        return otherwise

    def _settle(self) -> None:
        cache: Any = self
        client = cache._cache.get_client(write=True)
        client.ping()
        owed = self._line.settled()
        try:
            if owed:
                client.delete(*owed)
        except (OSError, RedisError):
            self._line.owes(*owed)
            raise

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return self._ask(lambda: super(PatientRedisCache, self).get(key, default, version), otherwise=default)

    def get_many(self, keys: Any, version: int | None = None) -> dict[Any, Any]:
        nothing: dict[Any, Any] = {}
        return self._ask(lambda: super(PatientRedisCache, self).get_many(keys, version), otherwise=nothing)

    def has_key(self, key: Any, version: int | None = None) -> bool:
        return self._ask(lambda: super(PatientRedisCache, self).has_key(key, version), otherwise=False)

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return self._ask(lambda: super(PatientRedisCache, self).add(key, value, timeout, version), otherwise=False)

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        written = (self.make_key(key, version),)
        self._ask(
            lambda: super(PatientRedisCache, self).set(key, value, timeout, version), otherwise=None, changes=written
        )

    def set_many(self, data: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> list[Any]:
        """The keys that weren't stored."""
        written = tuple(self.make_key(key, version) for key in data)
        return self._ask(
            lambda: super(PatientRedisCache, self).set_many(data, timeout, version),
            otherwise=list(data),
            changes=written,
        )

    def touch(self, key: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return self._ask(lambda: super(PatientRedisCache, self).touch(key, timeout, version), otherwise=False)

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        """Raises ValueError for a key that isn't there, as ever; and where nobody knows."""
        count = self._ask(lambda: super(PatientRedisCache, self).incr(key, delta, version), otherwise=None)
        if count is None:
            raise ValueError("Redis doesn't answer")
        return count

    def delete(self, key: Any, version: int | None = None) -> bool:
        gone = (self.make_key(key, version),)
        return self._ask(lambda: super(PatientRedisCache, self).delete(key, version), otherwise=False, changes=gone)

    def delete_many(self, keys: Any, version: int | None = None) -> None:
        keys = list(keys)
        gone = tuple(self.make_key(key, version) for key in keys)
        self._ask(lambda: super(PatientRedisCache, self).delete_many(keys, version), otherwise=None, changes=gone)

    def clear(self) -> None:
        self._ask(super().clear, otherwise=None)
