"""Websites are asked over real connections, and our own network never is."""

import time
from collections.abc import Iterator
from ipaddress import ip_address

import pytest
from pytest_django import Settings

from services.editorial import outside
from services.editorial.enums import LinkState
from services.editorial.outside import Verdict
from tests.support.websites import Websites, websites


@pytest.fixture
def sites(settings: Settings) -> Iterator[Websites]:
    settings.LINK_CHECK_PRIVATE_ADDRESSES = True
    with websites() as started:
        yield started


@pytest.mark.parametrize(
    ("path", "verdict", "asked"),
    [
        ("/ada", Verdict(LinkState.OK), ["HEAD"]),
        ("/hanya-get", Verdict(LinkState.OK), ["HEAD", "GET"]),
        ("/pindah", Verdict(LinkState.OK), ["HEAD", "HEAD"]),
        ("/kosong", Verdict(LinkState.OK), ["HEAD"]),
        ("/hilang", Verdict(LinkState.BROKEN, "Halaman tidak ada (404)"), ["HEAD", "GET"]),
        ("/ditarik", Verdict(LinkState.BROKEN, "Halaman tidak ada (410)"), ["HEAD", "GET"]),
        ("/pindah-ke-hilang", Verdict(LinkState.BROKEN, "Halaman tidak ada (404)"), ["HEAD", "HEAD", "GET", "GET"]),
        (
            "/malu",
            Verdict(LinkState.REFUSED, "Situs menolak pemeriksaan otomatis (403); buka sendiri"),
            ["HEAD", "GET"],
        ),
        ("/rusak", Verdict(LinkState.UNSURE, "Situs menjawab dengan galat 500"), ["HEAD", "GET"]),
        ("/diam", Verdict(LinkState.UNSURE, "Situs tidak dapat dihubungi"), ["HEAD"]),
        ("/berputar", Verdict(LinkState.BROKEN, "Dialihkan terus-menerus"), ["HEAD"] * 6),
        ("/ke-berkas", Verdict(LinkState.BROKEN, "Alamat tidak dapat dibaca"), ["HEAD"]),
    ],
)
def test_what_a_site_answers(path: str, verdict: Verdict, asked: list[str], sites: Websites) -> None:
    assert outside.look_at(sites.url + path) == verdict
    assert [method for method, _path in sites.asked] == asked


def test_an_address_goes_out_as_ascii_and_as_one_line(sites: Websites) -> None:
    outside.look_at(f"{sites.url}/ada?q=gula darah\u00e9%20x".replace(" ", "%20"))
    assert sites.asked == [("HEAD", "/ada?q=gula%20darah%C3%A9%20x")]
    assert sites.hosts == [sites.url.removeprefix("http://")]


def test_a_site_that_drips_is_left_in_time(sites: Websites, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside, "DEADLINE_SECONDS", 0.5)
    started = time.monotonic()
    assert outside.look_at(f"{sites.url}/menetes").state == LinkState.UNSURE
    assert time.monotonic() - started < 3


def test_nobody_listens(settings: Settings) -> None:
    settings.LINK_CHECK_PRIVATE_ADDRESSES = True
    assert outside.look_at("http://127.0.0.1:9/") == Verdict(LinkState.UNSURE, "Situs tidak dapat dihubungi")


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://0.0.0.0/",
        "http://10.1.2.3/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://[fd00::1]/",
        "http://[fe80::1]/",
        "http://2130706433/",
        "http://127.1/",
        "http://0x7f.0.0.1/",
    ],
)
def test_our_own_network_is_never_asked(address: str) -> None:
    assert outside.look_at(address) == Verdict(LinkState.REFUSED, "Alamat jaringan dalam tidak diperiksa")


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("203.0.113.9", False),
        ("8.8.8.8", True),
        ("224.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::1", False),
        ("2606:4700::1111", True),
    ],
)
def test_public_addresses(text: str, public: bool) -> None:
    assert outside.is_public(ip_address(text)) is public


@pytest.mark.parametrize(
    ("address", "state"),
    [
        ("ftp://example.test/", LinkState.BROKEN),
        ("http://", LinkState.BROKEN),
        ("http://[::1", LinkState.BROKEN),
        ("http://a b/", LinkState.BROKEN),
        ("http://example.test:99999/", LinkState.BROKEN),
        ("http://" + "a" * 300 + ".test/", LinkState.BROKEN),
        ("http://user:word@example.test/", LinkState.REFUSED),
        ("http://example.test:22/", LinkState.REFUSED),
        ("", LinkState.BROKEN),
    ],
)
def test_what_is_no_address_of_the_web(address: str, state: LinkState) -> None:
    assert outside.look_at(address).state == state
