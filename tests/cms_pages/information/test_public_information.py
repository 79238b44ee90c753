"""The list of public information: by the categories of UU 14/2008, with filters that bear any input."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms_pages.information.enums import PpidCategory
from cms_pages.information.models import PublicInformation
from tests.cms_pages.information.factories import document, information, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def shown(client: Client, query: str = "") -> list[str]:
    html = client.get(f"/informasi-publik/{query}").content.decode()
    return [re.sub(r"<.*?>", "", title) for title in re.findall(r"<h4>(.*?)</h4>", html)]


@pytest.fixture
def four() -> None:
    information("Rahasia", category=PpidCategory.EXCLUDED, legal_basis="UU 14/2008 pasal 17")
    information("Daftar alat", category=PpidCategory.ANYTIME, unit="Laboratorium")
    information("Laporan 2025", year=2025)
    information("Laporan 2026", year=2026, summary="Capaian kinerja")


def test_categories_are_those_of_the_law() -> None:
    assert [(each.value, each.label) for each in PpidCategory] == [
        ("berkala", "Informasi berkala"),
        ("serta-merta", "Informasi serta merta"),
        ("setiap-saat", "Informasi setiap saat"),
        ("dikecualikan", "Informasi yang dikecualikan"),
    ]


@pytest.mark.usefixtures("four")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Laporan 2026", "Laporan 2025", "Daftar alat", "Rahasia"]),
        ("?kategori=berkala", ["Laporan 2026", "Laporan 2025"]),
        ("?kategori=berkala&tahun=2025", ["Laporan 2025"]),
        ("?tahun=2025&kategori=setiap-saat", []),
        ("?q=laboratorium", ["Daftar alat"]),
        ("?q=kinerja+laporan", ["Laporan 2026"]),
        ("?q=kinerja+rahasia", []),
        # What doesn't exist counts as not asked.
        ("?kategori=lain&tahun=x&halaman=2", ["Laporan 2026", "Laporan 2025", "Daftar alat", "Rahasia"]),
        ("?tahun=99999999999999999999&q=%00", ["Laporan 2026", "Laporan 2025", "Daftar alat", "Rahasia"]),
        ("?q=%25", ["Laporan 2026", "Laporan 2025", "Daftar alat", "Rahasia"]),
        ("?kategori=berkala&kategori=dikecualikan", ["Rahasia"]),
        ("?q=" + "a" * 5000, []),
    ],
)
def test_filters(client: Client, query: str, found: list[str]) -> None:
    assert shown(client, query) == found


@pytest.mark.parametrize(
    ("hal", "first"), [("1", 0), ("2", 20), ("x", 0), ("", 0), ("1000000000", 20), ("0", 20), ("-1", 20), ("1.5", 0)]
)
def test_pages_of_twenty_whatever_the_number(client: Client, hal: str, first: int) -> None:
    titles = [f"Laporan {number:02}" for number in range(25)]
    for title in titles:
        information(title)
    assert shown(client, f"?hal={hal}") == titles[first : first + 20]
    assert shown(client, f"?q=laporan&hal={hal}") == titles[first : first + 20]


def test_a_row_says_what_one_gets(client: Client) -> None:
    information("Berkas", document=document())
    information("Halaman", page=page())
    information("Di luar", url="https://ppid.kemkes.go.id/")
    information("Diminta")
    html = client.get("/informasi-publik/").content.decode()
    rows = dict(re.findall(r"<h4>(?:<a[^>]*>)?([^<]+).*?<p class=\"muted\">(.*?)</p>", html, re.DOTALL))
    assert rows == {
        "Berkas": "2026 · Tata Usaha · PDF, 1 KB",
        "Di luar": "2026 · Tata Usaha",
        "Diminta": "2026 · Tata Usaha · Tersedia atas permintaan",
        "Halaman": "2026 · Tata Usaha",
    }


EXCLUDED = {"category": PpidCategory.EXCLUDED, "legal_basis": "UU 14/2008 pasal 17"}


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({}, []),
        ({"url": "https://a.example/"}, []),
        ({"url": "https://a.example/", "address": "faq"}, ["url"]),
        (EXCLUDED, []),
        ({**EXCLUDED, "legal_basis": " "}, ["legal_basis"]),
        ({**EXCLUDED, "url": "https://a.example/"}, ["url"]),
        ({"year": 1944}, ["year"]),
        ({"year": 2201}, ["year"]),
        ({"category": "lain"}, ["category"]),
        ({"unit": ""}, ["unit"]),
    ],
)
def test_what_an_entry_must_have(fields: dict[str, object], at: list[str]) -> None:
    entry = PublicInformation(**{"title": "A", "category": "berkala", "year": 2026, "unit": "TU", **fields})
    if not at:
        entry.full_clean()
        return
    with pytest.raises(ValidationError) as refused:
        entry.full_clean()
    assert list(refused.value.message_dict) == at


@pytest.mark.parametrize("rows", [1, 30])
@pytest.mark.parametrize("query", ["", "?q=laporan&kategori=berkala&tahun=2026"])
def test_at_most_eight_queries_however_many(client: Client, rows: int, query: str) -> None:
    for number in range(rows):
        information(f"Laporan {number}", document=document(f"{number}.pdf"))
    client.get("/aksesibilitas/")
    with CaptureQueriesContext(connection) as queries:
        html = client.get(f"/informasi-publik/{query}").content.decode()
    assert len(queries) <= 9  # 8, and the generation of the cache
    assert html.count("<h4>") == min(rows, 20)
