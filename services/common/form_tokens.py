"""Tokens of public forms: one for each form shown, signed with the moment it was shown.

They do three jobs without a session or a cookie, so that the page of an empty form is the same for everybody:
the same form sent twice is recognised (128 random bits), a form that lay open for too long is shown again, and one
that comes back faster than a person types is noticed. `context` carries what else the person was shown.
"""

import re
import secrets
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Final

from django.conf import settings
from django.core import signing

from services.common import clock

LIFETIME: Final = timedelta(hours=24)
_SALT: Final = "services.common.form_tokens"
_MOST_CHARACTERS: Final = 300
_CONTEXT: Final = re.compile(r"[\w.-]*", re.ASCII)


class BadFormToken(ValueError):
    """Not one of ours, or changed on the way."""


@dataclass(frozen=True, slots=True)
class FormToken:
    """`id` is what is stored with the thing that the form made; `age` is how long ago the form was shown."""

    id: str
    context: str
    age: timedelta

    @property
    def is_expired(self) -> bool:
        return self.age > LIFETIME


def new_form_token(form: str, context: str = "") -> str:
    """A token for one form shown now. `form` names the kind of form; `context` is letters, digits, ``_.-``."""
    if not _CONTEXT.fullmatch(context):
        raise ValueError(f"not a context for a form token: {context!r}")
    return _signer(form).sign_object([secrets.token_urlsafe(16), context, int(clock.now().timestamp())])


def read_form_token(form: str, text: str) -> FormToken:
    """What a token says, even when it is expired. Raises BadFormToken."""
    if len(text) > _MOST_CHARACTERS:
        raise BadFormToken
    try:
        identifier, context, shown_at = _signer(form).unsign_object(text)
    except (signing.BadSignature, ValueError) as error:
        raise BadFormToken from error
    age = timedelta(seconds=int(clock.now().timestamp()) - shown_at)
    return FormToken(id=identifier, context=context, age=age)


def _signer(form: str) -> signing.Signer:
    return _made_signer(form, settings.SECRET_KEY, tuple(settings.SECRET_KEY_FALLBACKS))


# A few kinds of forms. Making one takes as long as signing does.
@lru_cache(maxsize=16)
def _made_signer(form: str, key: str, fallbacks: tuple[str, ...]) -> signing.Signer:
    return signing.Signer(key=key, salt=f"{_SALT}:{form}", fallback_keys=list(fallbacks))
