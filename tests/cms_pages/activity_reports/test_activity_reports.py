"""Activity reports with their photos and files."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms_pages.base.pictures.uses import FULL, GALLERY
from tests.cms_pages.articles import make_plain_pictures, make_report

pytestmark = pytest.mark.django_db

REPORT_QUERIES = 10


def test_a_report_with_place_photos_and_files(client: Client) -> None:
    page = make_report("Pelatihan", pictures=2, files=1, place="Aula Magelang")
    html = client.get(page.url).content.decode()
    assert '<time datetime="2026-01-01">1 Januari 2026</time> · Aula Magelang' in html
    assert [f'alt="Foto ke-{number}"' in html for number in range(3)] == [True, True, False]
    assert f'href="{page.files.get().document.url}"' in html


def test_the_list_tells_where_it_was(client: Client) -> None:
    make_report("Pelatihan", place="Aula Magelang")
    assert "1 Januari 2026</time> · Aula Magelang" in client.get("/laporan-kegiatan/").content.decode()


def test_a_deleted_photo_leaves_the_gallery(client: Client) -> None:
    page = make_report(pictures=2)
    page.pictures.first().image.delete()
    assert len(client.get(page.url).context["pictures"]) == 1


def test_as_many_queries_for_thirty_photos_as_for_one(client: Client) -> None:
    counts = []
    for number in (1, 30):
        page = make_report(pictures=number, files=number)
        make_plain_pictures(GALLERY, FULL)
        client.get(page.url)  # what is read once
        with CaptureQueriesContext(connection) as queries:
            client.get(page.url)
        counts.append(len(queries))
    # The first of two has no neighbour older than itself, which costs the same query.
    assert counts[0] == counts[1] <= REPORT_QUERIES
