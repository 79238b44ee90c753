"""The load generator sends what it is told, measures what it waited, and fails where the server fails."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from bench.load import Load, LoadFailed, drive, drive_with_wrk, http_get, quantile, wrk_path

WAIT = 0.02


class Recorder(ThreadingHTTPServer):
    """Answers after WAIT, and remembers who asked for what at the same time as how many others."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.paths: list[tuple[str, str]] = []
        self.busy = 0
        self.busiest = 0
        self.lock = threading.Lock()

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class Handler(BaseHTTPRequestHandler):
    server: Recorder

    def do_GET(self) -> None:
        with self.server.lock:
            self.server.paths.append((self.path, self.headers.get("Cookie", "")))
            self.server.busy += 1
            self.server.busiest = max(self.server.busiest, self.server.busy)
        time.sleep(WAIT)
        with self.server.lock:
            self.server.busy -= 1
        self.send_response(500 if self.path == "/broken" else 200)
        self.send_header("Content-Length", "200000")
        self.end_headers()
        self.wfile.write(b"x" * 200_000)

    def log_request(self, *args: Any) -> None:
        """Not into the test's output."""


@pytest.fixture
def server() -> Iterator[Recorder]:
    recorder = Recorder()
    thread = threading.Thread(target=recorder.serve_forever)
    thread.start()
    yield recorder
    recorder.shutdown()
    thread.join()
    recorder.server_close()


def test_each_request_once_in_order_and_its_time(server: Recorder) -> None:
    load = drive(server.port, [http_get("/a", cookie="c=1"), http_get("/b")])
    assert server.paths == [("/a", "c=1"), ("/b", "")]
    assert load.requests == len(load.latencies) == 2
    assert min(load.latencies) >= WAIT
    assert load.seconds >= sum(load.latencies)
    assert server.busiest == 1


def test_so_many_clients_at_once_and_no_more_than_the_limit(server: Recorder) -> None:
    load = drive(server.port, [http_get("/a"), http_get("/b")], clients=4, limit=12)
    assert load.requests == 12
    assert sorted(path for path, _ in server.paths) == ["/a"] * 6 + ["/b"] * 6
    assert server.busiest == 4


def test_it_stops_when_the_time_is_over(server: Recorder) -> None:
    load = drive(server.port, [http_get("/a")], clients=2, seconds=0.3)
    assert load.seconds >= 0.3
    assert load.requests == len(server.paths) > 2


@pytest.mark.parametrize("expect", [200, 302])
def test_an_answer_that_was_not_expected_fails_the_run(server: Recorder, expect: int) -> None:
    with pytest.raises(LoadFailed, match="500" if expect == 200 else "200"):
        drive(server.port, [http_get("/broken" if expect == 200 else "/a")], expect=expect)


def test_wrk_takes_the_same_requests(server: Recorder) -> None:
    if wrk_path() is None:  # optional: `get` does without
        with pytest.raises(LoadFailed, match="not installed"):
            drive_with_wrk(server.port, [http_get("/a")], clients=1, seconds=1)
        return
    load = drive_with_wrk(server.port, [http_get("/a", cookie="c=1"), http_get("/b")], clients=2, seconds=1)
    assert {path for path, _ in server.paths} == {"/a", "/b"}
    assert ("/a", "c=1") in server.paths
    assert load.requests > 2
    assert WAIT <= load.p50 <= load.p99
    with pytest.raises(LoadFailed, match="errors"):
        drive_with_wrk(server.port, [http_get("/broken")], clients=1, seconds=1)


def test_quantiles_are_values_that_were_seen() -> None:
    values = [5.0, 1.0, 4.0, 2.0, 3.0]
    assert [quantile(values, share) for share in (0.2, 0.5, 0.95, 0.99, 1.0)] == [1.0, 3.0, 5.0, 5.0, 5.0]
    assert quantile([], 0.5) == 0
    assert Load(10, 4.0, 0.1, 0.2).rate == 2.5
