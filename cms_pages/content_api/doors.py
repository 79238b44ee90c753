"""What every address of our APIs has in common: read only, JSON, strict parameters, ETag, problems, a limit of visits.

No session, no cookie, no login: who reads is nobody's business. A token (tokens.py) opens drafts, nothing else.
"""

from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import Any, ClassVar, Final

from django.conf import settings
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import quote_etag
from django.utils.module_loading import import_string
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from cms_pages.content_api import freshness, parameters, problems
from cms_pages.content_api.parameters import Parameter

ETAG: Final = "ETag"


class JsonAlways(BaseContentNegotiation):
    """There is one form of an answer, whatever a browser says it would rather have."""

    def select_parser(self, request: Request, parsers: Iterable[Any]) -> Any:
        return next(iter(parsers), None)

    def select_renderer(self, request: Request, renderers: Iterable[Any], format_suffix: str | None = None) -> Any:
        renderer = next(iter(renderers))
        return renderer, renderer.media_type


class Door(APIView):
    """A view of the API. `asked` holds the values of the parameters of the address that are present."""

    authentication_classes = ()
    permission_classes = ()
    parser_classes = ()
    renderer_classes = (JSONRenderer,)
    content_negotiation_class = JsonAlways
    http_method_names = ["get", "head", "options"]
    parameters: ClassVar[Sequence[Parameter]] = ()

    asked: Mapping[str, Any]
    etag: str = ""

    def get_exception_handler(self) -> Any:
        return problems.handle

    def get_throttles(self) -> list[BaseThrottle]:
        """By setting: content knows no services, and who counts visits is one."""
        return [import_string(name)() for name in settings.API_THROTTLES]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        self.asked = parameters.read(request.query_params, self.parameters)
        if request.method in {"GET", "HEAD"}:
            self.check_access(request)
            self._stop_if_known(request)

    def check_access(self, request: Request) -> None:
        """Raises ApiProblem for whoever may not read this. For everybody, unless a view says otherwise."""

    def is_public(self) -> bool:
        """Whether the answer is the same for everybody, and so may be kept."""
        return True

    def _stop_if_known(self, request: Request) -> None:
        """Answer 304 before anything is read, where the portal has not changed since the client's copy."""
        if not self.is_public():
            return
        self.etag = quote_etag(freshness.etag(request))
        seen = get_conditional_response(request._request, etag=self.etag)
        if seen is not None and seen.status_code == HTTPStatus.NOT_MODIFIED:
            raise problems.NotModified(self.etag)

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        response = super().finalize_response(request, response, *args, **kwargs)
        if not response.has_header("Cache-Control"):
            # Kept by anybody, and asked about each time: a price is never old.
            patch_cache_control(response, **({"no_cache": True} if self.is_public() else {"no_store": True}))
        if self.etag and response.status_code < HTTPStatus.BAD_REQUEST:
            response[ETAG] = self.etag
        patch_vary_headers(response, ["Authorization"])
        return response
