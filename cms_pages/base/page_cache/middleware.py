"""Answers readers without a session from what is kept, and keeps what they are shown.

Stands right behind the number and the log of a request. The headers that are set further in are kept with the page:
they are the same for every answer, and a policy or nonce of one answer's own keeps it out (`kept`). A redirect to TLS
isn't kept, so that no page is read over plain HTTP where it may not be.

No lock while a page is rendered: a worker answers one request at a time, so that after a bump a page is rendered at
most once by each.
"""

from collections.abc import Callable
from hashlib import blake2b
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control

from cms_pages.base.page_cache import generation, kept, marks, shared
from cms_pages.base.page_cache.addresses import Address, address_of

GetResponse = Callable[[HttpRequest], HttpResponse]

# Tells whoever operates the portal what happened: hit, or stored by this request. Absent: neither.
HEADER: Final = "X-Page-Cache"
# Addresses with a query string that one process keeps of one generation and day: somebody who tries them all
# only fills so much.
MOST_VARIANTS: Final = 300
ADMIN: Final = "/admin/"


class PageCacheMiddleware:
    """See the module. settings.PAGE_CACHE_SECONDS = 0 switches it off."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self._variants: set[str] = set()
        self._variants_of = (0, timezone.localdate())

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not settings.PAGE_CACHE_SECONDS or request.path_info.startswith(ADMIN):
            return self.get_response(request)
        shared.allow(request)
        match = marks.match_of(request.path_info) if request.method in {"GET", "HEAD"} else None
        if match is None:
            return self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES or "HTTP_AUTHORIZATION" in request.META:
            return self._for_one(request)
        address = address_of(request)
        if address is None:
            return self.get_response(request)
        # Before anything is rendered: what is rendered while somebody publishes is kept under the number of before.
        now = generation.read()
        shared.allow(request, now)
        key = address.key(now)
        found = kept.fetch(key)
        if found is None:
            return self._render(request, address, key, now)
        marks.remember(request.path_info, match)
        request.resolver_match = match  # for the request log
        response = found.response()
        response.headers[HEADER] = "hit"
        return _unless_known(request, response)

    def _for_one(self, request: HttpRequest) -> HttpResponseBase:
        """Somebody with a session sees drafts' tools or messages: no cache in between may keep it either."""
        response = self.get_response(request)
        if "Cache-Control" not in response.headers:
            patch_cache_control(response, private=True, no_cache=True)
        return response

    def _render(self, request: HttpRequest, address: Address, key: str, now: int) -> HttpResponseBase:
        response = self.get_response(request)
        if not kept.may_be_kept(request, response):
            return response
        response.headers.setdefault("Cache-Control", kept.CACHE_CONTROL)
        response.headers.setdefault("ETag", f'"{blake2b(response.content, digest_size=12).hexdigest()}"')
        if not address.query or self._has_room(key, now):
            kept.keep(key, response)
            response.headers[HEADER] = "stored"
        return _unless_known(request, response)

    def _has_room(self, key: str, now: int) -> bool:
        since = (now, timezone.localdate())
        if self._variants_of != since:
            self._variants_of = since
            self._variants.clear()
        if len(self._variants) < MOST_VARIANTS:
            self._variants.add(key)
        return key in self._variants


def _unless_known(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    """304 to somebody who has just this page."""
    if "HTTP_IF_NONE_MATCH" not in request.META:
        return response
    return get_conditional_response(request, etag=response.headers["ETag"], response=response) or response
