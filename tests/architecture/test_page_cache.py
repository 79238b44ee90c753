"""Which answers are kept for everybody: content pages, and not one address more. Every address of the portal is tried.

Kept answers are the one place where a mistake shows somebody else's page.
"""

from typing import Final

import pytest
from django.core.cache import caches
from django.test import Client
from pytest_django import Settings
from wagtail.models import Page

from cms_pages.base.models import SiteSettings
from services.accounts.enums import Role
from services.accounts.models import User
from services.registrations.models import Registration
from services.registrations.receipts import receipt_url
from tests.architecture.addresses import MATRIX, WAGTAIL
from tests.architecture.test_permission_matrix import Things, people, things

__all__ = ["people", "things"]  # fixtures

# Views that are marked with `kept_for_everybody`.
VIEWS: Final = frozenset(
    {"/berita/rss/", "/publikasi/rss/", "/laporan-kegiatan/rss/", "/api/docs/", "/robots.txt", "/sitemap.xml"}
)


@pytest.fixture
def reader(settings: Settings) -> Client:
    settings.PAGE_CACHE_SECONDS = 300
    caches["pages"].clear()
    return Client()


def _kept(reader: Client, addresses: set[str]) -> set[str]:
    """Those that the second reader gets from the cache."""
    for address in addresses:
        reader.get(address)
        reader.cookies.clear()  # what one address leaves behind must not protect the next
    found = set()
    for address in addresses:
        if reader.get(address).headers.get("X-Page-Cache") == "hit":
            found.add(address)
        reader.cookies.clear()
    return found


def test_only_content_pages_are_kept(things: Things, reader: Client) -> None:
    SiteSettings.load()
    pages = {page.get_url() for page in Page.objects.live().filter(depth__gt=1)}
    registration = Registration.objects.get(number=str(things["number"]))
    addresses = {address.format_map(things) for address, *_ in MATRIX}
    addresses |= {address.format_map(things) for address, _ in WAGTAIL.values()}
    addresses |= {receipt_url(registration), "/tidak-ada/", "/static/css/base.css"}
    assert reader.get(receipt_url(registration)).status_code == 200
    assert _kept(reader, addresses | pages) == pages | VIEWS & addresses


@pytest.mark.usefixtures("things")
def test_somebody_who_has_logged_in_leaves_nothing_behind(people: dict[Role, User], reader: Client) -> None:
    SiteSettings.load()
    pages = {page.get_url() for page in Page.objects.live().filter(depth__gt=1)}
    editor = Client()
    editor.force_login(people[Role.SUPERADMIN], backend="services.accounts.backends.StaffBackend")
    assert {page: editor.get(page).headers.get("X-Page-Cache") for page in pages} == dict.fromkeys(pages)
    assert {page: reader.get(page).headers["X-Page-Cache"] for page in pages} == dict.fromkeys(pages, "stored")
    assert {page: editor.get(page).headers.get("X-Page-Cache") for page in pages} == dict.fromkeys(pages)
