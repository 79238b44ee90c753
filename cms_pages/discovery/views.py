"""What search engines ask for first, and the pictures of shared links."""

from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as sitemap_of
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.templatetags.static import static
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from cms_pages.base.page_cache import kept_for_everybody
from cms_pages.discovery.queries import Place, places
from cms_pages.discovery.share import DEFAULT_PICTURE, DIGEST_LENGTH, file_name

# Nothing of these is for a search engine; pages with a number in their address say so themselves as well.
_NOT_FOR_ROBOTS: Final = (
    "/admin/",
    "/akun/",
    "/api/",
    "/berkas/",
    "/cari/",
    "/lacak/",
    "/login/",
    "/registrasi-laboratorium/selesai/",
)
SITEMAP_SECONDS: Final = 3600
# A picture's name is made of what it shows.
PICTURE_SECONDS: Final = 365 * 24 * 3600
# Until the worker has drawn it.
DEFAULT_SECONDS: Final = 60


@kept_for_everybody
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """/robots.txt"""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _NOT_FOR_ROBOTS)]
    lines += ["", f"Sitemap: {settings.PUBLIC_BASE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


class Places(Sitemap[Place]):
    """All places in one file: the format holds 50,000."""

    limit = 50_000

    def items(self) -> list[Place]:
        return list(places())

    def location(self, item: Place) -> str:
        return item.path

    def lastmod(self, item: Place) -> datetime | None:
        return item.changed

    def get_domain(self, site: Any = None) -> str:
        """The portal's own, whatever host was asked."""
        return urlsplit(settings.PUBLIC_BASE_URL).netloc

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.PUBLIC_BASE_URL).scheme


@kept_for_everybody
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """/sitemap.xml. One query, however many pages there are."""
    response: HttpResponse = sitemap_of(request, {"all": Places()})
    response.headers.pop("X-Robots-Tag", None)
    patch_cache_control(response, public=True, max_age=SITEMAP_SECONDS)
    return response


@require_safe
def share_picture(request: HttpRequest, digest: str) -> HttpResponseBase:
    """/berbagi/<digest>.jpg: the picture of a shared page, the portal's own until the worker has drawn it. No query."""
    name = file_name(digest)
    if len(digest) == DIGEST_LENGTH and default_storage.exists(name):
        response: HttpResponseBase = FileResponse(default_storage.open(name), content_type="image/jpeg")
        patch_cache_control(response, public=True, max_age=PICTURE_SECONDS, immutable=True)
    else:
        response = HttpResponseRedirect(static(DEFAULT_PICTURE))
        patch_cache_control(response, public=True, max_age=DEFAULT_SECONDS)
    # Shown by those with whom a page is shared, on their own sites.
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
