"""A kept page: what of an answer is the same for everybody, and where it is kept."""

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.base import BaseCache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import cc_delim_re

CACHE: Final = "pages"
MOST_BYTES: Final = 1024 * 1024  # a page; 600 exam types take half of it
# Whoever reads the page again asks whether it is still the same, and is answered 304 without a body.
CACHE_CONTROL: Final = "no-cache"

# An answer with one of these is for whoever asked, whatever it calls itself.
_PRIVATE: Final = frozenset({"private", "no-store", "no-cache"})
_HARMLESS_VARY: Final = frozenset({"", "accept-encoding"})
# Somebody's own token, or an editor's tools, which no kept page may hold: the last gate, should a template change.
_NOBODY_ELSES: Final = (b"csrfmiddlewaretoken", b'name="form_token"', b"<wagtail-userbar")


@dataclass(frozen=True, slots=True)
class Kept:
    """Headers as the view and all inner middleware set them; the outer ones add theirs to every answer anew."""

    body: bytes
    headers: tuple[tuple[str, str], ...]

    def __len__(self) -> int:
        """Bytes, nearly."""
        return len(self.body) + sum(len(name) + len(value) for name, value in self.headers)

    def response(self) -> HttpResponse:
        return HttpResponse(self.body, headers=dict(self.headers))


def may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether this answer to a GET is the same for every reader. It has been rendered with the request's cookies."""
    return (
        request.method == "GET"
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not _words(response, "Cache-Control") & _PRIVATE
        and _words(response, "Vary") <= _HARMLESS_VARY
        and not getattr(request, "_csp_nonce", None)
        # Asked for a content policy of its own.
        and not any(name.startswith("_csp_") for name in vars(response))
        and len(response.content) <= MOST_BYTES
        and not any(words in response.content for words in _NOBODY_ELSES)
    )


def _words(response: HttpResponse, header: str) -> set[str]:
    """``private, max-age=0`` is {'private', 'max-age'}."""
    listed = cc_delim_re.split(response.headers.get(header, ""))
    return {word.partition("=")[0].strip().lower() for word in listed}


def fetch(key: str) -> Kept | None:
    """What is kept under `key`. A cache that is gone has nothing: pages are then rendered."""
    found: Kept | None = _cache().get(key)
    return found


def keep(key: str, response: HttpResponse) -> None:
    """For settings.PAGE_CACHE_SECONDS at most."""
    _cache().set(key, Kept(response.content, tuple(response.headers.items())), settings.PAGE_CACHE_SECONDS)


def _cache() -> BaseCache:
    return caches[CACHE]
