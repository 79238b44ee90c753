"""*Jenis Pemeriksaan* in the admin: every exam type in one list."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cms_pages.catalogue.models import CategoryPage, ExamTypePage
from tests.cms_pages.catalogue.factories import make_category, make_exam

LISTING = "/admin/jenis-pemeriksaan/"


def names(client: Client, query: str = "") -> list[str]:
    response = client.get(LISTING + query)
    assert response.status_code == 200
    return [page.title for page in response.context["object_list"]]


@pytest.fixture
def several(category: CategoryPage) -> None:
    make_exam(category, "Kolesterol", 30_000)
    make_exam(category, "Ureum", 25_000, active=False)
    make_exam(make_category("Kimia Air"), "Besi (Fe)", 60_000, sample_type="non_human", service_type="shipment")


@pytest.mark.usefixtures("several")
def test_filters_and_order(admin: Client, category: CategoryPage) -> None:
    assert names(admin) == ["Besi (Fe)", "Kolesterol", "Ureum"]
    assert names(admin, "?ordering=-price_idr") == ["Besi (Fe)", "Kolesterol", "Ureum"]
    assert names(admin, "?ordering=price_idr") == ["Ureum", "Kolesterol", "Besi (Fe)"]
    assert names(admin, f"?category={category.pk}") == ["Kolesterol", "Ureum"]
    assert names(admin, "?active=False") == ["Ureum"]
    assert names(admin, "?sample_type=non_human&service_type=shipment") == ["Besi (Fe)"]


@pytest.mark.usefixtures("several")
def test_search_with_filters(admin: Client, category: CategoryPage) -> None:
    assert names(admin, "?q=kolest") == ["Kolesterol"]
    assert names(admin, f"?q=ur&category={category.pk}&active=False&ordering=price_idr") == ["Ureum"]
    assert names(admin, "?q=besi&active=False") == []


@pytest.mark.usefixtures("several")
def test_columns(admin: Client) -> None:
    html = admin.get(LISTING).content.decode()
    assert [word in html for word in ("Kategori", "Tarif", "Aktif", "Rp30.000", "Kimia Air")] == [True] * 5


def test_menu_item(admin: Client) -> None:
    assert reverse("jenis-pemeriksaan:index") == LISTING
    assert LISTING in admin.get("/admin/").content.decode()


@pytest.mark.usefixtures("several")
@pytest.mark.parametrize(
    "query", ["?bogus=1", "?category=x", "?active=' OR 1", "?ordering=owner__password", "?sample_type=", "?p=999"]
)
def test_odd_addresses(admin: Client, query: str) -> None:
    assert admin.get(LISTING + query).status_code in {200, 404}


def test_not_for_visitors(client: Client, exam: ExamTypePage) -> None:
    assert client.get(LISTING).status_code == 302


@pytest.mark.parametrize("rows", [1, 30])
def test_queries_do_not_grow(
    admin: Client, category: CategoryPage, rows: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(rows):
        make_exam(category, f"Pemeriksaan {number}")
    admin.get(LISTING)
    with django_assert_max_num_queries(30):
        admin.get(LISTING)
