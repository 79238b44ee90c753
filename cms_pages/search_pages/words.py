"""Words of an Indonesian query: which of them count, what their root is, and where a text has them.

PostgreSQL stems by its own dictionary (SEARCH_CONFIG indonesian). The light stripping of affixes here serves what every
database needs the same: finding titles by a part of a word, and marking what was found.
"""

import re
from collections.abc import Sequence
from html import escape
from typing import Final

from django.utils.safestring import SafeString, mark_safe

from cms_pages.catalogue.search import SHORT, words

# What people write around what they look for. Neither database has a list of these for Indonesian.
STOP_WORDS: Final = frozenset(
    {
        *(
            "ada",
            "adalah",
            "agar",
            "apa",
            "apakah",
            "atau",
            "bagaimana",
            "bagi",
            "berapa",
            "bila",
            "bisa",
            "cara",
            "dan",
        ),
        *("dari", "dengan", "di", "dimana", "ini", "itu", "jika", "kapan", "ke", "mana", "oleh", "pada", "saya"),
        *("untuk", "yang"),
    }
)
# meN- and peN- swallow the first letter of many roots: what is left, `eriksa`, still stands in `periksa`.
PREFIXES: Final = (
    *("meng", "meny", "peng", "peny", "ber", "mem", "men", "pem", "pen", "per", "ter"),
    *("di", "ke", "me", "pe", "se"),
)
SUFFIXES: Final = ("kan", "lah", "nya", "an")
# Shorter roots stand inside too many other words: `adu` in `madu`.
LEAST: Final = 4

EXCERPT: Final = 180
BEFORE: Final = 60

_WORD: Final = re.compile(r"\w+")


def meaningful(text: str) -> list[str]:
    """The words of a query that say something; all of them where none does."""
    typed = words(text)
    return [word for word in typed if word not in STOP_WORDS] or typed


def root(word: str) -> str:
    """``pendaftaran`` -> ``daftar``, ``pemeriksaan`` -> ``eriksa``; a part of every form of the word."""
    for _ in range(2):
        word = _stripped(word, next((each for each in PREFIXES if word.startswith(each)), ""))
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= LEAST:
            return word[: -len(suffix)]
    return word


def _stripped(word: str, prefix: str) -> str:
    return word[len(prefix) :] if len(word) - len(prefix) >= LEAST else word


def roots(text: str) -> list[str]:
    """The roots of the meaningful words, each once."""
    return list(dict.fromkeys(map(root, meaningful(text))))


def has(word: str, sought: Sequence[str]) -> bool:
    """Whether a word of a text is a form of one that is sought. Short ones have to begin it."""
    plain = "".join(words(word))
    return any(plain.startswith(each) if len(each) <= SHORT else each in plain for each in sought)


def count_found(text: str, sought: Sequence[str]) -> int:
    """How many of the roots that are sought a text has: as `has` for each of its words, all of them looked at once."""
    hay = f" {' '.join(words(text))}"
    return sum((f" {each}" if len(each) <= SHORT else each) in hay for each in sought)


def highlight(text: str, sought: Sequence[str]) -> SafeString:
    """The text, escaped, with a ``<mark>`` around each word that was sought."""
    html, end = [], 0
    for match in _WORD.finditer(text):
        if has(match[0], sought):
            html += [escape(text[end : match.start()]), f"<mark>{escape(match[0])}</mark>"]
            end = match.end()
    return mark_safe("".join([*html, escape(text[end:])]))


def excerpt(text: str, sought: Sequence[str]) -> str:
    """Some 180 letters of a text around the first word that was sought; its beginning where there is none."""
    text = " ".join(text.split())
    first = next((match.start() for match in _WORD.finditer(text) if has(match[0], sought)), 0)
    start = 0 if first <= BEFORE else text.rfind(" ", 0, first - BEFORE) + 1
    part = text[start : start + EXCERPT]
    if start + EXCERPT < len(text):
        part = part.rsplit(" ", 1)[0] + " …"
    return f"… {part}" if start else part
