"""What the admin's own lists don't do for themselves: cut what is searched for, and bear a nonsensical address."""

import logging
from collections.abc import Callable
from typing import Final

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError
from django.http import HttpRequest, HttpResponse

from cms_pages.base.search_backend import limit_query
from cms_pages.base.views import bad_request

logger = logging.getLogger(__name__)

SEARCH_PARAMETER: Final = "q"


class AdminSearchLimitMiddleware:
    """Cut `q` under /admin/ to what a person types: some of its lists search without our search backend."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith("/admin/") and SEARCH_PARAMETER in request.GET:
            limited = [limit_query(text) for text in request.GET.getlist(SEARCH_PARAMETER)[:1]]
            if limited != request.GET.getlist(SEARCH_PARAMETER):
                query = request.GET.copy()
                query.setlist(SEARCH_PARAMETER, limited)
                request.GET = query  # type: ignore[assignment]
        return self.get_response(request)


class AdminAddressMiddleware:
    """A filter, page or id that no list of the admin understands (`?group=abc`, the year 1) is a 400, not a 500.

    Many of Wagtail's filters hand what stands in the address to the database as it came. Only addresses with a query,
    and only reads: what breaks elsewhere is a fault of ours. The log keeps the traceback, in case it was one after all.
    """

    # What SQLite calls an integrity error while reading is a number that it has no room for.
    CONFUSED: Final = (OverflowError, ValueError, ValidationError, DataError, IntegrityError)

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Django asks here when a view, or the rendering of its answer, raised."""
        reads = request.method in {"GET", "HEAD"} and request.GET
        if not (reads and request.path_info.startswith("/admin/") and isinstance(exception, self.CONFUSED)):
            return None
        logger.warning("an address of the admin was not understood", exc_info=exception)
        return bad_request(request, exception)
