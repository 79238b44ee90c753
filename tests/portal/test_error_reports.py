"""What reaches Sentry, seen from Sentry's side: a real local HTTP server."""

import gzip
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from portal.error_reports import scrub

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sentry_sdk
from portal.error_reports import report_to
report_to("http://key@127.0.0.1:{port}/1")
def view(nik):
    raise ValueError(f"{{nik}} of budi@example.test")
try:
    view("3308101507900001")
except ValueError as error:
    sentry_sdk.capture_exception(error)
sentry_sdk.flush(5)
"""


@contextmanager
def _sentry() -> Iterator[tuple[int, list[bytes]]]:
    received: list[bytes] = []

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            received.append(gzip.decompress(body) if self.headers.get("Content-Encoding") == "gzip" else body)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Door) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1], received
        server.shutdown()


def test_a_report_says_where_and_never_with_whom() -> None:
    with _sentry() as (port, received):
        environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}"}
        subprocess.run([sys.executable, "-c", PROGRAM.format(port=port)], env=environment, check=True, timeout=60)
    report = b"".join(received).decode()
    assert "[redacted] of [redacted]" in report
    assert "ValueError" in report
    assert "3308101507900001" not in report
    assert "budi@example.test" not in report
    assert '"vars"' not in report


def test_of_a_request_only_the_method_is_kept() -> None:
    event = {
        "event_id": "0123456789012345678901234567890a",
        "user": {"ip_address": "10.0.0.1"},
        "message": "failed for 081234567890",
        "request": {
            "method": "POST",
            "url": "https://portal.example.test/lacak/L261123-7KQ4-M9XA/",
            "query_string": "q=budi",
            "data": {"nik": "3308101507900001"},
            "cookies": {"session": "x"},
            "headers": {"Cookie": "x"},
        },
    }
    assert scrub(event, {}) == {
        "event_id": "0123456789012345678901234567890a",
        "message": "failed for [redacted]",
        "request": {"method": "POST"},
    }
