"""/api/v1/exam-types/: what is offered, what it costs, costed and will cost."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms_pages.base.page_cache import generation
from cms_pages.catalogue import actions
from cms_pages.catalogue.enums import PublishedBy
from cms_pages.catalogue.models import CategoryPage, ExamTypePage
from tests.cms_pages.catalogue.factories import make_category, make_exam

ADDRESS = "/api/v1/exam-types/"
ROOT = "http://127.0.0.1:8000"


@pytest.fixture
def category(db: None) -> CategoryPage:
    """*Kimia Darah* with *Glukosa* (Rp20.000, both ways) and *Kolesterol* (Rp30.000, who comes in person)."""
    generation.read()  # the first one ever makes it
    category = make_category()
    make_exam(category, "Kolesterol", 30_000, code="KD-003", service_type="walk_in", other_names="lemak, kolestrol")
    make_exam(category, "Glukosa", 20_000)
    return category


def names(client: Client, query: str) -> list[str]:
    return [exam["name"] for exam in client.get(f"{ADDRESS}?{query}").json()["results"]]


def test_an_exam_type_in_the_list(client: Client, category: CategoryPage) -> None:
    pk = ExamTypePage.objects.get(code="KD-003").pk
    assert client.get(f"{ADDRESS}?code=kd-003").json() == {
        "count": 1,
        "next": None,
        "previous": None,
        "results": [
            {
                "id": pk,
                "code": "KD-003",
                "name": "Kolesterol",
                "other_names": ["lemak", "kolestrol"],
                "category": {"slug": "kimia-darah", "name": "Kimia Darah"},
                "price_idr": 30_000,
                "sample_type": "human",
                "service_type": "walk_in",
                "working_days": 3,
                "specimen": "",
                "example_figures": [],
                "detail_url": f"{ROOT}{ADDRESS}{pk}/",
                "html_url": f"{ROOT}/pemeriksaan/kimia-darah/kolesterol/",
            }
        ],
    }


def test_filters(client: Client, category: CategoryPage) -> None:
    water = make_category("Kimia Air")
    make_exam(water, "Timbal", 150_000, sample_type="non_human", service_type="shipment")
    assert names(client, "") == ["Glukosa", "Kolesterol", "Timbal"]
    assert names(client, "category=kimia-air") == ["Timbal"]
    assert names(client, "sample_type=human&price_min=25000") == ["Kolesterol"]
    assert names(client, "price_max=30000") == ["Glukosa", "Kolesterol"]
    assert names(client, "service_type=walk_in") == ["Glukosa", "Kolesterol"]
    assert names(client, "service_type=shipment") == ["Glukosa", "Timbal"]
    assert names(client, "service_type=both") == ["Glukosa"]
    assert names(client, "q=kolestrol") == ["Kolesterol"]
    assert names(client, "q=kimia%20darah%20glu") == ["Glukosa"]
    assert names(client, "price_min=2&price_max=1") == []


def test_only_what_is_offered(client: Client, category: CategoryPage) -> None:
    gone = make_exam(category, "Ureum", active=False)
    ExamTypePage.objects.get(title="Glukosa").unpublish()
    assert names(client, "") == ["Kolesterol"]
    assert client.get(f"{ADDRESS}{gone.pk}/").status_code == 404


def test_pages(client: Client, category: CategoryPage) -> None:
    make_exam(category, "Ureum")
    first = client.get(f"{ADDRESS}?page_size=2").json()
    assert (first["count"], first["previous"], first["next"]) == (3, None, f"{ROOT}{ADDRESS}?page_size=2&page=2")
    last = client.get(f"{ADDRESS}?page_size=2&page=2").json()
    assert ([exam["name"] for exam in last["results"]], last["next"]) == (["Ureum"], None)
    assert last["previous"] == f"{ROOT}{ADDRESS}?page_size=2&page=1"
    far = client.get(f"{ADDRESS}?page_size=2&page=100000").json()
    assert (far["results"], far["next"], far["previous"]) == ([], None, f"{ROOT}{ADDRESS}?page_size=2&page=2")


@pytest.mark.parametrize(
    "query", ["page=0", "page=-1", "page=x", "page=1000000000", "page_size=101", "price_min=-1", "q=%00", "limit=1"]
)
def test_bad_input_is_refused(client: Client, category: CategoryPage, query: str) -> None:
    answer = client.get(f"{ADDRESS}?{query}")
    assert (answer.status_code, answer.json()["errors"][0]["parameter"]) == (400, query.split("=", maxsplit=1)[0])


def test_an_exam_type_with_all_its_prices(client: Client, category: CategoryPage) -> None:
    exam, _ = actions.save_exam_type(
        category=category, name="Kolesterol", values={"code": "KD-003", "price_idr": 45_000}, how=PublishedBy.IMPORT
    )
    coming = timezone.now() + timedelta(days=30)
    exam.price_idr, exam.go_live_at = 50_000, coming
    exam.save_revision().publish()
    found = client.get(f"{ADDRESS}{exam.pk}/").json()
    new, old = exam.price_changes.all()
    assert found["price_idr"] == 45_000
    assert [(each["price_idr"], each["since"], each["until"]) for each in found["price_history"]] == [
        (45_000, new.at.astimezone().isoformat(), None),
        (30_000, old.at.astimezone().isoformat(), new.at.astimezone().isoformat()),
    ]
    assert found["scheduled_price"] == {"price_idr": 50_000, "at": coming.astimezone().isoformat()}


def test_no_name_of_staff(client: Client, category: CategoryPage) -> None:
    found = client.get(f"{ADDRESS}{ExamTypePage.objects.get(code='KD-003').pk}/").json()
    assert set(found["price_history"][0]) == {"price_idr", "since", "until"}


def test_a_list_costs_the_same_however_long(client: Client, category: CategoryPage) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(f"{ADDRESS}?page_size=100")
        return len(captured)

    few = queries()
    for number in range(29):
        make_exam(category, f"Pemeriksaan {number}")
    assert (few, queries()) == (3, 3)
