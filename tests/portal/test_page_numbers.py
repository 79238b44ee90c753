"""Every list that comes in pages, asked for pages that aren't there: a list, in our dress, or that there is none."""

from itertools import product
from typing import Final

import pytest
from django.test import Client
from pytest_django import Settings

from tests.cms_pages.articles import make_news, make_publication, make_report

LISTS: Final = (
    *("/", "/berita/", "/publikasi/", "/laporan-kegiatan/", "/pemeriksaan/", "/faq/", "/informasi-publik/"),
    *("/cari/", "/cari/?q=berita&jenis=berita", "/cari/?q=berita&jenis=x", "/berita/rss/"),
)
NUMBERS: Final = (
    *("0", "-1", "x", "1000000000", "9" * 500, "1.5", "", "%00", "%ff", "%D9%A1", "1&hal=2", "NaN", "1e9", "%20"),
    *("1%27", "1&tahun=x", "1&tahun=0", "1&tahun=99999999999", "1&jenis=%00", "1&kategori=%ff", "1&q=%00", "1&page=-1"),
)


@pytest.mark.django_db
def test_any_page_of_any_list_is_an_answer(client: Client, settings: Settings) -> None:
    settings.RATE_LIMITS = False
    for each in range(12):
        make_news(f"Berita {each}")
    make_publication()
    make_report()
    for address, number in product(LISTS, NUMBERS):
        answer = client.get(f"{address}{'&' if '?' in address else '?'}hal={number}")
        assert answer.status_code == 200, (address, number)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    ["/%00/", "/%ff/", "/berita/%00/", "/berita/%ff%fe/", f"/{'a' * 9000}/", "/berita//", "/api/%ff/", "/api/%00/"],
)
def test_addresses_that_no_one_has(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in {404, 400}
    assert answer["Content-Type"].startswith("application/problem+json" if path.startswith("/api/") else "text/html")
