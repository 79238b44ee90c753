"""The home page: what editors put there is what visitors get, in few queries and without a cookie."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from cms_pages.base import fixed_pages
from cms_pages.base.models import SiteSettings
from cms_pages.home import demo
from cms_pages.home.models import HomePage
from cms_pages.information.models import StandardPage
from tests.support.pages import hrefs

pytestmark = pytest.mark.django_db

AT_MOST = 8


@pytest.fixture
def home() -> HomePage:
    fixed_pages.create_missing()
    page: HomePage = HomePage.objects.get()
    return page


def publish(home: HomePage, **changes: object) -> None:
    for name, value in changes.items():
        setattr(home, name, value)
    home.save_revision().publish()


def test_the_four_tabs_have_the_names_that_users_know(home: HomePage, client: Client) -> None:
    text = client.get("/").content.decode()
    assert [
        text.index(f'href="#{section}">{name}<') > 0
        for section, name in {
            "juragan": "Juragan (Just For Pelanggan)",
            "informasi": "Informasi Publik",
            "aduan": "Keluhan &amp; Aduan",
            "tautan": "Tautan Penting",
        }.items()
    ] == [True] * 4


def test_a_card_whose_address_nobody_answers_is_left_out(home: HomePage, client: Client) -> None:
    card = {"icon": "link", "text": "", "go": "Buka"}
    publish(
        home,
        services_cards=[
            {"type": "card", "value": {**card, "title": "Ada", "address": "privacy"}},
            {"type": "card", "value": {**card, "title": "Belum ada", "address": "clinic"}},
            {"type": "card", "value": {**card, "title": "Nama usang", "address": "sudah-dihapus"}},
        ],
    )
    text = client.get("/").content.decode()
    assert [title in text for title in (">Ada<", "Belum ada", "Nama usang")] == [True, False, False]


def test_links_to_pages_follow_them_and_vanish_with_them(home: HomePage, client: Client) -> None:
    page = Page.objects.get(slug="informasi-publik")
    draft = home.add_child(instance=StandardPage(title="Draf", slug="draf", live=False))
    publish(
        home,
        information_links=[
            {"type": "link", "value": {"title": "Terbit", "page": page.pk}},
            {"type": "link", "value": {"title": "Draf", "page": draft.pk}},
            {"type": "link", "value": {"title": "Hilang", "page": 99999}},
        ],
    )
    section = client.get("/").content.decode().split('id="informasi"')[1].split("</ul>")[0]
    assert hrefs(section) == ["/informasi-publik/"]


def test_at_most_eight_queries_whatever_the_content_and_no_cookie(home: HomePage, client: Client) -> None:
    ids = list(Page.objects.filter(depth=3).values_list("pk", flat=True))
    links = [{"type": "link", "value": {"title": str(pk), "page": pk}} for pk in ids for _ in range(10)]
    publish(home, information_links=links, complaints_links=links)
    SiteSettings.load().save()
    client.get("/")
    with CaptureQueriesContext(connection) as queries:
        response = client.get("/")
    assert len(queries) <= AT_MOST
    assert (dict(response.cookies), response.get("Vary")) == ({}, None)


def test_the_demo_shows_contacts_and_marks_what_is_invented(client: Client) -> None:
    demo.load()
    text = client.get("/").content.decode()
    assert 'href="tel:+62293789435"' in text
    assert 'href="https://wa.me/6281234567890"' in text
    assert text.count("(contoh)") == 2
    demo.load()
    assert HomePage.objects.count() == 1
