"""Every address of the portal (docs/architecture.md lists the doors that each app opens)."""

from django.conf import settings
from django.conf.urls.static import static
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("", include("services.accounts.urls")),  # /login/ and what must come before Wagtail's own doors
    path("admin/", include(wagtailadmin_urls)),
    path("", include("services.files.urls")),  # /berkas/…: the one door of private files
    path("", include("services.registrations.urls")),  # /registrasi-…/
    path("", include("services.tracking.urls")),  # /lacak/…
    path("", include("services.operations.urls")),  # /healthz/, /readyz/
    path("", include("cms_pages.catalogue.urls")),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    path("", include(wagtail_urls)),
]
