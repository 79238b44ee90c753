"""Django's CSRF protection, on pages that tell no referrer.

A browser sends ``Origin: null`` with a form of a page under ``Referrer-Policy: no-referrer``, which the pages with a
registration number in their address must have (docs: the contract). Django refuses such a form before it looks at the
token. Here ``null`` counts as no answer, and the token, which only our own pages can know, decides; where the browser
says that the form came from elsewhere (Sec-Fetch-Site), it is refused all the same.

A form of ours whose token is worth nothing any more (cookies deleted, a login in another tab) never reaches its view
either, but `without_token` lets an app show it again with what was typed.
"""

from collections.abc import Callable
from typing import Any, Final, TypeVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware

View = Callable[..., HttpResponseBase]
SomeView = TypeVar("SomeView", bound=View)

_HANDLER: Final = "without_csrf_token"


def without_token(handler: View) -> Callable[[SomeView], SomeView]:
    """Let `handler` answer, with the view's arguments, a form that came from our own pages without a valid token.

    Nothing vouches for such a request: the handler shows it again, and does nothing of what it asks for.
    """

    def mark(view: SomeView) -> SomeView:
        setattr(view, _HANDLER, handler)
        return view

    return mark


class CsrfMiddleware(CsrfViewMiddleware):
    """Takes the place of CsrfViewMiddleware in MIDDLEWARE."""

    def process_view(  # type: ignore[override]
        self, request: HttpRequest, callback: View, callback_args: tuple[Any, ...], callback_kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        refusal: HttpResponseBase | None = super().process_view(request, callback, callback_args, callback_kwargs)
        handler: View | None = getattr(callback, _HANDLER, None)
        if refusal is None or handler is None or not self._came_from_here(request):
            return refusal
        return handler(request, *callback_args, **callback_kwargs)

    def _came_from_here(self, request: HttpRequest) -> bool:
        """As far as the browser tells; another site must not fill in our forms."""
        if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            return False
        return "HTTP_ORIGIN" not in request.META or self._origin_verified(request)

    def _origin_verified(self, request: HttpRequest) -> bool:
        if request.META["HTTP_ORIGIN"] == "null":
            return request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
        return bool(super()._origin_verified(request))  # type: ignore[misc]
