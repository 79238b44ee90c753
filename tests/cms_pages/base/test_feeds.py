"""The three feeds: RSS 2.0 with absolute addresses."""

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from pytest_django import Settings

from cms_pages.base import fixed_pages
from tests.cms_pages.articles import make_news, make_publication, make_report

pytestmark = pytest.mark.django_db

MAKERS: dict[str, Callable[..., Any]] = {
    "berita": make_news,
    "publikasi": make_publication,
    "laporan-kegiatan": make_report,
}


def channel(client: Client, slug: str) -> ET.Element:
    response = client.get(f"/{slug}/rss/")
    assert (response.status_code, response["Content-Type"]) == (200, "application/rss+xml; charset=utf-8")
    root = ET.fromstring(response.content)  # noqa: S314 (our own)
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    found = root.find("channel")
    assert found is not None
    return found


@pytest.mark.parametrize("slug", MAKERS)
def test_items_have_absolute_addresses_and_dates(client: Client, settings: Settings, slug: str) -> None:
    settings.PUBLIC_BASE_URL = "https://portal.example"
    page = MAKERS[slug]("Judul & <tanda>", slug="judul", intro="Pengantar.")
    feed = channel(client, slug)
    assert feed.findtext("link") == f"https://portal.example/{slug}/"
    assert [element.get("href") for element in feed if element.tag == "{http://www.w3.org/2005/Atom}link"] == [
        f"https://portal.example/{slug}/rss/"
    ]
    (item,) = feed.findall("item")
    assert {each.tag: each.text for each in item} == {
        "title": "Judul & <tanda>",
        "link": f"https://portal.example/{slug}/judul/",
        "description": "Pengantar.",
        "guid": f"https://portal.example/{slug}/judul/",
        "pubDate": "Thu, 01 Jan 2026 00:00:00 +0700",
    }
    assert page.live


@pytest.mark.parametrize("slug", MAKERS)
def test_an_empty_list_has_a_feed_too(client: Client, slug: str) -> None:
    fixed_pages.create_missing()
    assert channel(client, slug).findall("item") == []


def test_characters_that_xml_cannot_carry_are_left_out(client: Client) -> None:
    make_news("Ba\x0bru", intro="Satu\x1bdua")
    (item,) = channel(client, "berita").findall("item")
    assert (item.findtext("title"), item.findtext("description")) == ("Baru", "Satudua")


def test_there_is_no_feed_before_there_is_a_list(client: Client) -> None:
    assert client.get("/berita/rss/").status_code == 404
