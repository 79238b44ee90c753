"""Every address of the portal (docs/architecture.md lists the doors that each app opens)."""

from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms_pages.base.lookup import serve
from cms_pages.base.views import page_not_found
from cms_pages.discovery.views import robots, share_picture, sitemap
from cms_pages.search_pages import views as search
from portal.media import public_media
from portal.throttles import throttled

urlpatterns = [
    # What visitors ask for most, first: every pattern before the right one costs time.
    path("", include("services.registrations.urls")),  # /registrasi-…/
    path("", include("services.tracking.urls")),  # /lacak/…
    path("", include("services.accounts.urls")),  # /login/ and what must come before Wagtail's own doors
    path("admin/failwhale/", page_not_found),  # Wagtail's fails on purpose, for anybody with an account
    path("admin/", include(wagtailadmin_urls)),
    path("", include("services.notifications.urls")),  # /berkas/kirim/…: where the gateway fetches a document
    path("", include("services.files.urls")),  # /berkas/…: the one door of private files
    path("", include("services.editorial.urls")),  # /konsep/…: drafts by a link
    path("", include("services.operations.urls")),  # /healthz/, /readyz/
    path("", include("cms_pages.news.urls")),  # /berita/rss/
    path("", include("cms_pages.publications.urls")),  # /publikasi/rss/
    path("", include("cms_pages.activity_reports.urls")),  # /laporan-kegiatan/rss/
    path("api/", include("services.api.urls")),
    path("cari/", throttled(search.results, scope="search", per_minute=60), name="search"),
    path("cari/saran/", throttled(search.suggest, scope="suggest", per_minute=300), name="search_suggestions"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("berbagi/<slug:digest>.jpg", share_picture, name="share_picture"),
    path("media/<path:path>", public_media, name="public_media"),
    path("documents/", include(wagtaildocs_urls)),
    re_path(wagtail_urls.serve_pattern, serve, name="wagtail_serve"),
    path("", include(wagtail_urls)),
]

handler400 = "portal.errors.bad_request"
handler403 = "portal.errors.permission_denied"
handler404 = "portal.errors.page_not_found"
handler500 = "portal.errors.server_error"
