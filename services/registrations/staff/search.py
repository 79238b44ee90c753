"""What an officer types into the search box, told apart by its shape; each shape has an index of its own.

16 digits are a NIK, 9 to 14 digits a phone (or a passport of digits only), a service letter and a date the beginning of
a registration number, letters and digits a passport, anything else parts of a name.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from django.db import connections
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from services.common.people import parse_phone
from services.common.problems import Problem
from services.registrations import queries
from services.registrations.enums import IdentityType
from services.registrations.models import Registration, name_index

LONGEST: Final = 100
SHORTEST_PART: Final = 3  # characters of a name: the trigram indexes know nothing shorter
_MOST_WORDS: Final = 6
_A_DAY: Final = timedelta(days=1)
_NUMBER: Final = re.compile(r"[KLWS][0-9]{6}[0-9A-Z]{0,8}")
_PASSPORT: Final = re.compile(r"(?=.*[0-9])[A-Z0-9]{5,9}")
_PUNCTUATION: Final = re.compile(r"[\s.,()/+_‐-―−-]+")
_READ_AS: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})


class Shape(StrEnum):
    """How a term is looked up."""

    NOTHING = "nothing"
    INDEXED = "indexed"  # number, identity, phone
    NAME = "name"
    TOO_SHORT = "too_short"


@dataclass(frozen=True)
class Term:
    """A term that was understood. Only the parts of its shape are filled."""

    shape: Shape
    number_prefix: str = ""
    indexes: Q | None = None
    words: tuple[str, ...] = ()


def clean(typed: str) -> str:
    """Without what can't be seen, one space at a time, at most LONGEST characters."""
    composed = unicodedata.normalize("NFC", typed[: LONGEST * 4])
    visible = (character if character.isprintable() else " " for character in composed)
    return " ".join("".join(visible).split())[:LONGEST].strip()


def understand(typed: str) -> Term:
    """The term in what was typed. Never raises: what can't be found is a term that finds nothing."""
    text = clean(typed)
    if not text:
        return Term(Shape.NOTHING)
    compact = _PUNCTUATION.sub("", text).upper()
    if compact.isascii() and compact.isdecimal():
        return _digits(compact, text)
    if _NUMBER.fullmatch(compact):
        number = compact[:7] + compact[7:].translate(_READ_AS)
        grouped = "-".join(part for part in (number[:7], number[7:11], number[11:]) if part)
        return Term(Shape.INDEXED, number_prefix=grouped, indexes=_passport(compact))
    if _PASSPORT.fullmatch(compact):
        return Term(Shape.INDEXED, indexes=_passport(compact))
    words = tuple(text.split()[:_MOST_WORDS])
    if max(len(word) for word in words) < SHORTEST_PART:
        return Term(Shape.TOO_SHORT)
    return Term(Shape.NAME, words=words)


def _digits(compact: str, text: str) -> Term:
    if len(compact) == 16:
        return Term(Shape.INDEXED, indexes=Q(identity_index=queries.identity_index(IdentityType.NIK, compact)))
    found = _passport(compact)
    try:
        found |= Q(phone_index=queries.phone_index(parse_phone(text)))
    except Problem:
        if len(compact) < 5:
            return Term(Shape.TOO_SHORT)
    return Term(Shape.INDEXED, indexes=found)


def _passport(compact: str) -> Q:
    return Q(identity_index=queries.identity_index(IdentityType.PASSPORT, compact))


def narrow(registrations: QuerySet[Registration], term: Term) -> QuerySet[Registration]:
    """The registrations that the term finds; all of them for no term, none for one that is too short."""
    match term.shape:
        case Shape.NOTHING:
            return registrations
        case Shape.TOO_SHORT:
            return registrations.none()
        case Shape.NAME:
            return _with_name(registrations, term.words)
        case _:
            found = term.indexes or Q()
            return registrations.filter(found | _starting(registrations.db, term.number_prefix))


def _starting(alias: str, prefix: str) -> Q:
    """Numbers that start so. SQLite's LIKE uses no index, PostgreSQL's ranges follow a language: to each its own.

    The day in the number is the day of submission, which tells the planner how few they are.
    """
    try:
        day = timezone.make_aware(datetime.strptime(prefix[1:7], "%y%m%d"))
    except ValueError:  # no number at all, or one of an impossible day
        return Q(pk__in=())
    if connections[alias].vendor == "sqlite":
        starting = Q(number__gte=prefix, number__lt=f"{prefix}~")
    else:
        starting = Q(number__startswith=prefix)
    return starting & Q(submitted_at__gte=day - _A_DAY, submitted_at__lt=day + 2 * _A_DAY)


def _with_name(registrations: QuerySet[Registration], words: tuple[str, ...]) -> QuerySet[Registration]:
    if connections[registrations.db].vendor == "sqlite":
        long_enough = [word for word in words if len(word) >= SHORTEST_PART]
        found = RawSQL(name_index.SQLITE_MATCH, [name_index.match_all(long_enough)])  # noqa: S611 -- terms are parameters
        registrations = registrations.filter(pk__in=found)
        words = tuple(word for word in words if len(word) < SHORTEST_PART)
    for word in words:
        registrations = registrations.filter(full_name__icontains=word)
    return registrations
