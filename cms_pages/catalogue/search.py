"""Finding exam types by what people type: plain functions over the catalogue's values, the same on every database."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from cms_pages.catalogue.queries import ExamType

# How alike two words have to be before one is offered for the other: 'kolestrol' and 'kolesterol' are .95.
LIKENESS: Final = 0.72
# Words of one or two letters (Hb, Fe, pH) would be found inside most names.
SHORT: Final = 2
LONGEST_GUESS: Final = 60
_WORD: Final = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """``Fluorida (F-)`` -> ``["fluorida", "f"]``: lower case, no accents, letters and digits only."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    if not plain.isascii():
        plain = "".join(letter for letter in plain if letter.isalnum() or not unicodedata.combining(letter))
    return _WORD.findall(plain)


def matching(exams: Iterable[ExamType], text: str) -> set[int]:
    """Page ids of the exam types in whose name, other names, code or category every word of `text` is found."""
    wanted = words(text)
    return {exam.page_id for exam in exams if _has_all(exam, wanted)}


def _has_all(exam: ExamType, wanted: list[str]) -> bool:
    # A blank before every word: a short one has to begin a word, a longer one may stand anywhere.
    hay = " " + " ".join(words(f"{exam.name} {exam.other_names} {exam.code} {exam.category_name}"))
    return all((f" {word}" if len(word) <= SHORT else word) in hay for word in wanted)


def suggestion(exams: Iterable[ExamType], text: str) -> str | None:
    """The name that someone who typed `text` most likely meant; None if nothing is near."""
    wanted = " ".join(words(text))[:LONGEST_GUESS]
    if not wanted:
        return None
    whole: dict[str, str] = {}
    single: dict[str, str] = {}
    for exam in exams:
        for phrase in (exam.name, *exam.other_names.split(",")):
            parts = words(phrase)
            _stands_for(whole, " ".join(parts), exam.name)
            for word in parts:
                _stands_for(single, word, exam.name)
    for known in (whole, {word: name for word, name in single.items() if len(word) > SHORT}):
        if near := get_close_matches(wanted, known, n=1, cutoff=LIKENESS):
            return known[near[0]]
    return None


def _stands_for(known: dict[str, str], phrase: str, name: str) -> None:
    """What several exam types are called is offered as it is: it finds them all."""
    known[phrase] = name if known.get(phrase, name) == name else phrase.capitalize()
