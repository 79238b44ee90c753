"""Whose address counts: proxies that we know may speak for others, nobody else may."""

import pytest
from django.test import RequestFactory, override_settings

from services.common.network import client_address, network_key


def address(peer: str, forwarded: str | None = None) -> str:
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    return client_address(RequestFactory(REMOTE_ADDR=peer).get("/", headers=headers))


def test_without_trusted_proxies_the_header_is_ignored() -> None:
    assert address("203.0.113.9", "198.51.100.1") == "203.0.113.9"


@override_settings(TRUSTED_PROXIES=["10.0.0.0/8", "192.0.2.1"])
@pytest.mark.parametrize(
    ("peer", "forwarded", "expected"),
    [
        ("10.1.2.3", "198.51.100.7", "198.51.100.7"),
        ("192.0.2.1", "198.51.100.7, 10.9.9.9", "198.51.100.7"),
        # The visitor wrote the first two himself.
        ("10.1.2.3", "127.0.0.1, 10.0.0.5, 198.51.100.7", "198.51.100.7"),
        ("198.51.100.7", "1.2.3.4", "198.51.100.7"),
        ("10.1.2.3", "nonsense", "10.1.2.3"),
        ("10.1.2.3", "", "10.1.2.3"),
        ("10.1.2.3", None, "10.1.2.3"),
        ("10.1.2.3", "198.51.100.7:4711", "198.51.100.7"),
        ("10.1.2.3", "[2001:db8::5]:4711", "2001:db8::5"),
        ("::ffff:10.1.2.3", "::ffff:198.51.100.7", "198.51.100.7"),
        ("", "198.51.100.7", ""),
    ],
)
def test_the_header_is_read_from_the_right_past_trusted_proxies(
    peer: str, forwarded: str | None, expected: str
) -> None:
    assert address(peer, forwarded) == expected


@override_settings(TRUSTED_PROXIES=["unix", "10.0.0.0/8"])
def test_a_local_socket_may_be_named_as_a_proxy() -> None:
    assert address("", "198.51.100.7") == "198.51.100.7"
    assert address("", "198.51.100.7, 10.0.0.1") == "198.51.100.7"
    assert address("") == ""


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("", "unknown"),
        ("nonsense", "unknown"),
    ],
)
def test_counting_is_by_address_and_by_household(typed: str, key: str) -> None:
    assert network_key(typed) == key
