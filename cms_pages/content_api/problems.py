"""What an API answers when something is wrong: RFC 9457, `application/problem+json`, for programs and so in English.

`code` is stable and what a program compares; `type` is the same as an address at which it is explained.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from math import ceil
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpResponse, JsonResponse
from django.utils.cache import patch_cache_control
from rest_framework.exceptions import APIException, MethodNotAllowed, ParseError, Throttled, UnsupportedMediaType
from rest_framework.response import Response

PROBLEM_TYPE: Final = "application/problem+json"
DOCS_PATH: Final = "/api/docs/"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem. `title` never changes for a code; what is special about one case goes into `detail`."""

    status: HTTPStatus
    title: str


KINDS: Final[Mapping[str, Kind]] = {
    "bad_request": Kind(HTTPStatus.BAD_REQUEST, "The request can't be read"),
    "invalid_parameters": Kind(HTTPStatus.BAD_REQUEST, "Some parameters can't be used"),
    "token_required": Kind(HTTPStatus.UNAUTHORIZED, "Drafts are shown to holders of a token only"),
    "invalid_token": Kind(HTTPStatus.UNAUTHORIZED, "The token is unknown, expired or revoked"),
    "forbidden": Kind(HTTPStatus.FORBIDDEN, "This isn't for you"),
    "not_found": Kind(HTTPStatus.NOT_FOUND, "There is nothing at this address"),
    "method_not_allowed": Kind(HTTPStatus.METHOD_NOT_ALLOWED, "This address is for reading only"),
    "unsupported_media_type": Kind(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "This address reads no body"),
    "too_many_requests": Kind(HTTPStatus.TOO_MANY_REQUESTS, "Too many requests from this network"),
    "internal_error": Kind(HTTPStatus.INTERNAL_SERVER_ERROR, "Something broke on our side, and we have been told"),
}


class ApiProblem(APIException):
    """Raised anywhere below a view. `code` is one of KINDS; `errors` tells which parameters, see parameters.py."""

    def __init__(self, code: str, detail: str = "", *, errors: Sequence[Mapping[str, str]] = ()) -> None:
        self.status_code = KINDS[code].status
        super().__init__(detail or KINDS[code].title, code)
        self.code = code
        self.text = detail
        self.errors = errors


class NotModified(Exception):
    """Not a problem: what the client has is still right (304)."""

    def __init__(self, etag: str) -> None:
        super().__init__(etag)
        self.etag = etag


def body(code: str, *, detail: str = "", errors: Sequence[Mapping[str, str]] = ()) -> dict[str, Any]:
    """The members of a problem document."""
    kind = KINDS[code]
    answer: dict[str, Any] = {
        "type": f"{settings.PUBLIC_BASE_URL}{DOCS_PATH}#{code}",
        "title": kind.title,
        "status": int(kind.status),
        "code": code,
    }
    if detail:
        answer["detail"] = detail
    if errors:
        answer["errors"] = [dict(error) for error in errors]
    return answer


def response(
    code: str, *, detail: str = "", errors: Sequence[Mapping[str, str]] = (), headers: Mapping[str, str] | None = None
) -> Response:
    """A problem as a DRF response; nobody keeps it."""
    answer = Response(
        body(code, detail=detail, errors=errors),
        status=KINDS[code].status,
        content_type=PROBLEM_TYPE,
        headers=dict(headers or {}),
    )
    patch_cache_control(answer, no_store=True)
    return answer


def answer(code: str, *, detail: str = "", headers: Mapping[str, str] | None = None) -> HttpResponse:
    """A problem where no view of DRF's answers; nobody keeps it."""
    made = JsonResponse(
        body(code, detail=detail), status=KINDS[code].status, content_type=PROBLEM_TYPE, headers=dict(headers or {})
    )
    patch_cache_control(made, no_store=True)
    return made


def too_many_requests(wait: float | None) -> dict[str, Any]:
    """What is special about this problem: `wait` in seconds, None where nobody knows."""
    seconds = max(1, ceil(wait or 1))
    return {"detail": f"Try again in {seconds} seconds.", "headers": {"Retry-After": str(seconds)}}


def handle(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """DRF's exception handler for our views. None for what nobody foresaw: Django logs it and asks its handler500."""
    match error:
        case NotModified():
            return Response(status=HTTPStatus.NOT_MODIFIED)
        case ApiProblem():
            challenge = {"WWW-Authenticate": "Bearer"} if error.status_code == HTTPStatus.UNAUTHORIZED else None
            return response(error.code, detail=error.text, errors=error.errors, headers=challenge)
        case Http404():
            return response("not_found")
        case MethodNotAllowed():
            return response("method_not_allowed")
        case Throttled():
            return response("too_many_requests", **too_many_requests(getattr(error, "wait", None)))
        case UnsupportedMediaType():
            return response("unsupported_media_type")
        case SuspiciousOperation() | ParseError():
            return response("bad_request")
    return None
