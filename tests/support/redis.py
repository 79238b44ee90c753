"""A Redis for tests: the few commands of a cache on a real socket, and it can be away as a real one is."""

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

OK: Final = b"+OK\r\n"


class StandIn(socketserver.ThreadingTCPServer):
    """`values` is what it holds; while `hangs` it takes commands and answers none, as a frozen one does."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        self.values: dict[bytes, bytes] = {}
        self.hangs = False
        self.asked = 0
        super().__init__(("127.0.0.1", 0), _Talk)

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.server_address[1]}/0?protocol=2"


class _Talk(socketserver.StreamRequestHandler):
    server: StandIn

    def handle(self) -> None:
        while line := self.rfile.readline():
            words = [self._word() for _ in range(int(line[1:]))]
            self.server.asked += 1
            if not self.server.hangs:
                self.wfile.write(self._answer(words[0].upper(), words[1:]))

    def _word(self) -> bytes:
        length = int(self.rfile.readline()[1:])
        return self.rfile.read(length + 2)[:-2]

    def _answer(self, command: bytes, words: list[bytes]) -> bytes:
        values = self.server.values
        known: dict[bytes, Callable[[], bytes]] = {
            b"GET": lambda: _bulk(values.get(words[0])),
            b"MGET": lambda: b"*%d\r\n" % len(words) + b"".join(_bulk(values.get(word)) for word in words),
            b"SET": lambda: self._set(words),
            b"DEL": lambda: b":%d\r\n" % sum(values.pop(word, None) is not None for word in words),
            b"EXISTS": lambda: b":%d\r\n" % (words[0] in values),
            b"EXPIRE": lambda: b":%d\r\n" % (words[0] in values),
            b"INCRBY": lambda: self._add(words),
        }
        return known[command]() if command in known else OK

    def _set(self, words: list[bytes]) -> bytes:
        if b"NX" in words[2:] and words[0] in self.server.values:
            return b"$-1\r\n"
        self.server.values[words[0]] = words[1]
        return OK

    def _add(self, words: list[bytes]) -> bytes:
        count = int(self.server.values[words[0]]) + int(words[1])
        self.server.values[words[0]] = b"%d" % count
        return b":%d\r\n" % count


def _bulk(value: bytes | None) -> bytes:
    return b"$-1\r\n" if value is None else b"$%d\r\n%s\r\n" % (len(value), value)


@contextmanager
def stand_in() -> Iterator[StandIn]:
    with StandIn() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()


def settings_for(url: str) -> dict[str, Any]:
    """One entry of CACHES."""
    return {"BACKEND": "portal.redis_cache.PatientRedisCache", "LOCATION": url}
