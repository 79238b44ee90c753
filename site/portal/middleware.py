"""What every answer passes through: who speaks for the visitor, which headers go out, what the log may know."""

import logging
import time
from collections.abc import Callable
from functools import cache
from http import HTTPStatus
from typing import Final
from uuid import uuid4

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from services.common.network import comes_through_proxy

GetResponse = Callable[[HttpRequest], HttpResponse]

# Only a proxy knows these; from anybody else they are lies.
FORWARDED_HEADERS: Final = ("HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PORT")

ADMIN_PREFIX: Final = "/admin/"

request_log = logging.getLogger("portal.requests")


class TrustedProxyMiddleware:
    """Believe X-Forwarded-Proto and its like from settings.TRUSTED_PROXIES alone. First in the list of middleware.

    X-Forwarded-For stays: services.common.network reads it hop by hop.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not comes_through_proxy(request):
            for name in FORWARDED_HEADERS:
                request.META.pop(name, None)
        return self.get_response(request)


class HeadMiddleware:
    """An answer to HEAD has the headers of the page and no body: Django leaves it in, gunicorn complains of each."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "HEAD":
            if response.streaming:
                response.streaming_content = ()  # type: ignore[attr-defined]
            else:
                response.content = b""
        return response


class RequestLogMiddleware:
    """One line a request: method, route, status, milliseconds, and a number that the visitor can quote.

    The route ('lacak/<number>/') and never the address: numbers, tokens and searches are the visitor's.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        request_id = uuid4().hex
        request.META["REQUEST_ID"] = request_id
        response = self.get_response(request)
        response.headers["X-Request-ID"] = request_id
        match = request.resolver_match
        if not match and response.status_code < HTTPStatus.BAD_REQUEST:
            return response  # a static file
        request_log.info(
            "request",
            extra={
                "method": request.method,
                "route": match.route if match else "",
                "status": response.status_code,
                "ms": round((time.perf_counter() - started) * 1000),
                "request_id": request_id,
            },
        )
        return response


@cache
def _usual_policy() -> str:
    return build_policy()


class ContentPolicyMiddleware(CSPMiddleware):
    """The same header, put together once for all answers that ask for nothing of their own: nearly all."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if getattr(request, "_csp_nonce", None) or any(name.startswith("_csp_") for name in vars(response)):
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, _usual_policy())
        return response


class SecurityHeadersMiddleware:
    """Cross-Origin-Resource-Policy, Permissions-Policy, and the wider content policy under /admin/."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", settings.CROSS_ORIGIN_RESOURCE_POLICY)
        # Wagtail's own screens only: the file door and the public pages keep the strict policy.
        if request.path_info.startswith(ADMIN_PREFIX) and not hasattr(response, "_csp_replace"):
            response._csp_replace = settings.ADMIN_CONTENT_SECURITY_POLICY  # type: ignore[attr-defined]
        return response
