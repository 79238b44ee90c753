"""/api/schema/ for programs, /api/docs/ for people, and what an unknown address below /api/ answers."""

from typing import ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from cms_pages.content_api.doors import Door
from services.api import openapi, reading


class Schema(Door):
    """The description in OpenAPI 3.1."""

    parameters: ClassVar = ()

    @extend_schema(exclude=True)
    def get(self, request: Request) -> Response:
        return Response(openapi.document())


class Unknown(Door):
    """Everything else below /api/."""

    @extend_schema(exclude=True)
    def initial(self, request: Request, *args: object, **kwargs: object) -> None:
        raise Http404


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """The description as a page, drawn here: no script, nothing from elsewhere."""
    return render(request, "api/docs.html", {"api": reading.readable(openapi.document())})
