"""News, publications and activity reports through the API: by year and type, with covers, files and galleries."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from cms_pages.activity_reports.models import ActivityPicture, ActivityReportIndexPage, ActivityReportPage
from cms_pages.base import fixed_pages
from cms_pages.base.page_cache import generation
from cms_pages.news.models import NewsIndexPage, NewsPage
from cms_pages.publications.models import PublicationFile, PublicationIndexPage, PublicationPage
from tests.cms_pages.content_api.content import make_document, make_image

ROOT = "http://127.0.0.1:8000"


def _add(index: Any, page: Any) -> Any:
    return fixed_pages.add_published(Page.objects.get(pk=index.objects.get().pk), page)


def _publication(title: str, year: int, kind: str, **more: Any) -> Any:
    slug = title.lower().replace(" ", "-")
    values = {"date": date(2026, 1, 1), **more}
    return _add(
        PublicationIndexPage, PublicationPage(title=title, slug=slug, year=year, publication_type=kind, **values)
    )


@pytest.fixture
def articles(db: None) -> dict[str, Any]:
    """A piece of news of 2026, a publication about 2025, a report of 2024 with two pictures."""
    fixed_pages.create_missing()
    generation.read()
    image, document = make_image(), make_document()
    news = _add(NewsIndexPage, NewsPage(title="Berita", slug="berita-satu", date=date(2026, 5, 1), cover=image))
    publication = _publication("Laporan", 2025, "laporan-tahunan")
    PublicationFile.objects.create(page=publication, document=document, title="Lengkap")
    report = _add(
        ActivityReportIndexPage,
        ActivityReportPage(title="Kunjungan", slug="kunjungan", date=date(2024, 2, 1), place="Aula"),
    )
    for caption in ("Satu", "Dua"):
        ActivityPicture.objects.create(page=report, image=image, alt_text="Peserta", caption=caption)
    return {"news": news, "publication": publication, "report": report, "image": image, "document": document}


def titles(client: Client, query: str) -> list[str]:
    return [item["title"] for item in client.get(f"/api/v2/pages/?{query}").json()["items"]]


def test_by_year_and_type(client: Client, articles: dict[str, Any]) -> None:
    assert titles(client, "year=2026") == ["Berita"]
    assert titles(client, "year=2025") == ["Laporan"]  # what it is about, not when it came out
    assert titles(client, "year=2024") == ["Kunjungan"]
    assert titles(client, "year=2023") == []
    assert titles(client, "category=laporan-tahunan") == ["Laporan"]
    assert titles(client, "type=news.NewsPage,activity_reports.ActivityReportPage&order=-date") == [
        "Berita",
        "Kunjungan",
    ]


def test_covers_files_and_galleries(client: Client, articles: dict[str, Any]) -> None:
    news = client.get(f"/api/v2/pages/{articles['news'].pk}/").json()
    assert (news["date"], news["cover"]["id"]) == ("2026-05-01", articles["image"].pk)
    (file,) = client.get(f"/api/v2/pages/{articles['publication'].pk}/").json()["files"]
    document = articles["document"]
    assert (file["title"], file["document"]["meta"]["download_url"]) == (
        "Lengkap",
        f"{ROOT}/documents/{document.pk}/{document.filename}",
    )
    pictures = client.get(f"/api/v2/pages/{articles['report'].pk}/").json()["pictures"]
    assert [(each["caption"], each["alt_text"], each["image"]["id"]) for each in pictures] == [
        ("Satu", "Peserta", articles["image"].pk),
        ("Dua", "Peserta", articles["image"].pk),
    ]


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_a_list_with_covers_costs_the_same_however_long(client: Client, articles: dict[str, Any]) -> None:
    address = "/api/v2/pages/?type=publications.PublicationPage&fields=*&limit=30"
    few = _queries(client, address)
    for number in range(29):
        _publication(f"Buku {number}", 2025, "buku-saku", cover=make_image())
    assert (few, _queries(client, address)) == (4, 4)


def test_a_page_costs_the_same_however_large_its_gallery(client: Client, articles: dict[str, Any]) -> None:
    address = f"/api/v2/pages/{articles['report'].pk}/"
    few = _queries(client, address)
    for _ in range(28):
        ActivityPicture.objects.create(page=articles["report"], image=make_image(), alt_text="Peserta")
    assert _queries(client, address) == few
