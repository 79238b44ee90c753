"""Whatever strangers send to any address of the APIs: an answer, a problem document where it is none, never a 500."""

from itertools import product
from typing import Any, Final

import pytest
from django.test import Client
from pytest_django import Settings

from tests.cms_pages.content_api.content import Content, make_content

PROBLEM: Final = "application/problem+json"
ADDRESSES: Final = (
    *("/api/", "/api/salah/", "/api/v1/", "/api/v1/exam-types/", "/api/v1/exam-types/{exam}/"),
    *("/api/v2/", "/api/v2/pages/", "/api/v2/pages/{page}/", "/api/v2/pages/find/"),
    *("/api/v2/images/", "/api/v2/images/{image}/", "/api/v2/images/{image}/renditions/width-400/"),
    *("/api/v2/documents/", "/api/v2/documents/{document}/", "/api/v2/faq/", "/api/v2/shortcuts/", "/api/v2/menus/"),
    *("/api/v2/settings/", "/api/v2/public-information/", "/api/schema/"),
)
LETTERS: Final = "a" * 10_000
# Parameters that some of the addresses know, each with what it can't be.
WRONG: Final = (
    *("bogus=1", "limit=1&limit=1", "limit=1000000000", "limit=-1", "limit=x", "limit=%00", "limit=%ff", "limit=1e9"),
    *("offset=-1", "offset=1000000000", "offset=0x10", "page=0", "page=-1", "page=x", "page=1000000000"),
    *(
        "page_size=0",
        "page_size=1000000000",
        "q=%ff%fe",
        "q=%00",
        f"q={LETTERS}",
        f"search={LETTERS}",
        "search=%ED%A0%80",
    ),
    *("fields=%00", f"fields={LETTERS}", f"fields={'parent(' * 500}id{')' * 500}", "fields=*,*(*(*))", "fields=,,,"),
    *(
        "fields=" + ",".join(["body"] * 3000),
        "fields=--id",
        "fields=-*",
        "type=auth.User",
        f"type={LETTERS}",
        "order=;--",
    ),
    *("child_of=-1", "descendant_of=9e99", "ancestor_of=%F0%9F%92%A9", f"html_path={LETTERS}", "html_path=%00", "id=x"),
    *("year=0", "year=99999999999999999999", "category=%00", f"category={LETTERS}", "price_min=NaN", "price_max=-1"),
    *(
        "draft=1",
        "draft=true",
        "sample_type=%27%20OR%201%3D1",
        f"{LETTERS}=1",
        "%ff=1",
        "%00=1",
        "a[]=1",
        "__proto__=1",
    ),
    *("&" * 2000, "=", "==", "%", "%zz=%zz", "?", ";", "\x7f", "limit=%31%30%30%30"),
)
# Right ones that are unusual.
ODD: Final = (
    *("search=%22%27%22", "search=*", "search=%20%20", "search=NOT%20AND%20OR", "search=a%3A*%20%26%20%7C%20%21%20%28"),
    *("search=" + "%EF%B7%BA" * 200, "search=%F0%9F%92%A9", "q=%22", "q=%28%28%28", "q=" + "%CC%81" * 200, "title=%25"),
    *("html_path=//////", "html_path=../../etc/passwd", "html_path=%2F%2Fexample.org", "slug=", "type=", "fields="),
    *("fields=_", "fields=*,-id,_,title", "search=kolesterol&order=-price_idr&type=catalogue.ExamTypePage&limit=100"),
)
ACCEPTED: Final = ("text/html", "application/xml", "image/*;q=0", "x" * 5000, "\xff", "*/*;q=x")
METHODS: Final = ("POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "BREW")
TAGS: Final = ('"', "W/", "*,*", '""', "\xff", '"' * 5000, "W/" * 3000, '"a", "b', "null", ",,,", " ", '"\\"')
CONDITIONS: Final = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE")
OURS: Final = "https://situs.example"
ORIGINS: Final = (OURS, "null", "x" * 5000, "://", "https://[::1", "\xff", "*")
SECRETS: Final = (
    "Bearer",
    "Bearer ",
    "bearer \xff",
    "Basic YTpi",
    "Bearer " + "a" * 9000,
    "Bearer lbk_0_" + "a" * 43,
    " ",
)


@pytest.fixture
def content(db: None, settings: Settings) -> Content:
    settings.RATE_LIMITS = False
    return make_content()


def there(content: Content) -> list[str]:
    """The addresses with numbers of what is there."""
    numbers = {name: getattr(content, name).pk for name in ("exam", "page", "image", "document")}
    return [address.format(**numbers) for address in ADDRESSES]


def check(answer: Any, what: str) -> int:
    """A status that is no 500, and a problem document where it is an error."""
    status, content = int(answer.status_code), answer.content
    kind = answer.headers.get("Content-Type", "")
    assert status in {200, 301, 302, 304, 400, 401, 404, 405}, (what, status)
    if status >= 400:
        assert kind == PROBLEM, (what, status, kind)
        assert answer.json()["status"] == status, what
    assert b"Traceback" not in content, what
    return status


def test_wrong_parameters(client: Client, content: Content) -> None:
    for address in there(content):
        for query in WRONG:
            check(client.get(f"{address}?{query}"), f"{address}?{query[:60]}")


def test_unusual_ones(client: Client, content: Content) -> None:
    for address in ("/api/v2/pages/", "/api/v2/pages/find/", "/api/v2/faq/", "/api/v2/public-information/"):
        for query in ODD:
            check(client.get(f"{address}?{query}"), f"{address}?{query[:60]}")
    for query in ODD:
        check(client.get(f"/api/v1/exam-types/?{query}"), query[:60])


def test_one_form_of_an_answer_whatever_is_accepted(client: Client, content: Content) -> None:
    for address, accept in product(there(content), ACCEPTED):
        answer = client.get(address, HTTP_ACCEPT=accept)
        if check(answer, address) == 200:
            assert answer["Content-Type"] == "application/json"


def test_nothing_is_written(client: Client, content: Content) -> None:
    kinds = ("application/xml", "application/json", "multipart/form-data", "x")
    for address, method, kind in product(there(content), METHODS, kinds):
        status = check(client.generic(method, address, b"\xff{<", content_type=kind), f"{method} {address}")
        assert status in {404, 405}


def test_head_and_options(client: Client, content: Content) -> None:
    for address in there(content):
        head, whole = client.head(address), client.get(address)
        assert (head.status_code, head.content) == (whole.status_code, b"")
        check(client.options(address), address)


def test_tags_that_are_none(client: Client, content: Content) -> None:
    for address, tag, header in product(there(content), TAGS, CONDITIONS):
        headers: Any = {header: tag}
        check(client.get(address, **headers), f"{address} {header} {tag[:20]}")


def test_preflights(client: Client, content: Content, settings: Settings) -> None:
    settings.CORS_ALLOWED_ORIGINS = [OURS]
    for address, origin in product(there(content), ORIGINS):
        headers: Any = {"HTTP_ORIGIN": origin, "HTTP_ACCESS_CONTROL_REQUEST_METHOD": "DELETE"}
        answer = client.options(address, **headers, HTTP_ACCESS_CONTROL_REQUEST_HEADERS="x-" * 2000)
        assert answer.status_code in {200, 404}, address
        is_let_in = origin == OURS and address.startswith(("/api/v1/", "/api/v2/", "/api/schema/"))
        assert answer.has_header("Access-Control-Allow-Origin") == is_let_in, address


def test_credentials_that_are_none(client: Client, content: Content) -> None:
    for address, secret in product(there(content), SECRETS):
        check(client.get(address, HTTP_AUTHORIZATION=secret), address)
        check(client.get(f"{address}?draft=true", HTTP_AUTHORIZATION=secret), address)
