"""Websites outside, for the check of links: a real HTTP server on this machine whose paths say what it does.

with websites() as sites:
    outside.look_at(f"{sites.url}/ada")
    assert sites.asked == [("HEAD", "/ada")]
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

# Path -> status, and where it leads on.
ANSWERS: Final[dict[str, tuple[int, str]]] = {
    "/ada": (200, ""),
    "/hilang": (404, ""),
    "/ditarik": (410, ""),
    "/malu": (403, ""),
    "/rusak": (500, ""),
    "/pindah": (301, "/ada"),
    "/pindah-ke-hilang": (302, "/hilang"),
    "/berputar": (302, "/berputar"),
    "/ke-dalam": (302, "http://127.0.0.2:1/rahasia"),
    "/ke-berkas": (302, "file:///etc/passwd"),
    "/kosong": (302, ""),
}


class Websites:
    """What a test sees: the address, and what was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.hosts: list[str] = []
        self.url = ""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    websites: Websites


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        self.server.websites.asked.append((self.command, self.path))
        self.server.websites.hosts.append(self.headers["Host"])
        with suppress(BrokenPipeError, ConnectionResetError):
            if self.path == "/diam":
                self.close_connection = True
                return
            if self.path == "/menetes":
                for letter in "HTTP/1.0 200 OK" * 40:
                    self.wfile.write(letter.encode())
                    time.sleep(0.1)
                return
            if self.path == "/hanya-get":
                self.send_response(200 if self.command == "GET" else 405)
            else:
                status, onward = ANSWERS.get(self.path.partition("?")[0], (404, ""))
                self.send_response(status)
                if onward:
                    self.send_header("Location", onward)
            self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 — the name is the standard library's
        """Nothing on the terminal."""


@contextmanager
def websites() -> Iterator[Websites]:
    """The server, while the block runs."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.websites = Websites()
    server.websites.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.websites
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
