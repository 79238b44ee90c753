"""Limits on what reaches the admin's searches."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse

from cms_pages.base.search_backend import limit_query

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
