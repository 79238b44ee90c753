"""/api/docs/: the whole description, drawn without a script."""

import re

import pytest
from django.test import Client
from pytest_django import Settings

from cms_pages.content_api.problems import KINDS
from services.api import openapi, reading


def test_every_operation_and_every_problem_has_its_place(client: Client, db: None) -> None:
    page = client.get("/api/docs/").content.decode()
    ids = set(re.findall(r'id="([^"]+)"', page))
    operations = {one["operationId"] for path in openapi.document()["paths"].values() for one in path.values()}
    assert (operations | set(KINDS)) - ids == set()


def test_every_operation_is_described_with_its_errors() -> None:
    for path, operations in openapi.document()["paths"].items():
        (operation,) = operations.values()
        assert {"400", "405", "429", "304"} <= set(operation["responses"]), path
        assert operation["summary"], path
        assert all(each["description"] for each in operation.get("parameters", ())), path
        for code, response in operation["responses"].items():
            for content in response.get("content", {}).values():
                assert content["examples"], (path, code)


def test_the_page_is_kept_and_confirmed(client: Client, db: None, settings: Settings) -> None:
    settings.PAGE_CACHE_SECONDS = 300
    client.get("/api/docs/")  # the first one ever makes the generation
    first, second = client.get("/api/docs/"), client.get("/api/docs/")
    assert (second["X-Page-Cache"], second.content) == ("hit", first.content)
    assert client.get("/api/docs/", headers={"If-None-Match": first["ETag"]}).status_code == 304


@pytest.mark.parametrize("address", ["/api/docs/", "/api/schema/"])
def test_who_asks_for_it_too_often_waits(client: Client, db: None, settings: Settings, address: str) -> None:
    settings.RATE_LIMITS, settings.API_REQUESTS_A_MINUTE = True, 1
    codes = [client.get(address, REMOTE_ADDR="203.0.113.9").status_code for _ in range(2)]
    answer = client.get(address, REMOTE_ADDR="203.0.113.9")
    assert (codes[0], codes[1], answer.json()["code"]) == (200, 429, "too_many_requests")
    assert 1 <= int(answer["Retry-After"]) <= 60


def test_the_schema_is_written_once(client: Client, db: None) -> None:
    assert openapi.text() is openapi.text()
    assert client.get("/api/schema/")["Content-Type"] == "application/json"


def test_values_in_words() -> None:
    assert reading.kind_of({"type": "integer", "minimum": 1, "maximum": 100}) == "bilangan bulat, 1–100"
    assert reading.kind_of({"type": "array", "items": {"$ref": "#/components/schemas/Image"}}) == "daftar Image"
    assert reading.kind_of({"anyOf": [{"type": "string", "format": "date-time"}, {"type": "null"}]}) == (
        "waktu atau kosong"
    )
    assert reading.kind_of({"type": "string", "enum": ["human", "non_human"]}) == "human, non_human"
    assert reading.kind_of({}) == "apa saja"
