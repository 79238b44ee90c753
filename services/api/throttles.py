"""How often a network may read: counted in the cache that all workers share, two fast commands a request."""

import time
from typing import Final

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from services.common.network import client_address, network_key

WINDOW: Final = 60  # seconds


def may_ask(request: HttpRequest) -> bool:
    """Count one request of the visitor's network: False for more than settings.API_REQUESTS_A_MINUTE.

    In fixed windows of a minute; off with settings.RATE_LIMITS. Without Redis each worker counts by itself, so that
    more gets through; it is there for floods, not for accounts.
    """
    if not settings.RATE_LIMITS:
        return True
    key = f"api-visits:{network_key(client_address(request))}:{int(time.time()) // WINDOW}"
    cache.add(key, 0, 2 * WINDOW)
    try:
        visits = cache.incr(key)
    except ValueError:  # swept out between the two, or nobody counts: Redis is gone
        return True
    return visits <= settings.API_REQUESTS_A_MINUTE


def seconds_left() -> float:
    """Until the next window."""
    return WINDOW - time.time() % WINDOW


class NetworkThrottle(BaseThrottle):
    """`may_ask` for views of DRF."""

    def allow_request(self, request: Request, view: APIView) -> bool:
        return may_ask(request._request)

    def wait(self) -> float:
        return seconds_left()
