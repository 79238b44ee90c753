"""/api/schema/ for programs, /api/docs/ for people, and what an unknown address below /api/ answers."""

from typing import ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from cms_pages.base.page_cache import kept_for_everybody
from cms_pages.content_api import problems
from cms_pages.content_api.doors import Door
from services.api import openapi
from services.api.throttles import may_ask, seconds_left


class Schema(Door):
    """The description in OpenAPI 3.1."""

    parameters: ClassVar = ()

    @extend_schema(exclude=True)
    def get(self, request: Request) -> HttpResponse:
        return HttpResponse(openapi.text(), content_type="application/json")


class Unknown(Door):
    """Everything else below /api/."""

    @extend_schema(exclude=True)
    def initial(self, request: Request, *args: object, **kwargs: object) -> None:
        raise Http404


@kept_for_everybody
def docs(request: HttpRequest) -> HttpResponse:
    """The description as a page, drawn here: no script, nothing from elsewhere. Kept like any page, menus and all."""
    if request.method not in {"GET", "HEAD"}:
        return problems.answer("method_not_allowed", headers={"Allow": "GET, HEAD"})
    if not may_ask(request):
        return problems.answer("too_many_requests", **problems.too_many_requests(seconds_left()))
    return render(request, "api/docs.html", {"api": openapi.readable()})
