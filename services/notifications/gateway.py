"""The WhatsApp gateway's protocol, MPWA: two POSTs with JSON, and an answer ``{"status": true|false, "msg": "…"}``.

A failure often comes with HTTP 200 and ``"status": false``. What the client must tell apart is not success and failure
but three things: the gateway took the message, it certainly didn't, nobody knows. Only the second may be tried again
by itself.
"""

import json
import re
import time
from dataclasses import dataclass
from ssl import SSLCertVerificationError as BadCertificate
from typing import Any, Final
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NameResolutionError, NewConnectionError, SSLError

from services.notifications.enums import Outcome
from services.notifications.outcomes import Delivery, clean_answer
from services.notifications.recipients import gateway_number

CONNECT_SECONDS: Final = 5.0
# Nothing said for so long, or not finished by the deadline: the connection is given up, the outcome is unknown.
SILENCE_SECONDS: Final = 15.0
DEADLINE_SECONDS: Final = 30.0
ANSWER_BYTES: Final = 64 * 1024

_YES: Final = frozenset({"true", "1", "success", "sent"})
_NO: Final = frozenset({"false", "0", "error", "failed", "fail"})
_HEADERS: Final = {"User-Agent": "portal-labkesmas", "Accept": "application/json", "Connection": "close"}
_OBJECT: Final = re.compile(rb"\{.*\}", re.DOTALL)

# What tells that no byte of the request had left: a connection that was never made.
_NEVER_CONNECTED: Final = (ConnectTimeoutError, NameResolutionError, NewConnectionError)


@dataclass(frozen=True, slots=True)
class Credentials:
    """Where the gateway is and who we are there. `key` is a secret."""

    address: str
    key: str
    sender: str

    @property
    def is_complete(self) -> bool:
        return bool(self.key and self.sender and is_web_address(self.address))

    def __repr__(self) -> str:
        return f"Credentials(address={self.address!r}, sender={self.sender!r})"


def is_web_address(address: str) -> bool:
    """Whether it is http or https with a host and nothing that hides another one (no user, query or fragment)."""
    try:
        parts = urlsplit(address)
        port_is_fine = parts.port is None or parts.port > 0
    except ValueError:
        return False
    plain = not (parts.username or parts.password or parts.query or parts.fragment)
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and plain and port_is_fine


def send_text(credentials: Credentials, *, phone: str, text: str) -> Delivery:
    """Send a text to an E.164 phone. Never raises for what the network or the gateway does."""
    return _post(credentials, "send-message", phone, {"message": text})


def send_document(credentials: Credentials, *, phone: str, url: str, caption: str) -> Delivery:
    """Have the gateway fetch `url` and send it as a document with `caption`; answers as `send_text` does."""
    return _post(credentials, "send-media", phone, {"media_type": "document", "url": url, "caption": caption})


def _post(credentials: Credentials, path: str, phone: str, content: dict[str, str]) -> Delivery:
    number = gateway_number(phone)
    if not number:
        return Delivery(Outcome.REFUSED, "Nomor tidak sah; tidak dikirim ke gerbang.")
    if not is_web_address(credentials.address):
        return Delivery(Outcome.RETRY, "Alamat gerbang tidak sah.")
    payload = {"api_key": credentials.key, "sender": credentials.sender, "number": number, **content}
    started = time.monotonic()
    try:
        # One connection a message: a reused one may turn out closed, and nobody could tell how much was read.
        with requests.Session() as session:
            session.trust_env = False
            with session.post(
                f"{credentials.address.rstrip('/')}/{path}",
                json=payload,
                headers=_HEADERS,
                timeout=(CONNECT_SECONDS, SILENCE_SECONDS),
                allow_redirects=False,
                stream=True,
            ) as response:
                return _judge(response.status_code, _read(response, started + DEADLINE_SECONDS), credentials)
    except requests.ConnectionError as error:
        return _lost(error)
    except requests.Timeout:
        return Delivery(Outcome.UNCERTAIN, "Gerbang tidak menjawab.")
    except (requests.RequestException, HTTPError) as error:
        return Delivery(Outcome.UNCERTAIN, f"Jawaban gerbang tidak terbaca ({type(error).__name__}).")


def _lost(error: requests.ConnectionError) -> Delivery:
    """ConnectionError covers both a connection that was never made and one that broke after the request."""
    reason = getattr(error.args[0], "reason", error.args[0]) if error.args else error
    refused_certificate = isinstance(reason, SSLError) and isinstance(next(iter(reason.args), None), BadCertificate)
    if refused_certificate:
        return Delivery(Outcome.RETRY, "Sertifikat gerbang tidak sah.")
    if isinstance(error, requests.ConnectTimeout) or isinstance(reason, _NEVER_CONNECTED):
        return Delivery(Outcome.RETRY, "Gerbang tidak dapat dihubungi.")
    return Delivery(Outcome.UNCERTAIN, "Sambungan ke gerbang terputus setelah pesan diserahkan.")


def _read(response: requests.Response, deadline: float) -> bytes:
    """At most ANSWER_BYTES of the answer, and no longer than the deadline (monotonic seconds)."""
    body = b""
    # read1: whatever has come. `iter_content` waits for a full chunk, and so for ever where bytes only drip.
    while len(body) < ANSWER_BYTES and time.monotonic() < deadline:
        chunk = response.raw.read1(4096, decode_content=True)
        if not chunk:
            break
        body += chunk
    return body[:ANSWER_BYTES]


def _judge(code: int, body: bytes, credentials: Credentials) -> Delivery:
    """What an answer means. Only the gateway's own yes is a success, whatever the HTTP status says."""
    answer = _parse(body)
    verdict = _verdict(answer)
    words = clean_answer(_words(answer) or body.decode("utf-8", "replace"), secrets=(credentials.key,))
    said = f"HTTP {code}: {words}" if words else f"HTTP {code}"
    is_success = 200 <= code < 300
    if is_success and verdict is True:
        return Delivery(Outcome.SENT, said)
    # A yes that contradicts its own status, an answer without a verdict, a proxy that gave up waiting (504): the
    # message may well have been taken.
    if verdict is True or (verdict is None and (is_success or code == 504)):
        return Delivery(Outcome.UNCERTAIN, said)
    return Delivery(Outcome.RETRY, said)


def _parse(body: bytes) -> dict[str, Any]:
    """The JSON object in an answer, also where a PHP warning stands around it; {} when there is none."""
    found = _OBJECT.search(body)
    try:
        parsed = json.loads(found.group()) if found else {}
    except (ValueError, RecursionError):
        return {}
    return parsed if isinstance(parsed, dict) else {}


def _verdict(answer: dict[str, Any]) -> bool | None:
    word = str(answer.get("status", "")).strip().lower()
    return True if word in _YES else False if word in _NO else None


def _words(answer: dict[str, Any]) -> str:
    for name in ("msg", "message", "error", "errors"):
        if answer.get(name):
            value = answer[name]
            return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return ""
