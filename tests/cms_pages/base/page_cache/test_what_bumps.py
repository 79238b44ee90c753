"""Whatever changes what public pages show lets them be rendered anew; a draft doesn't."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, Site

from cms_pages.base.models import SiteSettings
from cms_pages.base.page_cache import generation
from cms_pages.base.page_cache.models import PageCacheGeneration
from cms_pages.base.page_cache.receivers import watched
from cms_pages.home.models import HomePage
from cms_pages.information.models import StandardPage

pytestmark = pytest.mark.django_db(transaction=True)  # a bump waits for the commit


def bumps(action: Callable[[], object]) -> bool:
    """Whether what is done replaces the generation."""
    before = generation.read()
    action()
    return generation.read() != before


@pytest.fixture
def page(home: HomePage) -> StandardPage:
    made = StandardPage(title="Jam layanan", slug="jam-layanan")
    home.add_child(instance=made)
    made.save_revision().publish()
    return StandardPage.objects.get(pk=made.pk)


def test_publishing_and_its_way_back(page: StandardPage) -> None:
    page.title = "Jam buka"
    assert not bumps(page.save_revision)
    revision = page.latest_revision
    assert revision is not None
    assert bumps(revision.publish)
    assert bumps(page.unpublish)


def test_scheduling_and_taking_it_back(page: StandardPage) -> None:
    page.title = "Jam buka"
    page.go_live_at = timezone.now() + timedelta(days=3)
    revision = page.save_revision()
    assert bumps(revision.publish)
    revision.refresh_from_db()
    revision.approved_go_live_at = None
    assert bumps(lambda: revision.save(update_fields=["approved_go_live_at"]))


def test_places_in_the_tree(home: HomePage, page: StandardPage) -> None:
    other = StandardPage.objects.exclude(pk=page.pk).child_of(home).earliest("path")
    assert bumps(lambda: page.move(other, pos="first-child"))
    page = StandardPage.objects.get(pk=page.pk)
    assert bumps(page.delete)


def test_a_new_address(page: StandardPage) -> None:
    page.slug = "jam-buka"
    assert bumps(lambda: page.save_revision().publish())


def test_what_is_on_every_page() -> None:
    site_settings = SiteSettings.load()
    site_settings.phone = "(0293) 123456"
    assert bumps(site_settings.save)
    assert bumps(Site.objects.get().save)


def test_pictures() -> None:
    image = Image(title="Gedung", file=get_test_image_file())
    assert bumps(image.save)
    image.focal_point_x = 10
    assert bumps(image.save)
    # What Wagtail writes while it renders a page would throw away the page at once.
    assert not bumps(lambda: image.get_rendition("width-10"))
    assert not bumps(lambda: image.save(update_fields=["file_size"]))
    assert bumps(image.delete)


def test_documents_and_redirects() -> None:
    document = Document(title="Laporan", file=ContentFile(b"%PDF", name="laporan.pdf"))
    assert bumps(document.save)
    assert bumps(document.delete)
    assert bumps(lambda: Redirect.objects.create(old_path="/lama", redirect_link="/"))


def test_what_is_nobodys_page(django_user_model: type[models.Model]) -> None:
    assert not bumps(lambda: django_user_model._default_manager.create(username="budi"))


def test_everything_that_the_content_apps_keep_is_watched() -> None:
    """A model that no public page shows says `shown_on_pages = False`, on purpose."""
    found = set(watched())
    assert {SiteSettings, Site, Redirect, Image, Document} <= found
    assert {Page, HomePage, PageCacheGeneration} & found == set()
