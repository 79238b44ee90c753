"""How often a network may read: counted in the cache that all workers share, two fast commands a request."""

import time
from typing import Final

from django.conf import settings
from django.core.cache import cache
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from services.common.network import client_address, network_key

WINDOW: Final = 60  # seconds


class NetworkThrottle(BaseThrottle):
    """settings.API_REQUESTS_A_MINUTE for one network, in fixed windows of a minute. Off with settings.RATE_LIMITS.

    Without Redis each worker counts by itself, so that more gets through; it is there for floods, not for accounts.
    """

    def allow_request(self, request: Request, view: APIView) -> bool:
        if not settings.RATE_LIMITS:
            return True
        network = network_key(client_address(request._request))
        key = f"api-visits:{network}:{int(time.time()) // WINDOW}"
        cache.add(key, 0, 2 * WINDOW)
        try:
            visits = cache.incr(key)
        except ValueError:  # swept out between the two
            return True
        return visits <= settings.API_REQUESTS_A_MINUTE

    def wait(self) -> float:
        """Seconds until the next window."""
        return WINDOW - time.time() % WINDOW
