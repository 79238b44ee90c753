from collections.abc import Iterator

import pytest
from django.core.cache import caches
from django.test import Client
from pytest_django import Settings

from cms_pages.base import fixed_pages
from cms_pages.base.models import SiteSettings
from cms_pages.base.page_cache import generation
from cms_pages.home.models import HomePage


@pytest.fixture(autouse=True)
def _empty_cache_of_pages() -> Iterator[None]:
    caches["pages"].clear()
    yield
    caches["pages"].clear()


@pytest.fixture
def home(db: None, settings: Settings) -> HomePage:
    """The home page and the other fixed pages, with the cache switched on."""
    settings.PAGE_CACHE_SECONDS = 300
    fixed_pages.create_missing()
    SiteSettings.load()  # the first page ever would make them, and be old at once
    generation.read()
    home: HomePage = HomePage.objects.get()
    return home


@pytest.fixture
def reader(home: HomePage) -> Client:
    """A browser that has nothing of ours."""
    return Client()
