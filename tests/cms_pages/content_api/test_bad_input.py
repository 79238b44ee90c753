"""Whatever stands in an address, the answer says what is wrong with it, and never that something broke."""

import pytest
from django.test import Client

from tests.cms_pages.content_api.content import Content

UNKNOWN = ("unknown_parameter", "is not a parameter of this address")
NO_NUMBER = ("invalid_value", "must be a whole number")
UNREADABLE = ("invalid_value", "must be UTF-8 without control characters")


@pytest.mark.parametrize(
    ("query", "parameter", "code", "detail"),
    [
        ("bogus=1", "bogus", *UNKNOWN),
        ("live=false", "live", *UNKNOWN),
        ("owner__password__startswith=a", "owner__password__startswith", *UNKNOWN),
        ("a%00b=1", "a?b", *UNKNOWN),
        ("limit=1&limit=2", "limit", "repeated_parameter", "must be given once"),
        ("limit=1000000000", "limit", "invalid_value", "must be from 1 to 100"),
        ("limit=0", "limit", "invalid_value", "must be from 1 to 100"),
        ("limit=-1", "limit", "invalid_value", "must be from 1 to 100"),
        ("limit=x", "limit", *NO_NUMBER),
        ("limit=1.5", "limit", *NO_NUMBER),
        ("limit=%D9%A1", "limit", *NO_NUMBER),
        ("limit=" + "9" * 5000, "limit", "invalid_value", "is too long"),
        ("offset=100001", "offset", "invalid_value", "must be from 0 to 100000"),
        ("offset=" + "9" * 30, "offset", *NO_NUMBER),
        ("child_of=root", "child_of", *NO_NUMBER),
        ("search=%ff%fe", "search", *UNREADABLE),
        ("search=a%00b", "search", *UNREADABLE),
        ("search=" + "a" * 201, "search", "invalid_value", "must be at most 200 characters"),
        ("order=random", "order", "invalid_value", "must be one of: "),
        ("order=first_published_at;drop", "order", "invalid_value", "must be one of: "),
        ("type=auth.User", "type", "invalid_value", "has unknown names: auth.User"),
        ("type=wagtailcore.Page", "type", "invalid_value", "has unknown names: wagtailcore.Page"),
        ("fields=password", "fields", "invalid_value", "has unknown names: password"),
        ("fields=parent(id)", "fields", "invalid_value", "has unknown names: parent(id)"),
        ("draft=ya", "draft", "invalid_value", "must be true or false"),
        ("sample_type=alien", "sample_type", "invalid_value", "must be one of: human, non_human"),
        ("price_min=Rp30.000", "price_min", *NO_NUMBER),
        ("format=xml", "format", *UNKNOWN),
    ],
)
def test_a_wrong_parameter_is_named(
    client: Client, db: None, query: str, parameter: str, code: str, detail: str
) -> None:
    answer = client.get(f"/api/v2/pages/?{query}")
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (
        400,
        "application/problem+json",
        "no-store",
    )
    (error,) = answer.json()["errors"]
    assert (error["parameter"], error["code"], error["detail"][: len(detail)]) == (parameter, code, detail)


def test_all_that_is_wrong_is_named_at_once(client: Client, db: None) -> None:
    answer = client.get("/api/v2/pages/?limit=x&bogus=1&offset=-1")
    assert answer.json() == {
        "type": "http://127.0.0.1:8000/api/docs/#invalid_parameters",
        "title": "Some parameters can't be used",
        "status": 400,
        "code": "invalid_parameters",
        "errors": [
            {"parameter": "limit", "code": "invalid_value", "detail": "must be a whole number"},
            {"parameter": "bogus", "code": "unknown_parameter", "detail": "is not a parameter of this address"},
            {"parameter": "offset", "code": "invalid_value", "detail": "must be from 0 to 100000"},
        ],
    }


@pytest.mark.parametrize(
    "address",
    [
        "/api/",
        "/api/v2/salah/",
        "/api/v3/",
        "/api/v2/pages/0/",
        f"/api/v2/pages/{10**30}/",
        "/api/v2/pages/-1/",
        "/api/v2/images/99999999/",
        f"/api/v2/documents/{'9' * 5000}/",
        "/api/v2/images/1/renditions/original/",
        f"/api/v1/exam-types/{10**30}/",
    ],
)
def test_nothing_there_is_a_problem_too(client: Client, db: None, address: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["code"] == "not_found"


def test_pages_beyond_the_last_are_empty(client: Client, content: Content) -> None:
    assert client.get("/api/v2/pages/?offset=100000").json()["items"] == []


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_reading_is_all_there_is(client: Client, db: None, method: str) -> None:
    answer = getattr(client, method)("/api/v2/pages/")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert answer.json()["code"] == "method_not_allowed"


def test_too_many_parameters(client: Client, db: None) -> None:
    answer = client.get("/api/v2/pages/?" + "&".join(f"a{number}=1" for number in range(1500)))
    assert (answer.status_code, len(answer.json()["errors"])) == (400, 20)


def test_an_address_without_its_slash_leads_to_the_one_with_it(client: Client, db: None) -> None:
    answer = client.get("/api/v2/pages?limit=1")
    assert (answer.status_code, answer["Location"]) == (301, "/api/v2/pages/?limit=1")
