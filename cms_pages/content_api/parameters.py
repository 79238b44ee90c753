"""What may stand in an address after the question mark: one declaration that both checks and describes it.

Strict, so that a misspelt filter is an error and never the whole list: an unknown or repeated parameter, a value that
is no number, control characters, text that wasn't UTF-8, all are named in one answer.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.http import QueryDict
from drf_spectacular.utils import OpenApiParameter

from cms_pages.content_api.problems import ApiProblem

# Django reads bytes that aren't UTF-8 as U+FFFD.
READABLE: Final = r"^[^\u0000-\u001f\u007f-\u009f\ufffd]*$"
_WHOLE: Final = re.compile(r"-?[0-9]{1,18}", re.ASCII)
_UNREADABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\ufffd\ud800-\udfff]")
# Long enough for any list of names that the schema offers.
_LONGEST: Final = 4000


class BadValue(ValueError):
    """Why a text can't be the value; in English, for the answer."""


@dataclass(frozen=True, kw_only=True)
class Parameter(ABC):
    """`text` describes it to the reader of /api/docs/, in Indonesian."""

    name: str
    text: str
    example: Any = None

    @abstractmethod
    def read(self, text: str) -> Any:
        """The value that a text stands for. Raises BadValue."""

    @abstractmethod
    def schema(self) -> dict[str, Any]:
        """As JSON schema."""

    def described(self) -> OpenApiParameter:
        """As OpenAPI has it."""
        schema = self.schema()
        if self.example is not None:
            schema["example"] = self.example
        extra: dict[str, Any] = {"style": "form", "explode": False} if schema["type"] == "array" else {}
        return OpenApiParameter(self.name, schema, OpenApiParameter.QUERY, description=self.text, **extra)


@dataclass(frozen=True, kw_only=True)
class Text(Parameter):
    """A line of text."""

    longest: int = 200

    def read(self, text: str) -> str:
        if len(text) > self.longest:
            raise BadValue(f"must be at most {self.longest} characters")
        return text

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "maxLength": self.longest, "pattern": READABLE}


@dataclass(frozen=True, kw_only=True)
class Whole(Parameter):
    """A whole number within limits, both included."""

    least: int = 0
    most: int

    def read(self, text: str) -> int:
        if not _WHOLE.fullmatch(text):
            raise BadValue("must be a whole number")
        value = int(text)
        if not self.least <= value <= self.most:
            raise BadValue(f"must be from {self.least} to {self.most}")
        return value

    def schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True, kw_only=True)
class Flag(Parameter):
    """true or false."""

    def read(self, text: str) -> bool:
        if text not in {"true", "false"}:
            raise BadValue("must be true or false")
        return text == "true"

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}


@dataclass(frozen=True, kw_only=True)
class Choice(Parameter):
    """One of several words. `choices` may be a function, for words that are known once all models are."""

    choices: tuple[str, ...] | Callable[[], tuple[str, ...]]

    def words(self) -> tuple[str, ...]:
        return self.choices() if callable(self.choices) else self.choices

    def read(self, text: str) -> Any:
        words = self.words()
        if text not in words:
            raise BadValue(f"must be one of: {', '.join(words)}" if len(words) <= 20 else "is not a known name")
        return text

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "enum": list(self.words())}


@dataclass(frozen=True, kw_only=True)
class Names(Choice):
    """Several words of several, separated by commas; empty is none."""

    def read(self, text: str) -> tuple[str, ...]:
        names = tuple(text.split(",")) if text else ()
        known = set(self.words())
        if wrong := sorted(set(names) - known):
            raise BadValue(f"has unknown names: {', '.join(wrong[:5])}")
        return names

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": {"type": "string", "enum": list(self.words())}}


def read(query: QueryDict, parameters: Iterable[Parameter]) -> Mapping[str, Any]:
    """The values of those parameters that are present. Raises ApiProblem that names everything that is wrong."""
    known = {parameter.name: parameter for parameter in parameters}
    values: dict[str, Any] = {}
    errors: list[dict[str, str]] = []
    for name, texts in query.lists():
        if name not in known:
            errors.append(_error(_shown(name), "unknown_parameter", "is not a parameter of this address"))
        elif len(texts) > 1:
            errors.append(_error(name, "repeated_parameter", "must be given once"))
        elif _UNREADABLE.search(texts[0]):
            errors.append(_error(name, "invalid_value", "must be UTF-8 without control characters"))
        elif len(texts[0]) > _LONGEST:
            errors.append(_error(name, "invalid_value", "is too long"))
        else:
            try:
                values[name] = known[name].read(texts[0])
            except BadValue as problem:
                errors.append(_error(name, "invalid_value", str(problem)))
    if errors:
        raise ApiProblem("invalid_parameters", errors=errors[:20])
    return values


def _error(parameter: str, code: str, detail: str) -> dict[str, str]:
    return {"parameter": parameter, "code": code, "detail": detail}


def _shown(name: str) -> str:
    """A name that somebody made up, fit to be sent back."""
    return _UNREADABLE.sub("?", name[:60])
