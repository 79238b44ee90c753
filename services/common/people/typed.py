"""What keyboards, phones and copied contacts put between the characters that somebody meant."""

import re
import unicodedata
from typing import Final

_SPACES: Final = re.compile(r"\s+")


def visible(text: str) -> str:
    """Text without what can't be seen: control and format characters (bidi overrides, zero-width), one space at most.

    Line breaks and tabs become spaces. Canonical form NFC, so that one name is one string however it was typed.
    """
    shown = (c for c in _SPACES.sub(" ", text) if c == " " or unicodedata.category(c) not in {"Cc", "Cf"})
    return unicodedata.normalize("NFC", _SPACES.sub(" ", "".join(shown)).strip())


def plain(text: str) -> str:
    """As `visible`, with full-width digits and every kind of dash written the ordinary way. For numbers and dates."""
    folded = unicodedata.normalize("NFKC", visible(text))
    return "".join("-" if unicodedata.category(c) == "Pd" or c == "\u2212" else c for c in folded)
