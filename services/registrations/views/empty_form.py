"""The empty form, rendered once a second instead of once a visitor.

All of it is the same for everybody but two words: the form's token and the proof of work that goes with it. Rendering
takes fifty times as long as putting these in. A page that is a second old does no harm: prices and days are checked
again when the form comes back, and one that moved is asked about. Each worker keeps its own, ready to be sent: a shared
cache would cost more than it saves.
"""

import re
import time
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import escape

from services.common.form_tokens import new_form_token, read_form_token
from services.common.proof_of_work import new_challenge
from services.registrations.forms import LaboratoryForm

TEMPLATE: Final = "registrations/laboratory.html"
# No form holds these words, and escaping leaves them as they are.
_TOKEN: Final = "put-the-token-here"  # noqa: S105 — a place, not a secret
_CHALLENGE: Final = "put-the-challenge-here"
_PLACES: Final = re.compile(f"({_TOKEN}|{_CHALLENGE})".encode())


class _Mould(LaboratoryForm):
    """The empty form with places to fill instead of a token and a challenge."""

    token_to_show = _TOKEN

    @property
    def challenge(self) -> str:
        return _CHALLENGE if settings.CAPTCHA else ""


@dataclass(frozen=True, slots=True)
class _Page:
    """The rendered mould, cut at its places; the version of the consent text that it links to; until when it's kept."""

    parts: tuple[bytes, ...]
    consent_version: str
    until: float


_kept: _Page | None = None


def empty_form(request: HttpRequest) -> bytes:
    """The page of a form that nobody has filled yet, with a token of its own."""
    global _kept  # noqa: PLW0603 — one for the process
    page = _kept
    if page is None or page.until < time.monotonic():
        page = _kept = _moulded(request)
    kind = LaboratoryForm.token_kind
    token = new_form_token(kind, page.consent_version)
    words = {_TOKEN.encode(): token.encode()}
    if settings.CAPTCHA:
        words[_CHALLENGE.encode()] = escape(new_challenge(read_form_token(kind, token).id)).encode()
    return b"".join(words.get(part, part) for part in page.parts)


def forget_empty_form() -> None:
    """Have it made anew for the next visitor."""
    global _kept  # noqa: PLW0603
    _kept = None


def _moulded(request: HttpRequest) -> _Page:
    mould = _Mould()
    made = render_to_string(TEMPLATE, {"form": mould, "notice": ""}, request)
    until = time.monotonic() + settings.EMPTY_FORM_SECONDS
    return _Page(tuple(_PLACES.split(made.encode())), mould.consent_text.version, until)
