"""A stand-in for the WhatsApp gateway: a real HTTP server on this machine that speaks MPWA, and can be told to fail.

with stand_in_gateway() as gateway:
    settings.WHATSAPP_API_URL = gateway.url
    gateway.behave(Behaviour.REFUSE, times=2)
    …
    assert [text.number for text in gateway.received] == ["6281234567890"]
"""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum, auto
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

API_KEY = "stand-in-key"
SENDER = "6281100000000"
UNKNOWN_NUMBER = "Number is not registered on WhatsApp"


class Behaviour(Enum):
    """What the gateway does with a request. It has read it in every case but DOWN."""

    OK = auto()
    HTTP_500 = auto()
    REFUSE = auto()  # HTTP 200 and "status": false
    UNKNOWN_NUMBER = auto()
    GARBAGE = auto()  # HTTP 200 and HTML
    WARNING_AROUND = auto()  # a PHP warning, then the JSON of a success
    HUGE = auto()  # HTTP 200, a success behind a megabyte
    REDIRECT = auto()
    HANG_UP = auto()  # closes the connection without a word
    HOLD = auto()  # says nothing until `release`
    DRIP = auto()  # a byte now and then, for ever


@dataclass(frozen=True)
class Received:
    """One request as it came in."""

    path: str
    payload: dict[str, Any]
    at: float = field(default_factory=time.monotonic)

    @property
    def number(self) -> str:
        return str(self.payload["number"])

    @property
    def text(self) -> str:
        return str(self.payload.get("message") or self.payload.get("caption"))


class StandIn:
    """What a test sees of the gateway."""

    def __init__(self) -> None:
        self.received: list[Received] = []
        self.held = threading.Semaphore(0)
        self._plan: list[Behaviour] = []
        self._otherwise = Behaviour.OK
        self._lock = threading.Lock()
        self._released = threading.Event()
        self.url = ""

    def behave(self, behaviour: Behaviour, *, times: int | None = None) -> None:
        """From now on, or for the next `times` requests."""
        with self._lock:
            if times is None:
                self._plan.clear()
                self._otherwise = behaviour
            else:
                self._plan.extend([behaviour] * times)

    def release(self) -> None:
        """Let go of every request that is held."""
        self._released.set()

    def take(self, received: Received) -> Behaviour:
        """Record a request and say what to do with it."""
        with self._lock:
            self.received.append(received)
            return self._plan.pop(0) if self._plan else self._otherwise

    def wait_released(self) -> None:
        self.held.release()
        self._released.wait(30)


# HTTP answers: code, type, body. What isn't here is acted out in `_Handler`.
_ANSWERS: Final[dict[Behaviour, tuple[int, str, bytes]]] = {
    Behaviour.OK: (200, "application/json", b'{"status": true, "msg": "Message sent successfully!"}'),
    Behaviour.HTTP_500: (500, "text/html", b"Server Error"),
    Behaviour.REFUSE: (200, "application/json", b'{"status": false, "msg": "Device disconnected"}'),
    Behaviour.UNKNOWN_NUMBER: (200, "application/json", f'{{"status": false, "msg": "{UNKNOWN_NUMBER}"}}'.encode()),
    Behaviour.GARBAGE: (200, "text/html", b"<html><title>Login</title></html>"),
    Behaviour.WARNING_AROUND: (200, "text/html", b'<b>Warning</b>: old\n{"status": true, "msg": "Sent"}\n'),
    Behaviour.HUGE: (200, "application/json", b" " * 1_000_000 + b'{"status": true, "msg": "Sent"}'),
    Behaviour.REDIRECT: (302, "text/plain", b""),
}


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    stand_in: StandIn


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        behaviour = self.server.stand_in.take(Received(self.path, json.loads(body)))
        # Whoever asked may have been killed, or have lost patience.
        with suppress(BrokenPipeError, ConnectionResetError):
            self._act(behaviour)

    def _act(self, behaviour: Behaviour) -> None:
        if behaviour == Behaviour.HANG_UP:
            self.close_connection = True
        elif behaviour == Behaviour.DRIP:
            self.send_response(200)
            self.end_headers()
            for _ in range(200):
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(0.05)
        else:
            if behaviour == Behaviour.HOLD:
                self.server.stand_in.wait_released()
            self._answer(*_ANSWERS.get(behaviour, _ANSWERS[Behaviour.OK]))

    def _answer(self, code: int, kind: str, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if code == 302:
            self.send_header("Location", f"{self.server.stand_in.url}/send-message")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Quiet."""


@contextmanager
def stand_in_gateway() -> Iterator[StandIn]:
    """A gateway on a free port of this machine; gone afterwards."""
    stand_in = StandIn()
    server = _Server(("127.0.0.1", 0), _Handler)
    server.stand_in = stand_in
    stand_in.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield stand_in
    finally:
        stand_in.release()
        server.shutdown()
        server.server_close()
