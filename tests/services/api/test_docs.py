"""/api/docs/: the whole description, drawn without a script."""

import re

from django.test import Client

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


def test_values_in_words() -> None:
    assert reading.kind_of({"type": "integer", "minimum": 1, "maximum": 100}) == "bilangan bulat, 1–100"
    assert reading.kind_of({"type": "array", "items": {"$ref": "#/components/schemas/Image"}}) == "daftar Image"
    assert reading.kind_of({"anyOf": [{"type": "string", "format": "date-time"}, {"type": "null"}]}) == (
        "waktu atau kosong"
    )
    assert reading.kind_of({"type": "string", "enum": ["human", "non_human"]}) == "human, non_human"
    assert reading.kind_of({}) == "apa saja"
