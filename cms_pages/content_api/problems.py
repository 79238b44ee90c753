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
from django.http import Http404
from django.utils.cache import patch_cache_control
from rest_framework.exceptions import APIException, MethodNotAllowed, Throttled
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
    "not_found": Kind(HTTPStatus.NOT_FOUND, "There is nothing at this address"),
    "method_not_allowed": Kind(HTTPStatus.METHOD_NOT_ALLOWED, "This address is for reading only"),
    "too_many_requests": Kind(HTTPStatus.TOO_MANY_REQUESTS, "Too many requests from this network"),
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


def handle(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """DRF's exception handler for our views. None, and so a 500 with a line in the log, for what nobody foresaw."""
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
            wait = max(1, ceil(getattr(error, "wait", None) or 1))
            return response(
                "too_many_requests", detail=f"Try again in {wait} seconds.", headers={"Retry-After": str(wait)}
            )
        case SuspiciousOperation():
            return response("bad_request")
    return None
