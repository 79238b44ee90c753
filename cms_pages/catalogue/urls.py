"""The catalogue's pages, ahead of Wagtail's catch-all but under its name, so addresses reverse as before."""

from django.urls import URLPattern, URLResolver, re_path

from cms_pages.catalogue.queries import CATALOGUE_SLUG
from cms_pages.catalogue.views import serve

urlpatterns: list[URLPattern | URLResolver] = [
    re_path(rf"^({CATALOGUE_SLUG}/(?:[\w-]+/){{0,2}})$", serve, name="wagtail_serve"),
]
