"""Service standards with the 14 components of UU 25/2009 art. 21, and the pledge to keep them."""

import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from cms_pages.information.enums import DELIVERY, MANAGEMENT, Component
from cms_pages.information.models import MaklumatPage, ServiceStandardIndexPage, ServiceStandardPage
from tests.cms_pages.information.factories import document, image, standard
from tests.support.pages import hrefs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

# UU 25/2009 art. 21, in the order and the two groups of Permenpan RB 15/2014.
OF_THE_LAW = [
    "Persyaratan",
    "Sistem, mekanisme, dan prosedur",
    "Jangka waktu penyelesaian",
    "Biaya/tarif",
    "Produk pelayanan",
    "Penanganan pengaduan, saran, dan masukan",
    "Dasar hukum",
    "Sarana, prasarana, dan/atau fasilitas",
    "Kompetensi pelaksana",
    "Pengawasan internal",
    "Jumlah pelaksana",
    "Jaminan pelayanan",
    "Jaminan keamanan dan keselamatan pelayanan",
    "Evaluasi kinerja pelaksana",
]


def test_a_page_shows_the_fourteen_components_in_order(client: Client) -> None:
    standard()
    html = client.get("/standar-pelayanan/pemeriksaan/").content.decode()
    shown = re.findall(r"<h3><span>(\d+)\.</span> <span>(.*?)</span></h3><div class=\"rich-text\">(.*?)</div>", html)
    assert shown == [(str(n), name, f"<p>Isi {name}.</p>") for n, name in enumerate(OF_THE_LAW, start=1)]
    assert (len(DELIVERY), len(MANAGEMENT)) == (6, 8)


def test_every_component_is_a_field_that_editors_and_readers_of_the_api_see() -> None:
    assert {field.verbose_name for field in ServiceStandardPage._meta.fields} >= set(OF_THE_LAW)
    assert {field.name for field in ServiceStandardPage.api_fields} >= set(Component.values)


@pytest.mark.parametrize("missing", Component.values)
def test_none_may_be_missing_when_it_is_published(missing: str) -> None:
    page = standard()
    setattr(page, missing, "")
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert list(refused.value.message_dict) == [missing]


def test_a_preview_with_gaps_says_so(client: Client) -> None:
    page = ServiceStandardPage(title="Draf", slug="draf", live=False)
    ServiceStandardIndexPage.objects.get().add_child(instance=page)
    response = page.make_preview_request()
    assert response.content.decode().count("Belum diisi.") == 14


def test_the_index_lists_live_standards_in_the_editors_order(client: Client) -> None:
    standard("Zat kimia", slug="zat")
    standard("Air", slug="air")
    standard("Ditarik", slug="ditarik").unpublish()
    html = client.get("/standar-pelayanan/").content.decode().split("<main")[1].split("</main>")[0]
    assert [href for href in hrefs(html) if href.startswith("/standar-pelayanan/")] == [
        "/standar-pelayanan/zat/",
        "/standar-pelayanan/air/",
    ]


def test_an_empty_index_says_so(client: Client) -> None:
    assert "sedang disiapkan" in client.get("/standar-pelayanan/").content.decode()


@pytest.mark.parametrize("rows", [1, 30])
def test_at_most_eight_queries(client: Client, rows: int) -> None:
    privacy, file = Page.objects.get(slug="perlindungan-data-pribadi"), document()
    text = f'<p><a linktype="page" id="{privacy.pk}">a</a></p>' * rows
    for number in range(rows):
        standard(f"Standar {number}", slug=f"standar-{number}", cost=text, document=file)
    for path in ("/standar-pelayanan/", "/standar-pelayanan/standar-0/"):
        client.get("/aksesibilitas/")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        assert len(queries) <= 9, path  # 8, and the generation of the cache


def test_the_pledge_starts_with_the_words_of_the_regulation(client: Client) -> None:
    html = client.get("/maklumat-pelayanan/").content.decode()
    assert "kami menyatakan sanggup menyelenggarakan pelayanan sesuai standar pelayanan" in html
    assert "pledge__sign" not in html


def test_the_signed_pledge_shows_who_when_and_the_sheet(client: Client) -> None:
    page = MaklumatPage.objects.get()
    page.signed_on, page.signed_at, page.signer = date(2026, 1, 5), "Magelang", "dr. Ratna"
    page.scan, page.document = image("pindaian.png"), document("maklumat.pdf")
    page.save_revision().publish()
    html = client.get("/maklumat-pelayanan/").content.decode()
    assert "Magelang, 5 Januari 2026" in html
    assert page.document.url in hrefs(html)
    assert re.search(r'<img class="scan" [^>]*alt="Pindaian maklumat', html)
