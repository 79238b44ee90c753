"""Pages for when something is wrong, in the same dress as the others."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=HTTPStatus.BAD_REQUEST)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=HTTPStatus.FORBIDDEN)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=HTTPStatus.NOT_FOUND)


def gone(request: HttpRequest) -> HttpResponse:
    """410: was here, and won't come back."""
    return render(request, "410.html", status=HTTPStatus.GONE)


def too_many_requests(request: HttpRequest, retry_after: int | None = None) -> HttpResponse:
    """429. ``retry_after`` in seconds; the page says it in minutes, the header in seconds."""
    minutes = None if retry_after is None else max(1, -(-retry_after // 60))
    response = render(request, "429.html", {"minutes": minutes}, status=HTTPStatus.TOO_MANY_REQUESTS)
    if retry_after is not None:
        response["Retry-After"] = str(retry_after)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """500: no context, no database, no manifest; whatever broke must not break this page too."""
    return HttpResponseServerError(render_to_string("500.html"))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """CSRF_FAILURE_VIEW. ``reason`` is for developers and isn't shown."""
    return render(request, "403_csrf.html", status=HTTPStatus.FORBIDDEN)
