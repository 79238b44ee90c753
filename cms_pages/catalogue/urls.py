"""The catalogue's pages, ahead of Wagtail's catch-all and under its name: addresses and their reversal stay the same."""

from django.urls import URLPattern, URLResolver, re_path

from cms_pages.catalogue.queries import CATALOGUE_SLUG
from cms_pages.catalogue.views import serve

urlpatterns: list[URLPattern | URLResolver] = [
    re_path(rf"^({CATALOGUE_SLUG}/(?:[\w-]+/){{0,2}})$", serve, name="wagtail_serve"),
]
