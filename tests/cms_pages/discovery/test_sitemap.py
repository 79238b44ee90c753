"""What search engines may look at: robots.txt and the sitemap."""

import re
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cms_pages.articles import make_news

pytestmark = pytest.mark.django_db

HERE = "https://portal.example.test"


@pytest.fixture(autouse=True)
def _our_address(settings: Any) -> None:
    settings.PUBLIC_BASE_URL = HERE


def locations(client: Client) -> list[str]:
    response = client.get(reverse("sitemap"), headers={"host": "localhost"})
    assert response.status_code == 200
    return re.findall(r"<loc>([^<]+)</loc>", response.content.decode())


def test_live_pages_and_services_under_our_own_address(client: Client) -> None:
    news = make_news(slug="kabar")
    found = locations(client)
    assert f"{HERE}/berita/kabar/" in found
    assert f"{HERE}/registrasi-laboratorium/" in found
    assert found[0] == f"{HERE}/"
    assert len(set(found)) == len(found)
    assert all(each.startswith(f"{HERE}/") for each in found)
    news.unpublish()
    assert f"{HERE}/berita/kabar/" not in locations(client)


def test_nothing_private_is_in_it(client: Client) -> None:
    paths = [each.removeprefix(HERE) for each in locations(client)]
    assert [path for path in paths if path.startswith(("/lacak", "/admin", "/login", "/akun", "/berkas", "/api"))] == []


def test_one_query_however_many(client: Client) -> None:
    for count in (1, 30):
        for _ in range(count):
            make_news()
        with CaptureQueriesContext(connection) as captured:
            locations(client)
        assert len(captured) == 1


def test_robots_names_the_sitemap_and_keeps_out_of_private_places(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert f"Sitemap: {HERE}/sitemap.xml" in lines
    assert {"Disallow: /admin/", "Disallow: /lacak/", "Disallow: /berkas/", "Disallow: /akun/"} <= set(lines)
    assert "Disallow: /" not in lines


@pytest.mark.parametrize("path", ["/robots.txt", "/sitemap.xml"])
def test_they_are_only_read(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("path", ["/robots.txt", "/sitemap.xml"])
def test_they_are_kept_and_confirmed_without_a_body(client: Client, settings: Any, path: str) -> None:
    settings.PAGE_CACHE_SECONDS = 300
    caches["pages"].clear()
    client.get(path)  # the first one ever makes the generation
    first, second = client.get(path), client.get(path)
    assert second.headers["X-Page-Cache"] == "hit"
    assert second.content == first.content
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.django_db(transaction=True)  # what is new is new once it is committed
def test_a_new_page_is_in_the_kept_sitemap_at_once(client: Client, settings: Any) -> None:
    settings.PAGE_CACHE_SECONDS = 300
    make_news(slug="satu")
    locations(client)
    make_news(slug="dua")
    assert f"{HERE}/berita/dua/" in locations(client)
