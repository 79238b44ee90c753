"""/healthz/ and /readyz/."""

from django.urls import URLPattern, URLResolver, path

from services.operations.views import alive, ready

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz/", alive, name="healthz"),
    path("readyz/", ready, name="readyz"),
]
