"""Publications as readers find, filter and download them."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms_pages.base import demo_files
from cms_pages.base.formats import file_size, long_date
from cms_pages.base.pictures.uses import THUMBNAIL
from cms_pages.publications.enums import PublicationType
from cms_pages.publications.models import PublicationIndexPage, PublicationPage
from tests.cms_pages.articles import make_plain_pictures, make_publication

pytestmark = pytest.mark.django_db

LIST_QUERIES = 9


@pytest.fixture
def several() -> None:
    make_publication("Pedoman air", kind=PublicationType.GUIDELINE, year=2025)
    make_publication("Pedoman darah", kind=PublicationType.GUIDELINE, year=2026)
    make_publication("Laporan kinerja", kind=PublicationType.ANNUAL_REPORT, year=2025, intro="Tentang air juga")


def titles(client: Client, query: str = "") -> list[str]:
    response = client.get(f"/publikasi/{query}")
    assert response.status_code == 200
    return sorted(page.title for page in response.context["listing"].page_obj)


ALL = ["Laporan kinerja", "Pedoman air", "Pedoman darah"]


@pytest.mark.usefixtures("several")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ALL),
        ("?jenis=&tahun=&q=", ALL),
        ("?jenis=pedoman", ["Pedoman air", "Pedoman darah"]),
        ("?tahun=2025", ["Laporan kinerja", "Pedoman air"]),
        ("?jenis=pedoman&tahun=2025", ["Pedoman air"]),
        ("?q=AIR", ["Laporan kinerja", "Pedoman air"]),
        ("?q=%22%00", ALL),
        ("?jenis=tidak-ada", ALL),
        ("?tahun=x", ALL),
        ("?tahun=1999", []),
        ("?jenis=pedoman&jenis=laporan-tahunan", ["Laporan kinerja"]),
        ("?hal=0", ALL),
        ("?hal=1000000000", ALL),
    ],
)
def test_filters(client: Client, query: str, expected: list[str]) -> None:
    assert titles(client, query) == expected


@pytest.mark.usefixtures("several")
def test_the_choices_are_what_there_is(client: Client) -> None:
    context = client.get("/publikasi/").context
    assert context["types"] == [PublicationType.ANNUAL_REPORT, PublicationType.GUIDELINE]
    assert context["years"] == [2026, 2025]


@pytest.mark.usefixtures("several")
def test_an_empty_result_leads_on(client: Client) -> None:
    html = client.get("/publikasi/?tahun=1999").content.decode()
    assert "Tidak ada publikasi yang cocok dengan saringan ini." in html
    assert '<a href="/publikasi/">Hapus saringan</a>' in html


def test_filters_stay_on_the_next_page(client: Client) -> None:
    for _ in range(11):
        make_publication(kind=PublicationType.JOURNAL, year=2024, files=0)
    html = client.get("/publikasi/?jenis=jurnal&tahun=2024").content.decode()
    assert 'href="?jenis=jurnal&amp;tahun=2024&amp;hal=2"' in html


def test_a_publication_with_its_files(client: Client) -> None:
    page = make_publication("Pedoman", files=2)
    first = page.files.first()
    html = client.get(page.url).content.decode()
    assert f'href="{first.document.url}"' in html
    assert f"PDF, {file_size(first.document.file_size)}, {long_date(first.document.created_at)}" in html
    download = client.get(first.document.url)
    assert (download.status_code, b"".join(download)[:5]) == (200, b"%PDF-")


def test_a_deleted_file_leaves_the_publication(client: Client) -> None:
    page = make_publication(files=2)
    page.files.first().document.delete()
    assert len(client.get(page.url).context["files"]) == 1


def test_two_publications_with_one_slug_are_refused_in_words() -> None:
    make_publication(slug="pedoman")
    other = PublicationPage(title="Lain", slug="pedoman", publication_type=PublicationType.OTHER)
    parent = PublicationIndexPage.objects.get()
    with pytest.raises(ValidationError) as refused:
        parent.add_child(instance=other)
    (words,) = refused.value.message_dict["slug"]
    assert words == "Alamat “pedoman” sudah dipakai halaman lain di bawah “/publikasi/”. Pilih alamat lain."


def test_as_many_queries_for_thirty_as_for_one(client: Client) -> None:
    make_publication(cover=demo_files.image("Sampul"), files=2)
    counts = []
    for more in (0, 29):
        for each in range(more):
            make_publication(cover=demo_files.image(f"Sampul {each}"), files=2)
        make_plain_pictures(THUMBNAIL)
        client.get("/publikasi/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/publikasi/")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= LIST_QUERIES
