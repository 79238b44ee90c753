"""The secret in the address of a draft: 256 random bits, so that a plain digest is enough to keep."""

import re
import secrets
from hashlib import sha256
from typing import Final

_FORM: Final = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)


def new_token() -> str:
    """43 letters."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What is kept of a token, and what it is found by: nobody can try their way along a digest."""
    return sha256(token.encode()).hexdigest()


def is_token(text: str) -> bool:
    """Whether this can be one at all; nothing else is looked up."""
    return _FORM.fullmatch(text) is not None
