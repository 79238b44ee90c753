"""Closed-loop load on a local server: so many clients, each of which asks again as soon as it was answered.

`drive` is ours and needs nothing; `drive_with_wrk` takes less of the processor away from the server, so `get` uses it
where wrk is installed. Every request has a connection of its own, since gunicorn's sync workers close it anyway.
"""

import os
import selectors
import shutil
import socket
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from math import ceil
from pathlib import Path
from typing import Final

LUA: Final = Path(__file__).with_name("wrk.lua")
_PATIENCE: Final = 60.0


class LoadFailed(RuntimeError):
    """The server refused, broke off or answered with an error: what was measured means nothing."""


@dataclass(frozen=True)
class Load:
    """What a run of load saw. Times in seconds, latencies sorted or at least p50 and p99."""

    requests: int
    seconds: float
    p50: float
    p99: float
    latencies: tuple[float, ...] = field(default=(), repr=False)

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self.requests / self.seconds if self.seconds else 0.0


def http_get(path: str, *, cookie: str = "") -> bytes:
    """A request as it goes over the wire."""
    lines = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1", "Connection: close"]
    lines += [f"Cookie: {cookie}"] if cookie else []
    return "\r\n".join([*lines, "", ""]).encode()


def quantile(latencies: Sequence[float], share: float) -> float:
    """The smallest value that `share` of all are not above; 0 of none."""
    ordered = sorted(latencies)
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else 0.0


@dataclass
class _Client:
    started: float
    answer: bytearray = field(default_factory=bytearray)

    def status(self) -> int:
        head = bytes(self.answer[:12]).split(b" ")
        if len(head) < 2 or not head[1].isdigit():
            raise LoadFailed(f"no HTTP answer: {bytes(self.answer[:80])!r}")
        return int(head[1])


def drive(
    port: int,
    requests: Sequence[bytes],
    *,
    clients: int = 1,
    seconds: float | None = None,
    limit: int | None = None,
    expect: int = 200,
) -> Load:
    """Send the requests one after the other, again from the first where `seconds` or `limit` is not yet reached.

    With neither, each is sent once. Raises LoadFailed at the first answer that hasn't the expected status.
    """
    if seconds is None and limit is None:
        limit = len(requests)
    source: Iterator[bytes] = islice(cycle(requests), limit) if limit is not None else cycle(requests)
    began = time.perf_counter()
    deadline = began + seconds if seconds is not None else float("inf")
    latencies: list[float] = []
    statuses: Counter[int] = Counter()
    with selectors.DefaultSelector() as waiting:
        busy = sum(_send(waiting, port, source) for _ in range(clients))
        while busy:
            ready = waiting.select(_PATIENCE)
            if not ready:
                raise LoadFailed(f"no answer within {_PATIENCE:.0f} s")
            for key, _ in ready:
                client: _Client = key.data
                connection = key.fileobj
                assert isinstance(connection, socket.socket)
                if chunk := connection.recv(262_144):
                    client.answer += chunk
                    continue
                now = time.perf_counter()
                waiting.unregister(connection)
                connection.close()
                latencies.append(now - client.started)
                statuses[client.status()] += 1
                if statuses.keys() - {expect}:
                    raise LoadFailed(f"{dict(statuses)}\n{_tail(client.answer)}")
                busy -= 1
                if now < deadline:
                    busy += _send(waiting, port, source)
    taken = time.perf_counter() - began
    return Load(len(latencies), taken, quantile(latencies, 0.5), quantile(latencies, 0.99), tuple(latencies))


def _send(waiting: selectors.BaseSelector, port: int, source: Iterator[bytes]) -> bool:
    """Open a connection and send the next request; False where there is none left."""
    request = next(source, None)
    if request is None:
        return False
    started = time.perf_counter()
    connection = socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE)
    connection.sendall(request)
    connection.settimeout(0)
    waiting.register(connection, selectors.EVENT_READ, _Client(started))
    return True


def _tail(answer: bytearray) -> str:
    return bytes(answer[:2000]).decode(errors="replace")


def wrk_path() -> str | None:
    """Where wrk is, None without."""
    return shutil.which("wrk")


def drive_with_wrk(port: int, requests: Sequence[bytes], *, clients: int, seconds: float) -> Load:
    """As `drive`, by wrk. Raises LoadFailed."""
    program = wrk_path()
    if program is None:
        raise LoadFailed("wrk is not installed")
    with tempfile.NamedTemporaryFile() as file:
        for request in requests:
            file.write(b"%d\n" % len(request) + request)
        file.flush()
        command = [program, "-t1", f"-c{clients}", f"-d{max(1, round(seconds))}s", "--latency", "-s", str(LUA)]
        done = subprocess.run(
            [*command, f"http://127.0.0.1:{port}/"],
            env={**os.environ, "BENCH_REQUESTS": file.name},
            capture_output=True,
            text=True,
            check=False,
        )
    line = next((line for line in done.stdout.splitlines() if line.startswith("RESULT ")), None)
    if line is None:
        raise LoadFailed(f"wrk: {done.stdout}{done.stderr}")
    count, microseconds, errors, p50, p99 = (float(word) for word in line.split()[1:])
    if errors:
        raise LoadFailed(f"wrk saw {errors:.0f} errors\n{done.stdout}")
    return Load(int(count), microseconds / 1e6, p50 / 1e6, p99 / 1e6)


def get(port: int, requests: Sequence[bytes], *, clients: int, seconds: float) -> Load:
    """Load by wrk where there is one, by ourselves otherwise."""
    if wrk_path():
        return drive_with_wrk(port, requests, clients=clients, seconds=seconds)
    return drive(port, requests, clients=clients, seconds=seconds)
