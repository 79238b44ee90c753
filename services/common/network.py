"""The visitor's address, behind proxies that we know and past headers that anybody can write."""

import ipaddress
from functools import lru_cache
from typing import Final

from django.conf import settings
from django.http import HttpRequest

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# What network_key answers where there is no address: a request over a local socket, a management command.
UNKNOWN: Final = "unknown"

# In TRUSTED_PROXIES: the peer is a proxy on a local socket, so the server has no address of it.
LOCAL_SOCKET: Final = "unix"


# A proxy gives its own address with every request.
@lru_cache(maxsize=256)
def _parse(text: str) -> _Address | None:
    """An address from a header: ``1.2.3.4``, ``1.2.3.4:567``, ``[::1]:567``, ``fe80::1%eth0``, ``::ffff:1.2.3.4``."""
    text = text.strip().strip('"')
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    mapped = getattr(address, "ipv4_mapped", None)
    return mapped or address


@lru_cache(maxsize=256)
def _network(entry: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network:
    return ipaddress.ip_network(entry, strict=False)


def _is_trusted(address: _Address) -> bool:
    return any(address in _network(entry) for entry in settings.TRUSTED_PROXIES if entry != LOCAL_SOCKET)


def comes_through_proxy(request: HttpRequest) -> bool:
    """Whether the peer is one of settings.TRUSTED_PROXIES, whose X-Forwarded-… headers may be believed."""
    peer = _parse(request.META.get("REMOTE_ADDR", ""))
    return LOCAL_SOCKET in settings.TRUSTED_PROXIES if peer is None else _is_trusted(peer)


def client_address(request: HttpRequest) -> str:
    """The address of whoever talks to us, or '' when the server knows none.

    X-Forwarded-For counts only as far as it was written by a proxy of settings.TRUSTED_PROXIES (addresses or CIDR,
    or the word ``unix``): read from the right, past trusted proxies, to the first address that isn't one of them.
    Everything left of that one was sent by the visitor and is ignored.
    """
    peer = _parse(request.META.get("REMOTE_ADDR", ""))
    if peer is None and LOCAL_SOCKET not in settings.TRUSTED_PROXIES:
        return ""
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    current = peer
    while hops and (current is None or _is_trusted(current)):
        before = _parse(hops.pop())
        if before is None:
            break
        current = before
    return str(current) if current else ""


def network_key(address: str) -> str:
    """What rate limits count by: an IPv4 address itself, the /64 of an IPv6 address (a household owns a whole one)."""
    parsed = _parse(address)
    if parsed is None:
        return UNKNOWN
    if isinstance(parsed, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)
