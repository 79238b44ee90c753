"""Django's CSRF protection, on pages that tell no referrer.

A browser sends ``Origin: null`` with a form of a page under ``Referrer-Policy: no-referrer``, which the pages with a
registration number in their address must have (docs: the contract). Django refuses such a form before it looks at the
token. Here ``null`` counts as no answer, and the token, which only our own pages can know, decides; where the browser
says that the form came from elsewhere (Sec-Fetch-Site), it is refused all the same.
"""

from django.http import HttpRequest
from django.middleware.csrf import CsrfViewMiddleware


class CsrfMiddleware(CsrfViewMiddleware):
    """Takes the place of CsrfViewMiddleware in MIDDLEWARE."""

    def _origin_verified(self, request: HttpRequest) -> bool:
        if request.META["HTTP_ORIGIN"] == "null":
            return request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
        return bool(super()._origin_verified(request))  # type: ignore[misc]
