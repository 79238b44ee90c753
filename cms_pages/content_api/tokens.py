"""How a token is written, and how it is told from a forged one: ``lbk_<number>_<secret>``.

The number finds the row; the secret (256 random bits, so that a plain digest is enough) is compared in constant time.
"""

import re
import secrets
from hashlib import sha256
from hmac import compare_digest
from typing import Final, NamedTuple

_FORM: Final = re.compile(r"lbk_([0-9]{1,18})_([A-Za-z0-9_-]{43})", re.ASCII)


class Parts(NamedTuple):
    """A token taken apart."""

    pk: int
    secret: str


def new_secret() -> str:
    """43 letters."""
    return secrets.token_urlsafe(32)


def write(pk: int, secret: str) -> str:
    return f"lbk_{pk}_{secret}"


def parse(text: str) -> Parts | None:
    """None for what can't be a token."""
    found = _FORM.fullmatch(text)
    return Parts(int(found[1]), found[2]) if found else None


def digest(secret: str) -> str:
    """What is kept of a secret."""
    return sha256(secret.encode()).hexdigest()


def fits(secret: str, kept: str) -> bool:
    """In a time that tells nothing of where they differ."""
    return compare_digest(digest(secret), kept)
