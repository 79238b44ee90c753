"""Only what is the same for everybody: every answer that isn't is one test here."""

from collections.abc import Callable

import pytest
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory
from django.utils.cache import patch_vary_headers
from pytest_django import Settings

from cms_pages.base.page_cache import marks
from cms_pages.base.page_cache.kept import MOST_BYTES, Kept, may_be_kept
from tests.cms_pages.base.page_cache.reading import NEVER, queries, twice


def page(**headers: str) -> HttpResponse:
    return HttpResponse("<p>halaman</p>", headers={name.replace("_", "-"): value for name, value in headers.items()})


def _cookie() -> HttpResponse:
    answer = page()
    answer.set_cookie("csrftoken", "x")
    return answer


def _varying() -> HttpResponse:
    answer = page()
    patch_vary_headers(answer, ("Accept-Encoding", "Cookie"))
    return answer


def _own_policy() -> HttpResponse:
    answer = page()
    answer._csp_update = {"frame-src": "https://video.example"}  # type: ignore[attr-defined]
    return answer


PRIVATE: dict[str, Callable[[], HttpResponseBase]] = {
    "a redirect": lambda: HttpResponse(status=302, headers={"Location": "/"}),
    "not found": lambda: HttpResponse(status=404),
    "gone": lambda: HttpResponse(status=410),
    "an error": lambda: HttpResponse(status=500),
    "a cookie": _cookie,
    "another for each visitor": _varying,
    "another for each language": lambda: page(Vary="Accept-Language"),
    "private": lambda: page(Cache_Control="private, max-age=60"),
    "no-store": lambda: page(Cache_Control="max-age=0, No-Store"),
    "no-cache": lambda: page(Cache_Control="no-cache"),
    "a file": lambda: FileResponse(b""),
    "a policy of its own": _own_policy,
    "too large": lambda: HttpResponse(b"x" * (MOST_BYTES + 1)),
    "a token": lambda: HttpResponse('<input type="hidden" name="csrfmiddlewaretoken" value="abc">'),
    "a token of our forms": lambda: HttpResponse('<input type="hidden" name="form_token" value="abc">'),
    "an editor's tools": lambda: HttpResponse("<wagtail-userbar></wagtail-userbar>"),
}


@pytest.mark.parametrize("name", PRIVATE)
def test_private(rf: RequestFactory, name: str) -> None:
    assert may_be_kept(rf.get("/"), PRIVATE[name]()) is False  # type: ignore[arg-type]


@pytest.mark.parametrize("answer", [page(), page(Vary="Accept-Encoding"), page(Cache_Control="public, max-age=60")])
def test_for_everybody(rf: RequestFactory, answer: HttpResponse) -> None:
    assert may_be_kept(rf.get("/"), answer) is True
    assert may_be_kept(rf.head("/"), answer) is False
    assert may_be_kept(rf.post("/"), answer) is False


def test_a_nonce_belongs_to_one_answer(rf: RequestFactory) -> None:
    request: HttpRequest = rf.get("/")
    request._csp_nonce = "abc"  # type: ignore[attr-defined]
    assert may_be_kept(request, page()) is False


def test_a_kept_page_is_as_it_was() -> None:
    kept = Kept(b"halaman", (("Content-Type", "text/xml"), ("ETag", '"1"')))
    answer = kept.response()
    assert (answer.content, dict(answer.headers)) == (b"halaman", {"Content-Type": "text/xml", "ETag": '"1"'})
    assert len(kept) == len(b"halaman" + b"Content-Type" + b"text/xml" + b"ETag" + b'"1"')


@pytest.mark.parametrize("path", ["/tidak-ada/", "/informasi-publik", "/pemeriksaan/tidak/ada/", "/healthz/"])
def test_what_is_no_page_is_never_kept(reader: Client, path: str) -> None:
    assert twice(reader, path) == NEVER


@pytest.mark.parametrize("path", ["/lacak/", "/lacak/L261123-7KQ4-M9XA/", "/registrasi-laboratorium/", "/login/"])
def test_what_is_no_page_costs_no_more_than_without_a_cache(reader: Client, settings: Settings, path: str) -> None:
    """And no address that holds a number is remembered."""
    assert twice(reader, path) == NEVER
    with_cache = queries(reader, path)
    settings.PAGE_CACHE_SECONDS = 0
    assert with_cache <= queries(reader, path)
    assert path not in marks._known
    assert all("261123" not in never for never in marks._never)


def test_a_token_in_a_page_keeps_it_out(rf: RequestFactory) -> None:
    """As Django makes it: the cookie alone would do, the words in the page are the last gate."""
    answer = HttpResponse(f'<input type="hidden" name="csrfmiddlewaretoken" value="{get_token(rf.get("/"))}">')
    assert may_be_kept(rf.get("/"), answer) is False
