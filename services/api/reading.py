"""The OpenAPI document, sorted for a template: groups of operations with what a reader wants to know of each."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cms_pages.content_api import problems
from cms_pages.content_api.description import STATUSES


@dataclass(frozen=True, slots=True)
class Row:
    """A parameter, or a field of an answer. `kind` says in Indonesian what it may be."""

    name: str
    kind: str
    text: SafeString
    required: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """A status that an operation may answer."""

    code: str
    text: SafeString


@dataclass(frozen=True, slots=True)
class Operation:
    """One address, with what may be asked of it and what it answers."""

    anchor: str
    path: str
    summary: str
    text: SafeString
    parameters: list[Row]
    statuses: list[Status]
    example: str


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    anchor: str
    operations: list[Operation]


@dataclass(frozen=True, slots=True)
class Shape:
    """A schema with its properties."""

    name: str
    text: str
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Reading:
    """All of /api/docs/."""

    title: str
    version: str
    about: list[SafeString]
    groups: list[Group]
    shapes: list[Shape]
    problems: list[tuple[str, int, str]]


def readable(document: dict[str, Any]) -> Reading:
    """The document for the template."""
    by_tag: dict[str, list[Operation]] = {}
    for path, operations in document["paths"].items():
        for operation in operations.values():
            by_tag.setdefault(operation["tags"][0], []).append(_operation(path, operation))
    info = document["info"]
    return Reading(
        title=info["title"],
        version=info["version"],
        about=[_prose(part) for part in info["description"].split("\n\n")],
        groups=[Group(tag, f"bagian-{number}", found) for number, (tag, found) in enumerate(by_tag.items(), 1)],
        shapes=[
            Shape(name, schema.get("description", ""), list(_properties(schema)))
            for name, schema in document["components"]["schemas"].items()
            if schema.get("properties")
        ],
        problems=[(code, int(kind.status), kind.title) for code, kind in problems.KINDS.items()],
    )


def _operation(path: str, operation: dict[str, Any]) -> Operation:
    return Operation(
        anchor=operation["operationId"],
        path=path,
        summary=operation["summary"],
        text=_prose(operation.get("description", "")),
        parameters=[
            Row(each["name"], kind_of(each["schema"]), _prose(each.get("description", "")), each["in"] == "path")
            for each in operation.get("parameters", ())
        ],
        statuses=[Status(code, _status(code)) for code in operation["responses"]],
        example=_example(operation["responses"]),
    )


def _status(code: str) -> SafeString:
    status = HTTPStatus(int(code))
    return _prose(STATUSES.get(status, "Ke alamatnya." if status == HTTPStatus.FOUND else "Jawaban."))


def _example(responses: dict[str, Any]) -> str:
    for content in responses.get("200", {}).get("content", {}).values():
        for example in content.get("examples", {}).values():
            return json.dumps(example["value"], ensure_ascii=False, indent=2)
    return ""


def _properties(schema: dict[str, Any]) -> Iterator[Row]:
    required = set(schema.get("required", ()))
    for name, each in schema["properties"].items():
        yield Row(name, kind_of(each), _prose(each.get("description", "")), name in required)


_WORDS = {"string": "teks", "integer": "bilangan bulat", "boolean": "true atau false", "number": "bilangan"}
_FORMATS = {"date-time": "waktu", "date": "tanggal", "uri": "alamat"}
# More words than these are a list for programs.
_SHOWN = 12


def kind_of(schema: dict[str, Any]) -> str:
    """What a value may be: ``bilangan bulat, 1–100``, ``daftar Image``, ``waktu atau kosong``."""
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if alternatives := schema.get("anyOf") or schema.get("oneOf") or schema.get("allOf"):
        return " atau ".join(
            dict.fromkeys("kosong" if each == {"type": "null"} else kind_of(each) for each in alternatives)
        )
    if "const" in schema:
        return f"“{schema['const']}”"
    kinds = schema.get("type", "")
    names = kinds if isinstance(kinds, list) else [kinds]
    found = [_of_type(name, schema) for name in names if name != "null"]
    return " atau ".join([*found, "kosong"] if "null" in names else found) or "apa saja"


def _of_type(name: str, schema: dict[str, Any]) -> str:
    match name:
        case "array":
            return f"daftar {kind_of(schema.get('items', {}))}"
        case "object":
            inner = ", ".join(schema.get("properties", ()))
            return f"objek ({inner})" if inner else "objek"
    if words := schema.get("enum"):
        shown = ", ".join(str(word) for word in words[:_SHOWN] if word is not None)
        return f"{shown}, …" if len(words) > _SHOWN else shown
    text = _FORMATS.get(schema.get("format", ""), _WORDS.get(name, name))
    if "minimum" in schema and "maximum" in schema:
        text += f", {schema['minimum']}–{schema['maximum']}"
    if "maxLength" in schema:
        text += f", paling banyak {schema['maxLength']} huruf"
    return text


def _prose(text: str) -> SafeString:
    """Text with `code` and **strong** of Markdown, the little that our descriptions use."""
    html = re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(" ".join(text.split())))
    return mark_safe(re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", html))
