"""Floods are turned away with a problem; scripts of other websites come in by setting."""

from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

ADDRESS = "/api/v1/exam-types/"


def test_a_network_that_asks_too_often_waits(client: Client, db: None, settings: Settings) -> None:
    settings.RATE_LIMITS = True
    settings.API_REQUESTS_A_MINUTE = 2
    codes = [client.get(ADDRESS, REMOTE_ADDR="203.0.113.7").status_code for _ in range(2)]
    answer = client.get("/api/v2/pages/", REMOTE_ADDR="203.0.113.7")
    assert (codes, answer.status_code, answer["Content-Type"]) == ([200, 200], 429, "application/problem+json")
    assert 1 <= int(answer["Retry-After"]) <= 60
    assert answer.json()["code"] == "too_many_requests"
    assert client.get(ADDRESS, REMOTE_ADDR="203.0.113.8").status_code == 200
    cache.clear()
    assert client.get(ADDRESS, REMOTE_ADDR="203.0.113.7").status_code == 200


def test_one_household_has_many_addresses(client: Client, db: None, settings: Settings) -> None:
    settings.RATE_LIMITS = True
    settings.API_REQUESTS_A_MINUTE = 1
    codes = [client.get(ADDRESS, REMOTE_ADDR=f"2001:db8::{number}").status_code for number in (1, 2)]
    assert codes == [200, 429]


def test_other_websites_may_not_read_unless_they_are_named(client: Client, db: None, settings: Settings) -> None:
    origin = {"Origin": "https://situs.example"}
    assert not client.get(ADDRESS, headers=origin).has_header("Access-Control-Allow-Origin")
    settings.CORS_ALLOWED_ORIGINS = ["https://situs.example"]
    answer = client.get(ADDRESS, headers=origin)
    assert answer["Access-Control-Allow-Origin"] == "https://situs.example"
    assert not answer.has_header("Access-Control-Allow-Credentials")
    assert not client.get(ADDRESS, headers={"Origin": "https://lain.example"}).has_header("Access-Control-Allow-Origin")
    assert not client.get("/healthz/", headers=origin).has_header("Access-Control-Allow-Origin")


def test_a_script_may_ask_beforehand(client: Client, db: None, settings: Settings) -> None:
    settings.CORS_ALLOW_ALL_ORIGINS = True
    answer = client.options(
        "/api/v2/pages/",
        headers={
            "Origin": "https://situs.example",
            "Access-Control-Request-Method": "GET",
            "Access-Control-Request-Headers": "authorization",
        },
    )
    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (200, "*")
    assert answer["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "authorization" in answer["Access-Control-Allow-Headers"]


def test_nobody_is_recognised(client: Client, db: None) -> None:
    """No cookie and no session, whoever asks; the same for a browser that would rather have HTML."""
    for address in (ADDRESS, "/api/v2/pages/", "/api/schema/", "/api/docs/", "/api/salah/"):
        answer = client.get(address, headers={"Accept": "text/html"})
        assert (answer.cookies.output(), "Cookie" in answer.get("Vary", "")) == ("", False), address
