"""One way to describe an address of our APIs for OpenAPI, errors included, from the parameters that it checks."""

from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema

from cms_pages.content_api import problems
from cms_pages.content_api.parameters import Parameter
from cms_pages.content_api.vocabulary import MOST_ID

JSON: Final = "application/json"

# What the reader of /api/docs/ is told of each status.
STATUSES: Final[Mapping[HTTPStatus, str]] = {
    HTTPStatus.NOT_MODIFIED: "Tidak berubah sejak `ETag` yang dikirim dengan `If-None-Match`.",
    HTTPStatus.BAD_REQUEST: "Ada parameter yang salah; `errors` menyebut semuanya.",
    HTTPStatus.UNAUTHORIZED: "Token tidak ada, salah, kedaluwarsa, atau sudah dicabut.",
    HTTPStatus.NOT_FOUND: "Tidak ada apa-apa di alamat ini.",
    HTTPStatus.METHOD_NOT_ALLOWED: "Alamat ini hanya untuk dibaca.",
    HTTPStatus.TOO_MANY_REQUESTS: "Terlalu banyak permintaan; coba lagi setelah detik pada `Retry-After`.",
}
_EXAMPLES: Final[Mapping[HTTPStatus, tuple[str, dict[str, Any]]]] = {
    HTTPStatus.BAD_REQUEST: (
        "invalid_parameters",
        {"errors": ({"parameter": "limit", "code": "invalid_value", "detail": "must be from 1 to 100"},)},
    ),
    HTTPStatus.UNAUTHORIZED: ("token_required", {}),
    HTTPStatus.NOT_FOUND: ("not_found", {}),
    HTTPStatus.METHOD_NOT_ALLOWED: ("method_not_allowed", {}),
    HTTPStatus.TOO_MANY_REQUESTS: ("too_many_requests", {"detail": "Try again in 42 seconds."}),
}
_ALWAYS: Final = (HTTPStatus.BAD_REQUEST, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.TOO_MANY_REQUESTS)

# `pk` in our addresses; drf-spectacular shows it as `id`.
NUMBER: Final = OpenApiParameter(
    "id",
    {"type": "integer", "minimum": 1, "maximum": MOST_ID, "example": 1},
    OpenApiParameter.PATH,
    description="Nomor.",
)


def ref(name: str) -> dict[str, str]:
    """A schema of shapes.py."""
    return {"$ref": f"#/components/schemas/{name}"}


def described(
    operation: str,
    summary: str,
    answer: Any,
    *,
    tag: str,
    parameters: Sequence[Parameter] = (),
    path: Sequence[OpenApiParameter] = (),
    example: Any = None,
    text: str = "",
    status: HTTPStatus = HTTPStatus.OK,
    may_be_missing: bool = False,
    drafts: bool = False,
) -> Callable[[Any], Any]:
    """Decorator of a `get`. `answer` is a schema or a serializer; None for an answer without a body (302)."""
    shown = [OpenApiExample("Contoh", value=example)] if example is not None else []
    success = OpenApiResponse(answer, description="Jawaban." if answer else "Ke alamatnya.", examples=shown)
    responses: dict[Any, Any] = {
        (int(status), JSON) if answer is not None else int(status): success,
        int(HTTPStatus.NOT_MODIFIED): OpenApiResponse(None, description=STATUSES[HTTPStatus.NOT_MODIFIED]),
    }
    wrong = [*_ALWAYS]
    wrong += [HTTPStatus.NOT_FOUND] if may_be_missing or path else []
    wrong += [HTTPStatus.UNAUTHORIZED] if drafts else []
    for each in sorted(wrong):
        responses[int(each), problems.PROBLEM_TYPE] = _problem(each)
    return extend_schema(
        operation_id=operation,
        summary=summary,
        description=text,
        tags=[tag],
        parameters=[*path, *(parameter.described() for parameter in parameters)],
        request=None,
        responses=responses,
        auth=[{}, {"draftToken": []}] if drafts else [{}],  # type: ignore[list-item] # as OpenAPI has them
    )


def _problem(status: HTTPStatus) -> OpenApiResponse:
    code, more = _EXAMPLES[status]
    example = OpenApiExample(code, value=problems.body(code, **more), media_type=problems.PROBLEM_TYPE)
    return OpenApiResponse(ref("Problem"), description=STATUSES[status], examples=[example])
