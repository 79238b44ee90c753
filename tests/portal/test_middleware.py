"""Headers of every answer, and who may say that a request came over TLS."""

import json
import logging

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client, RequestFactory
from pytest_django import Settings

from portal.middleware import HeadMiddleware, RequestLogMiddleware, TrustedProxyMiddleware

STRICT = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    # The players of films, which nothing asks before somebody starts one (cms_pages/base/videos.py).
    "frame-src 'self' https://www.youtube-nocookie.com https://player.vimeo.com",
    "object-src 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
    "base-uri 'self'",
    "manifest-src 'self'",
}
EDITOR = {
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self'",
}


def _policy(response: HttpResponseBase) -> set[str]:
    return set(response.headers["Content-Security-Policy"].split("; "))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/", "/login/", "/healthz/", "/no-such-page/", "/media/nothing.png", "/administrasi/"]
)
def test_outside_the_admin_nothing_inline_and_nothing_from_elsewhere(client: Client, address: str) -> None:
    response = client.get(address)
    assert _policy(response) == STRICT
    assert {
        name: response.headers[name] for name in ("X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy")
    } == {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "SAMEORIGIN",
        "Referrer-Policy": response.headers["Referrer-Policy"],
    }
    assert response.headers["Referrer-Policy"] in {"same-origin", "no-referrer"}
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response.headers["Permissions-Policy"] == settings.PERMISSIONS_POLICY


def test_the_admin_allows_inline_for_the_editor_and_nothing_else_more(admin_client: Client) -> None:
    replaced = {directive.partition(" ")[0] for directive in EDITOR}
    kept = {directive for directive in STRICT if directive.partition(" ")[0] not in replaced}
    assert _policy(admin_client.get("/admin/")) == kept | EDITOR


def _scheme(settings: Settings, peer: str, trusted: list[str]) -> str | None:
    settings.TRUSTED_PROXIES = trusted
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    seen: list[str | None] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(request.scheme)
        return HttpResponse()

    request = RequestFactory().get("/", REMOTE_ADDR=peer, headers={"X-Forwarded-Proto": "https"})
    TrustedProxyMiddleware(view)(request)
    return seen[0]


@pytest.mark.parametrize(
    ("peer", "trusted", "scheme"),
    [
        ("127.0.0.1", ["127.0.0.1"], "https"),
        ("10.1.2.3", ["10.0.0.0/8"], "https"),
        ("203.0.113.9", ["10.0.0.0/8"], "http"),
        ("127.0.0.1", [], "http"),
        ("", ["unix"], "https"),
        ("", ["127.0.0.1"], "http"),
    ],
)
def test_only_a_trusted_proxy_says_that_it_was_tls(
    settings: Settings, peer: str, trusted: list[str], scheme: str
) -> None:
    assert _scheme(settings, peer, trusted) == scheme


@pytest.mark.django_db
def test_the_request_log_names_the_route_and_not_the_address(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="portal.requests")
    response = client.get("/media/L261123-7KQ4-M9XA.png?nik=3308101507900001")
    (record,) = [one for one in caplog.records if one.name == "portal.requests"]
    line = {name: getattr(record, name) for name in ("method", "route", "status", "request_id")}
    assert line == {
        "method": "GET",
        "route": "media/<path:path>",
        "status": 404,
        "request_id": response.headers["X-Request-ID"],
    }
    assert "3308101507900001" not in json.dumps(record.__dict__, default=str)


def test_a_static_file_leaves_no_line(rf: RequestFactory, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="portal.requests")
    RequestLogMiddleware(lambda _: HttpResponse())(rf.get("/static/x.css"))
    assert caplog.records == []


@pytest.mark.django_db
def test_an_answer_to_head_has_the_headers_and_no_body(rf: RequestFactory) -> None:
    def view(_: HttpRequest) -> HttpResponse:
        return HttpResponse("halaman", headers={"Content-Length": "7"})

    response = HeadMiddleware(view)(rf.head("/"))
    assert (response.content, response.headers["Content-Length"]) == (b"", "7")
    assert HeadMiddleware(view)(rf.get("/")).content == b"halaman"
