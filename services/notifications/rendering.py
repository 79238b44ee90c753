"""Message texts: templates/messages/<name>.txt, and optionally <name>.email.txt and <name>.subject.txt beside it.

Plain text, so nothing is escaped for HTML. Instead every value that goes in is one line without control characters:
nobody can write a second line, or a header of an e-mail, into a message through a form field.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from django.template import TemplateDoesNotExist, engines
from django.template.backends.django import DjangoTemplates
from django.utils.functional import Promise

MAX_VALUE: Final = 500
DEFAULT_SUBJECT: Final = "_subject.txt"

# Stands where a template names a value that the caller didn't give; never leaves this module.
_MISSING: Final = "\x00"


class MissingValue(LookupError):
    """The template names something that the context lacks."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """The texts of one message; `email_body` is '' where the e-mail says the same as `body`."""

    subject: str
    body: str
    email_body: str


def single_line(value: str) -> str:
    """One line: control characters, line breaks and direction marks become spaces; at most MAX_VALUE characters."""
    plain = "".join(" " if unicodedata.category(character)[0] in "CZ" else character for character in value)
    return " ".join(plain.split())[:MAX_VALUE]


def render(template: str, context: Mapping[str, object]) -> Rendered:
    """The texts of `template`. Raises TemplateDoesNotExist, MissingValue, or TypeError for a value of another kind."""
    values = {name: _clean(value) for name, value in context.items()}
    return Rendered(
        subject=single_line(_optional(f"{template}.subject.txt", values) or _fill(DEFAULT_SUBJECT, values))[:200],
        body=_fill(f"{template}.txt", values),
        email_body=_optional(f"{template}.email.txt", values),
    )


@lru_cache(maxsize=1)
def _engine() -> DjangoTemplates:
    return DjangoTemplates(
        {
            "NAME": "messages",
            "DIRS": [f"{folder}/messages" for folder in engines["django"].dirs],
            "APP_DIRS": False,
            "OPTIONS": {"autoescape": False, "string_if_invalid": _MISSING},
        }
    )


def _clean(value: object) -> object:
    if isinstance(value, str | Promise):
        return single_line(str(value))
    if value is None or isinstance(value, bool | int | date):
        return value
    raise TypeError(f"a message takes text, whole numbers and dates, not {type(value).__name__}")


def _fill(name: str, values: dict[str, object]) -> str:
    text = _engine().get_template(name).render(values)
    if _MISSING in text:
        raise MissingValue(name)
    return text.strip()


def _optional(name: str, values: dict[str, object]) -> str:
    try:
        return _fill(name, values)
    except TemplateDoesNotExist:
        return ""
