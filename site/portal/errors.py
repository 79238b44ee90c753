"""What is answered where no view did: pages for people, problem documents (RFC 9457) below /api/.

Django calls these, after it has logged what happened; they tell nothing of it.
"""

from typing import Final

from django.http import HttpRequest, HttpResponse

from cms_pages.base import views as pages
from cms_pages.content_api import problems

API: Final = "/api/"


def _asked_api(request: HttpRequest) -> bool:
    return request.path_info.startswith(API)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return problems.answer("bad_request") if _asked_api(request) else pages.bad_request(request, exception)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return problems.answer("forbidden") if _asked_api(request) else pages.permission_denied(request, exception)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return problems.answer("not_found") if _asked_api(request) else pages.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    return problems.answer("internal_error") if _asked_api(request) else pages.server_error(request)
