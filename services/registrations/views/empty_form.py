"""The empty form, rendered once a second instead of once a visitor.

All of it is the same for everybody but two words: the form's token and the proof of work that goes with it. Rendering
takes thirty times as long as putting these in. A page that is a second old does no harm: prices and days are checked
again when the form comes back, and one that moved is asked about.
"""

from typing import Final

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import escape

from services.common import clock
from services.common.form_tokens import new_form_token, read_form_token
from services.common.proof_of_work import new_challenge
from services.registrations.forms import LaboratoryForm

TEMPLATE: Final = "registrations/laboratory.html"
# No form holds these words, and escaping leaves them as they are.
_TOKEN: Final = "put-the-token-here"  # noqa: S105 — a place, not a secret
_CHALLENGE: Final = "put-the-challenge-here"


class _Mould(LaboratoryForm):
    """The empty form with places to fill instead of a token and a challenge."""

    token_to_show = _TOKEN

    @property
    def challenge(self) -> str:
        return _CHALLENGE if settings.CAPTCHA else ""


def empty_form(request: HttpRequest) -> str:
    """The page of a form that nobody has filled yet, with a token of its own."""
    kind = LaboratoryForm.token_kind
    page, consent_version = _moulded(request)
    token = new_form_token(kind, consent_version)
    page = page.replace(_TOKEN, token)
    if settings.CAPTCHA:
        page = page.replace(_CHALLENGE, escape(new_challenge(read_form_token(kind, token).id)))
    return page


def _moulded(request: HttpRequest) -> tuple[str, str]:
    """The page with its places, and the version of the consent text that it links to."""
    # Of today: at midnight the days to choose from are others.
    key = f"registrations:empty-form:{LaboratoryForm.token_kind}:{clock.today():%Y%m%d}:{settings.CAPTCHA}"
    kept: tuple[str, str] | None = cache.get(key)
    if kept is not None:
        return kept
    mould = _Mould()
    made = render_to_string(TEMPLATE, {"form": mould, "notice": ""}, request), mould.consent_text.version
    cache.set(key, made, settings.EMPTY_FORM_SECONDS)
    return made
