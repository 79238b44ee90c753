"""News as readers find it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms_pages.base import fixed_pages
from cms_pages.base.pictures.uses import THUMBNAIL
from cms_pages.news.models import NewsIndexPage, NewsPage
from cms_pages.news.queries import latest
from tests.cms_pages.articles import make_news, make_plain_pictures, many_news

pytestmark = pytest.mark.django_db

LIST_QUERIES = 8


def titles(client: Client, query: str = "") -> list[str]:
    response = client.get(f"/berita/{query}")
    assert response.status_code == 200
    return [page.title for page in response.context["listing"].page_obj]


def test_the_newest_come_first_ten_a_page(client: Client) -> None:
    many_news(12)
    assert titles(client) == [f"Kabar {number}" for number in range(11, 1, -1)]
    assert titles(client, "?hal=2") == ["Kabar 1", "Kabar 0"]


@pytest.mark.parametrize("query", ["hal=0", "hal=-1", "hal=x", "hal=", "page=0", "page=x", "hal=2&hal=1", "hal=%00"])
def test_an_odd_number_shows_the_first_page(client: Client, query: str) -> None:
    many_news(11)
    assert titles(client, f"?{query}")[0] == "Kabar 10"


def test_a_number_past_the_end_shows_the_last_page_which_search_engines_leave_out(client: Client) -> None:
    many_news(11)
    assert titles(client, "?hal=1000000000") == ["Kabar 0"]
    assert '<meta name="robots" content="noindex, follow">' in client.get("/berita/?hal=1000000000").content.decode()
    assert '<meta name="robots"' not in client.get("/berita/?hal=2").content.decode()


def test_a_year(client: Client) -> None:
    make_news("Lama", on=date(2025, 12, 31))
    make_news("Baru", on=date(2026, 1, 1))
    assert titles(client, "?tahun=2025") == ["Lama"]
    assert titles(client, "?tahun=x") == ["Baru", "Lama"]
    assert client.get("/berita/").context["years"] == [2026, 2025]
    empty = client.get("/berita/?tahun=1999").content.decode()
    assert "Belum ada berita dari tahun 1999." in empty


def test_without_news_the_list_says_so(client: Client) -> None:
    fixed_pages.create_missing()
    assert "Belum ada berita." in client.get("/berita/").content.decode()


def test_a_page_with_its_date_in_words_its_neighbours_and_its_way_back(client: Client) -> None:
    older, page, newer = many_news(3)
    response = client.get(page.url)
    html = response.content.decode()
    assert '<time datetime="2026-01-02">2 Januari 2026</time>' in html
    beside = [response.context[name] for name in ("older", "newer")]
    assert [(each.pk, each.title, each.url) for each in beside] == [
        (each.pk, each.title, each.url) for each in (older, newer)
    ]
    assert f'rel="prev" href="{older.url}"' in html
    assert f'rel="next" href="{newer.url}"' in html
    assert response.context["crumbs"] == [{"title": "Berita", "url": "/berita/"}, {"title": "Kabar 1", "url": ""}]
    assert 'type="application/rss+xml"' in html
    assert 'href="/berita/rss/"' in html


def test_drafts_are_nowhere(client: Client) -> None:
    draft, shown = many_news(2)
    draft.unpublish()
    assert titles(client) == ["Kabar 1"]
    assert client.get(draft.url).status_code == 404
    assert client.get(shown.url).context["older"] is None
    assert "Kabar 0" not in client.get("/berita/rss/").content.decode()


def test_as_many_queries_for_thirty_as_for_one(client: Client) -> None:
    many_news(1)
    counts = []
    for more in (0, 29):
        many_news(more)
        make_plain_pictures(THUMBNAIL)
        client.get("/berita/")  # what is read once
        with CaptureQueriesContext(connection) as queries:
            client.get("/berita/")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= LIST_QUERIES


def test_the_latest_for_the_home_page(client: Client) -> None:
    many_news(5)
    assert [page.title for page in latest(3)] == ["Kabar 4", "Kabar 3", "Kabar 2"]
    home = client.get("/").content.decode()
    assert [f"Kabar {number}" in home for number in range(5)] == [False, False, True, True, True]


def test_the_home_page_without_news_has_no_empty_section(client: Client) -> None:
    fixed_pages.create_missing()
    assert "Berita terbaru" not in client.get("/").content.decode()


def test_the_feeds_address_is_no_pages() -> None:
    page = make_news()
    page.slug = "rss"
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert refused.value.message_dict == {"slug": ["Alamat “rss” dipakai oleh umpan berita. Pilih alamat lain."]}


def test_the_list_takes_news_only() -> None:
    assert NewsIndexPage.clean_subpage_models() == [NewsPage]
    assert NewsPage.clean_parent_page_models() == [NewsIndexPage]
