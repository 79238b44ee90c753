"""Every address of the portal (docs/architecture.md lists the doors that each app opens)."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from cms_pages.base.views import page_not_found, robots
from portal.media import public_media

urlpatterns = [
    # What visitors ask for most, first: every pattern before the right one costs time.
    path("", include("services.registrations.urls")),  # /registrasi-…/
    path("", include("services.tracking.urls")),  # /lacak/…
    path("", include("services.accounts.urls")),  # /login/ and what must come before Wagtail's own doors
    path("admin/failwhale/", page_not_found),  # Wagtail's fails on purpose, for anybody with an account
    path("admin/", include(wagtailadmin_urls)),
    path("", include("services.notifications.urls")),  # /berkas/kirim/…: where the gateway fetches a document
    path("", include("services.files.urls")),  # /berkas/…: the one door of private files
    path("", include("services.operations.urls")),  # /healthz/, /readyz/
    path("", include("cms_pages.catalogue.urls")),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("media/<path:path>", public_media, name="public_media"),
    path("documents/", include(wagtaildocs_urls)),
    path("", include(wagtail_urls)),
]

handler400 = "cms_pages.base.views.bad_request"
handler403 = "cms_pages.base.views.permission_denied"
handler404 = "cms_pages.base.views.page_not_found"
handler500 = "cms_pages.base.views.server_error"
