"""A limit for doors that cost work and guard nothing: counted in the cache, so that typing writes nothing to disk.

Without Redis each web process counts for itself. What guards a secret is limited by services.guards instead.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Final

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from cms_pages.base.views import too_many_requests
from services.common import clock
from services.common.network import client_address, network_key

View = Callable[[HttpRequest], HttpResponse]

MINUTE: Final = 60


def throttled(view: View, *, scope: str, per_minute: int) -> View:
    """The view for up to `per_minute` requests of an address (IPv6: of a network); 429 beyond."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if settings.RATE_LIMITS:
            minute, second = divmod(int(clock.now().timestamp()), MINUTE)
            key = f"throttle:{scope}:{minute}:{network_key(client_address(request))}"
            cache.add(key, 0, timeout=MINUTE)
            try:
                count = cache.incr(key)
            except ValueError:  # gone between the two lines: the minute is over
                count = 1
            if count > per_minute:
                return _refused(request, MINUTE - second)
        return view(request)

    return guarded


def _refused(request: HttpRequest, seconds: int) -> HttpResponse:
    if request.accepts("text/html"):
        return too_many_requests(request, seconds)
    return HttpResponse(status=HTTPStatus.TOO_MANY_REQUESTS, headers={"Retry-After": str(seconds)})
