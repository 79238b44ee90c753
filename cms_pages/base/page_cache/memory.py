"""A cache in the memory of one process that knows how much it holds: for one machine, without Redis."""

import time
from collections import OrderedDict
from threading import Lock
from typing import Any, Final

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

DEFAULT_BYTES: Final = 16 * 1024 * 1024


class _Shelf:
    """What all threads of a process share; the least recently asked for goes first."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.clear()

    def clear(self) -> None:
        self.entries: OrderedDict[str, tuple[Any, float | None]] = OrderedDict()
        self.size = 0

    def take(self, key: str) -> None:
        entry = self.entries.pop(key, None)
        if entry is not None:
            self.size -= len(entry[0])


_shelves: dict[str, _Shelf] = {}


class MemoryCache(BaseCache):
    """A backend for settings.CACHES. Values have a length in bytes and never change, so none is copied.

    OPTIONS: MAX_ENTRIES as ever, and MAX_BYTES for all values together. Django's own counts entries only, and a page of
    the catalogue is as large as fifty others.
    """

    def __init__(self, name: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._shelf = _shelves.setdefault(name, _Shelf())
        self._max_bytes = int(params.get("OPTIONS", {}).get("MAX_BYTES", DEFAULT_BYTES))

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        key = self.make_and_validate_key(key, version=version)
        shelf = self._shelf
        with shelf.lock:
            entry = shelf.entries.get(key)
            if entry is None:
                return default
            value, until = entry
            if until is not None and until <= time.time():
                shelf.take(key)
                return default
            shelf.entries.move_to_end(key)
        return value

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        key = self.make_and_validate_key(key, version=version)
        shelf = self._shelf
        with shelf.lock:
            shelf.take(key)
            shelf.entries[key] = (value, self.get_backend_timeout(timeout))
            shelf.size += len(value)
            while shelf.size > self._max_bytes or len(shelf.entries) > self._max_entries:
                shelf.take(next(iter(shelf.entries)))

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        if self.get(key, version=version) is not None:
            return False
        self.set(key, value, timeout, version)
        return True

    def delete(self, key: str, version: int | None = None) -> bool:
        key = self.make_and_validate_key(key, version=version)
        with self._shelf.lock:
            known = key in self._shelf.entries
            self._shelf.take(key)
        return known

    def clear(self) -> None:
        with self._shelf.lock:
            self._shelf.clear()
