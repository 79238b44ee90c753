"""Does a website outside answer at this address? Asked so that nobody can make the portal ask its own network.

A name is resolved once, every address that it stands for must be a public one, and the connection goes to just that
address: a name that means something else a moment later changes nothing. Redirects are followed by hand, each as
carefully as the first. No more than the status line and headers of an answer is read.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from django.conf import settings

from services.editorial.enums import LinkState

MOST_HOPS: Final = 5
# Of one wait for the other side, and of all of it together: a site that sends a letter a minute keeps no worker.
WAIT_SECONDS: Final = 8.0
DEADLINE_SECONDS: Final = 25.0
PORTS: Final = frozenset({80, 443, 8080, 8443})
# Sites that don't let themselves be asked by programs say so with these, of pages that people can read.
_SHY: Final = frozenset({401, 403, 405, 406, 408, 425, 429, 451, 501, 999})
_GONE: Final = frozenset({404, 410})
# Addresses of IPv4 in the clothes of IPv6: what a gateway makes of them isn't ours to know.
_TRANSLATED: Final = tuple(ipaddress.ip_network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16"))

# What stays as it is in a path and a query; what is quoted already, too.
_HARMLESS: Final = "/%:@!$&'()*+,;=~-._?"

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found, and why in a few words for editors."""

    state: LinkState
    answer: str = ""


class _NotAsked(Exception):
    """Not an address that the portal asks; its text says why."""


class _Unreadable(Exception):
    """No address at all; its text says why."""


def is_public(address: _Address) -> bool:
    """Whether this is an address of the open internet."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        if any(address in network for network in _TRANSLATED):
            return False
    return address.is_global and not address.is_multicast


def look_at(address: str) -> Verdict:
    """Ask, with HEAD and where that is refused with GET. Takes DEADLINE_SECONDS at most, name look-ups aside."""
    deadline = time.monotonic() + DEADLINE_SECONDS
    try:
        status = _follow("HEAD", address, deadline)
        if status >= http.HTTPStatus.BAD_REQUEST:
            status = _follow("GET", address, deadline)
    except _NotAsked as refused:
        return Verdict(LinkState.REFUSED, str(refused))
    except _Unreadable as wrong:
        return Verdict(LinkState.BROKEN, str(wrong))
    except ssl.SSLError:
        return Verdict(LinkState.UNSURE, "Sertifikat situs tidak sah")
    except socket.gaierror:
        return Verdict(LinkState.UNSURE, "Nama situs tidak dikenal")
    except TimeoutError:
        return Verdict(LinkState.UNSURE, "Situs tidak menjawab tepat waktu")
    except (OSError, http.client.HTTPException):
        return Verdict(LinkState.UNSURE, "Situs tidak dapat dihubungi")
    return _judged(status)


def _judged(status: int) -> Verdict:
    if status < http.HTTPStatus.BAD_REQUEST:
        return Verdict(LinkState.OK)
    if status in _GONE:
        return Verdict(LinkState.BROKEN, f"Halaman tidak ada ({status})")
    if status in _SHY:
        return Verdict(LinkState.REFUSED, f"Situs menolak pemeriksaan otomatis ({status}); buka sendiri")
    return Verdict(LinkState.UNSURE, f"Situs menjawab dengan galat {status}")


def _follow(method: str, address: str, deadline: float) -> int:
    """The status at the end of the redirects. Raises _NotAsked, _Unreadable, OSError, HTTPException."""
    for _hop in range(MOST_HOPS + 1):
        status, onward = _ask(method, _parts(address), deadline)
        if onward is None:
            return status
        address = urljoin(address, onward)
    raise _Unreadable("Dialihkan terus-menerus")


def _parts(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        port, host = parts.port, (parts.hostname or "").encode("idna").decode()
    except (ValueError, UnicodeError):
        raise _Unreadable("Alamat tidak dapat dibaca") from None
    if parts.scheme not in {"http", "https"} or not host or any(ord(letter) <= 32 for letter in address.strip()):
        raise _Unreadable("Alamat tidak dapat dibaca")
    if parts.username is not None or parts.password is not None:
        raise _NotAsked("Alamat memuat nama pengguna atau kata sandi")
    if port is not None and port not in PORTS and not settings.LINK_CHECK_PRIVATE_ADDRESSES:
        raise _NotAsked(f"Gerbang {port} tidak diperiksa")
    return parts


def _resolve(host: str, port: int) -> list[str]:
    """The addresses of the name, after all of them were looked at. Raises _NotAsked, socket.gaierror."""
    found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    inner = [each for each in found if not is_public(ipaddress.ip_address(each.partition("%")[0]))]
    if inner and not settings.LINK_CHECK_PRIVATE_ADDRESSES:
        raise _NotAsked("Alamat jaringan dalam tidak diperiksa")
    return found


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


def _left(deadline: float) -> float:
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise TimeoutError
    return seconds


@contextmanager
def _hung_up_at(deadline: float, line: socket.socket) -> Iterator[None]:
    """A timeout of sockets counts from the last byte; this one from the first."""

    def hang_up() -> None:
        with suppress(OSError):  # closed meanwhile
            line.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(_left(deadline), hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _connected(host: str, port: int, deadline: float) -> socket.socket:
    """To the first address of the name that takes a connection. Raises what _resolve does, and OSError."""
    *others, last = _resolve(host, port)
    for address in others:
        try:
            return socket.create_connection((address, port), timeout=min(WAIT_SECONDS, _left(deadline)))
        except OSError:
            continue
    return socket.create_connection((last, port), timeout=min(WAIT_SECONDS, _left(deadline)))


def _ask(method: str, parts: SplitResult, deadline: float) -> tuple[int, str | None]:
    """One request: the status, and where it leads on if anywhere."""
    secure = parts.scheme == "https"
    host = (parts.hostname or "").encode("idna").decode()
    port = parts.port or (443 if secure else 80)
    line = _connected(host, port, deadline)
    if secure:
        # The handshake below, where the clock is ticking.
        line = _tls().wrap_socket(line, server_hostname=host, do_handshake_on_connect=False)
    with line, _hung_up_at(deadline, line):
        if isinstance(line, ssl.SSLSocket):
            line.do_handshake()
        asked = http.client.HTTPConnection(host, port)
        asked.sock = line
        asked.putrequest(method, _target(parts), skip_host=True, skip_accept_encoding=True)
        asked.putheader("Host", host if parts.port is None else f"{host}:{port}")
        asked.putheader("User-Agent", f"PortalLabkesmas/2 (+{settings.PUBLIC_BASE_URL})")
        asked.putheader("Accept", "*/*")
        asked.putheader("Connection", "close")
        asked.endheaders()
        response = asked.getresponse()
        return response.status, response.getheader("Location") if 300 <= response.status < 400 else None


def _target(parts: SplitResult) -> str:
    """Path and query as they go into the request line: ASCII, nothing that ends the line."""
    path = quote(parts.path or "/", safe=_HARMLESS)
    return f"{path}?{quote(parts.query, safe=_HARMLESS)}" if parts.query else path
