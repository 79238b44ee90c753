"""The catalogue as a visitor sees it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cms_pages.base.formats import long_date
from cms_pages.catalogue import actions
from cms_pages.catalogue.models import CategoryPage, ExamTypePage
from tests.cms_pages.catalogue.factories import make_category, make_exam

LIST, EXAM = "/pemeriksaan/", "/pemeriksaan/kimia-darah/kolesterol/"
MOST_QUERIES = 8


def shown(client: Client, query: str = "") -> list[str]:
    """The names that the list shows."""
    response = client.get(LIST + query)
    assert response.status_code == 200
    return [exam.name for category in response.context["categories"] for exam in category.exams]


@pytest.fixture
def several(category: CategoryPage) -> None:
    make_exam(category, "Kolesterol", 30_000)
    make_exam(category, "Ureum", 25_000, service_type="walk_in")
    make_exam(make_category("Kimia Air"), "Besi (Fe)", 60_000, sample_type="non_human", service_type="shipment")


@pytest.mark.usefixtures("several")
@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Kolesterol", "Ureum", "Besi (Fe)"]),
        ("?sampel=manusia", ["Kolesterol", "Ureum"]),
        ("?sampel=manusia&sampel=non-manusia", ["Kolesterol", "Ureum", "Besi (Fe)"]),
        ("?layanan=kiriman", ["Kolesterol", "Besi (Fe)"]),
        ("?kategori=kimia-air", ["Besi (Fe)"]),
        ("?tarif_maks=30.000", ["Kolesterol", "Ureum"]),
        ("?q=kolest", ["Kolesterol"]),
        ("?q=kimia&sampel=manusia&tarif_maks=25000", ["Ureum"]),
        ("?tarif_maks=murah", ["Kolesterol", "Ureum", "Besi (Fe)"]),
    ],
)
def test_filters(client: Client, query: str, names: list[str]) -> None:
    assert shown(client, query) == names


@pytest.mark.usefixtures("several")
def test_prices_and_links(client: Client) -> None:
    html = client.get(LIST).content.decode()
    assert f'<a href="{EXAM}"><b>Kolesterol</b>' in html
    assert [price in html for price in ("Rp30.000", "Rp25.000", "Rp60.000")] == [True] * 3


@pytest.mark.usefixtures("several")
def test_empty_search_offers_what_was_meant(client: Client) -> None:
    html = client.get(f"{LIST}?q=kolestrol").content.decode()
    assert "Tidak ada pemeriksaan bernama ‘kolestrol’." in html
    assert 'Maksud Anda <a href="?q=Kolesterol">Kolesterol</a>?' in html
    assert shown(client, "?q=Kolesterol") == ["Kolesterol"]


@pytest.mark.usefixtures("several")
def test_found_outside_the_filters(client: Client) -> None:
    html = client.get(f"{LIST}?q=ureum&sampel=non-manusia").content.decode()
    assert "Ada 1 di luar saringan." in html
    assert 'href="?q=ureum"' in html


@pytest.mark.usefixtures("several")
def test_bill_keeps_what_the_filter_hides(client: Client) -> None:
    cholesterol, iron = ExamTypePage.objects.get(title="Kolesterol"), ExamTypePage.objects.get(title="Besi (Fe)")
    response = client.get(f"{LIST}?sampel=non-manusia&hitung={cholesterol.pk}&hitung={iron.pk}&hitung=999999")

    bill = response.context["bill"]
    assert ([item.name for item in bill.items], bill.total_idr) == (["Kolesterol", "Besi (Fe)"], 90_000)
    assert bill.registration_query == f"pemeriksaan={cholesterol.pk}"
    assert f'<input type="hidden" name="hitung" value="{cholesterol.pk}"' in response.content.decode()


@pytest.mark.usefixtures("several")
@pytest.mark.parametrize("path", [LIST, "/pemeriksaan/kimia-darah/", EXAM])
def test_no_cookie(client: Client, path: str) -> None:
    response = client.get(path)
    assert (response.status_code, dict(response.cookies), "Cookie" in response.get("Vary", "")) == (200, {}, False)


@pytest.mark.parametrize("rows", [1, 30])
def test_eight_queries_at_most(
    client: Client, category: CategoryPage, rows: int, django_assert_max_num_queries: Any
) -> None:
    exam = make_exam(category)
    for number in range(1, rows):
        make_exam(category, f"Pemeriksaan {number}")
        actions.save_exam_type(category=category, name=exam.title, values={"price_idr": 30_000 + number})
    client.get("/")  # a server that runs: content types, the site's address
    for path in (LIST, f"{LIST}?q=kolestrol", f"{LIST}?hitung={exam.pk}", "/pemeriksaan/kimia-darah/", EXAM):
        with django_assert_max_num_queries(MOST_QUERIES):
            assert client.get(path).status_code == 200


def test_exam_page(client: Client, category: CategoryPage) -> None:
    make_exam(
        category,
        preparation="Puasa 10–12 jam.\n\nBoleh minum air putih.",
        method="CHOD-PAP",
        container="Tabung kuning",
        example_figures=["method", "working_days"],
    )
    response = client.get(EXAM)

    assert response.context["steps"] == ["Puasa 10–12 jam.", "Boleh minum air putih."]
    assert response.context["figures"] == [
        ("Wadah", "Tabung kuning", False),
        ("Metode", "CHOD-PAP", True),
        ("Waktu selesai", "3 hari kerja sejak sampel diterima", True),
        ("Kode", ExamTypePage.objects.get().code, False),
    ]
    assert '<dd>CHOD-PAP <i class="example">contoh</i></dd>' in response.content.decode()


def test_price_history_without_staff(client: Client, exam: ExamTypePage, writer: Any) -> None:
    exam.price_idr = 35_000
    exam.save_revision(user=writer).publish(user=writer)
    exam.refresh_from_db()
    when = timezone.now() + timedelta(days=40)
    exam.price_idr, exam.go_live_at = 40_000, when
    exam.save_revision(user=writer).publish(user=writer)

    html = client.get(EXAM).content.decode()

    today = long_date(timezone.now())
    rows = html[html.index("Riwayat tarif</h2>") : html.index("</table>")]
    expected = [
        f"Mulai {long_date(when)}",
        "Rp40.000",
        f"{today} – sekarang",
        "Rp35.000",
        f"<td>{today}</td>",
        "Rp30.000",
    ]
    assert [rows.index(text) for text in expected] == sorted(rows.index(text) for text in expected)
    assert "Sari Penulis" not in html


def test_new_price_shows_at_once(client: Client, exam: ExamTypePage) -> None:
    assert "Rp30.000" in client.get(EXAM).content.decode()
    exam.price_idr = 35_000
    exam.save_revision().publish()
    for path in (LIST, "/pemeriksaan/kimia-darah/", EXAM):
        assert '<span class="num">Rp35.000' in client.get(path).content.decode() or path == EXAM
    assert '<p class="price num" data-price="35000">Rp35.000</p>' in client.get(EXAM).content.decode()


def test_inactive_exam_says_so(client: Client, category: CategoryPage) -> None:
    make_exam(category, active=False)
    html = client.get(EXAM).content.decode()
    assert "Sedang tidak dilayani." in html
    assert "Tambah ke hitungan" not in html


def test_empty_catalogue_and_category(client: Client, category: CategoryPage) -> None:
    assert "Daftar pemeriksaan belum tersedia." in client.get(LIST).content.decode()
    assert "Belum ada pemeriksaan" in client.get("/pemeriksaan/kimia-darah/").content.decode()


@pytest.mark.parametrize("path", ["/pemeriksaan/lain/", "/pemeriksaan/kimia-darah/lain/", "/pemeriksaan/a/b/c/"])
@pytest.mark.usefixtures("category")
def test_nowhere(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.usefixtures("several")
@pytest.mark.parametrize(
    "text", ['"', "%00", "a" * 10_000, "kata+" * 2_500, "+++", "%22a%22+%27+%5C", "%F0%9F%A7%AA", "*"]
)
def test_odd_searches(client: Client, text: str) -> None:
    assert client.get(f"{LIST}?q={text}").status_code == 200
