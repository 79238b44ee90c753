"""Names of people, in any script, as they stand on an identity card: ``H. Ma'ruf, S.Pd.``, ``By. Ny. Siti 2``."""

import re
import unicodedata
from typing import Final

from services.common.people.typed import visible
from services.common.problems import Problem

MAX_LENGTH: Final = 150
# Titles, patronymics (s/o, d/o), twins without a name yet (By. Ny. Siti 2), maiden names in brackets.
_MARKS_OF_NAMES: Final = frozenset(" .,'-()/\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}`")
# More combining marks than any script stacks on one letter: text that is meant to break a screen.
_STACKED: Final = 4


def _is_letter(character: str) -> bool:
    return unicodedata.category(character).startswith("L")


def _strange(name: str) -> list[str]:
    """The characters that don't belong in a name, each once, in order."""
    found: dict[str, None] = {}
    marks = 0
    for character in name:
        is_mark = unicodedata.category(character) in {"Mn", "Mc"}
        marks = marks + 1 if is_mark else 0
        belongs = _is_letter(character) or is_mark or character in _MARKS_OF_NAMES or character in "0123456789"
        if not belongs or marks > _STACKED:
            found[character] = None
    return list(found)


def _printable(characters: list[str]) -> str:
    shown = [c if unicodedata.category(c) not in {"Cs", "Co", "Cn", "Mn"} else f"U+{ord(c):04X}" for c in characters]
    return " ".join(shown[:5])


def clean_name(text: str, *, max_length: int = MAX_LENGTH) -> str:
    """The name in NFC with single spaces, without control characters and bidi overrides. At least one letter.

    Raises Problem: name_empty, name_long (`max_length` characters), name_letters, name_characters (emoji, symbols).
    """
    name = visible(text)
    if not name:
        raise Problem("name_empty")
    if len(name) > max_length:
        raise Problem("name_long", limit=max_length, count=len(name))
    strange = _strange(name)
    if strange:
        raise Problem("name_characters", found=_printable(strange))
    if not any(_is_letter(character) for character in name):
        raise Problem("name_letters")
    return re.sub(r"`|\N{LEFT SINGLE QUOTATION MARK}|\N{RIGHT SINGLE QUOTATION MARK}", "'", name)
