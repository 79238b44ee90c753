"""From an address to its page without walking down the tree, which costs Wagtail two queries a level."""

from collections.abc import Sequence

from django.apps import apps
from django.http import HttpRequest, HttpResponseBase
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

from cms_pages.base import fixed_pages
from cms_pages.base.page_cache.shared import once_a_generation


def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """Wagtail's own view, told the page beforehand: it keeps the site and the route in these attributes of the request.

    Without it Wagtail fetches the home page too, whole, on the way to every other page.
    """
    request._wagtail_site = once_a_generation(  # type: ignore[attr-defined]
        request, f"site {request.get_host()}", lambda: Site.find_for_request(request)
    )
    site, parts = Site.find_for_request(request), path.strip("/").split("/")
    page = page_below(site.root_page, parts) if site is not None and parts[0] else None
    if page is not None and page.live:
        request._wagtail_route_for_request = RouteResult(page)  # type: ignore[attr-defined]
    response: HttpResponseBase = wagtail_serve(request, path)
    return response


def _kind_at(parts: Sequence[str]) -> type[Page] | None:
    """The kind of page at this address where there can be only one: a fixed page's, or the only kind below that."""
    fixed = fixed_pages.registered().get(parts[0])
    if fixed is None:
        return None
    kind: type[Page] = apps.get_model(fixed.model)
    for _ in parts[1:]:
        below = kind.clean_subpage_models()
        if len(below) != 1:
            return None
        (kind,) = below
    return kind


def page_below(home: Page, parts: Sequence[str]) -> Page | None:
    """The page that many slugs below the home page, live or not, as its own kind. One query, two where that is open."""
    # By the slug, which has an index, among few.
    place = {"slug": parts[-1], "url_path": f"{home.url_path}{'/'.join(parts)}/"}
    kind = _kind_at(parts)
    if kind is not None:
        return kind.objects.filter(**place).select_related(*kind.shown_with).first()
    page = Page.objects.filter(**place).first()
    return None if page is None else page.specific
