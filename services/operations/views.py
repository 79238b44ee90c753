"""Alive and ready, for load balancers and watchers. They tell no secrets: no version, host, address or error text."""

import logging

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from services.operations.readiness import OK, report

logger = logging.getLogger(__name__)


@require_safe
@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers. Asks nothing else of anybody, the database least of all."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """Everything that a visitor needs works, and a worker is alive: 200, else 503 with what is missing."""
    found = report()
    if found["status"] != OK:
        logger.warning("not ready", extra={"checks": found["checks"]})
    return JsonResponse(found, status=200 if found["status"] == OK else 503)
