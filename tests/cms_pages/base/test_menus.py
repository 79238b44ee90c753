"""The menus: addresses that answer, pages that editors put there, and no query beyond the one for a page's links."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from cms_pages.base import fixed_pages
from cms_pages.base.addresses import open_links
from cms_pages.base.links import Links
from cms_pages.base.menus import MenuItem
from cms_pages.base.menus import menus as menus_of
from cms_pages.home.models import HomePage
from cms_pages.home.queries import menus
from cms_pages.information.models import StandardPage

pytestmark = pytest.mark.django_db


def child(parent: Page, title: str, slug: str, *, live: bool = True) -> StandardPage:
    page = StandardPage(title=title, slug=slug, show_in_menus=True)
    if live:
        fixed_pages.add_published(parent, page)
    else:
        page.live = False
        parent.add_child(instance=page)
    return page


def test_only_addresses_that_answer(home: HomePage) -> None:
    urls = {item.url for item in (*menus().header, *menus().more, *menus().about)}
    assert urls - {"/#juragan", "#bantuan"} <= set(open_links().values())
    assert {"/pemeriksaan/", "/faq/", "/standar-pelayanan/", "/perlindungan-data-pribadi/"} <= urls


def test_pages_that_editors_chose_follow_in_the_trees_order(home: HomePage) -> None:
    first = child(home, "Profil", "profil")
    child(first, "Sejarah", "sejarah")
    child(home, "Draf", "draf", live=False)
    fixed = Page.objects.get(slug="faq")
    fixed.show_in_menus = True
    fixed.save()
    assert menus().more[-2:] == (MenuItem("Profil", "/profil/"), MenuItem("Sejarah", "/profil/sejarah/"))
    assert [item.url for item in menus().more].count("/faq/") == 1
    first.unpublish()
    assert [item.label for item in menus().more if item.url.startswith("/profil/")] == ["Sejarah"]


def test_they_are_in_the_header_and_the_footer_of_every_page(home: HomePage, client: Client) -> None:
    child(home, "Profil", "profil")
    for path in ("/", "/lacak/", "/tidak-ada/"):
        assert client.get(path).content.decode().count('href="/profil/"') == 3, path  # wide menu, phone menu, footer


def test_the_page_that_one_is_on_is_marked(home: HomePage, client: Client) -> None:
    child(home, "Profil", "profil")
    html = client.get("/profil/").content.decode()
    assert html.count('<a href="/profil/" aria-current="page">') == 2


@pytest.mark.parametrize("rows", [1, 30])
def test_one_query_for_menus_and_links_together(home: HomePage, rows: int) -> None:
    for number in range(rows):
        child(home, f"Halaman {number}", f"halaman-{number}")
    links = Links(HomePage.objects.get())
    with CaptureQueriesContext(connection) as queries:
        found = menus_of(links)
        links.page(1)
    assert (len([item for item in found.more if item.label.startswith("Halaman")]), len(queries)) == (rows, 1)
