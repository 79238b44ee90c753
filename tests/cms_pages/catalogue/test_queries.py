"""What is on offer, as plain values, in two queries whatever the number."""

from typing import Any

import pytest
from django.test.utils import CaptureQueriesContext

from cms_pages.catalogue import queries
from cms_pages.catalogue.enums import WALK_IN_SERVICES, SampleType, ServiceType
from cms_pages.catalogue.models import CategoryPage, ExamTypePage
from tests.cms_pages.catalogue.factories import make_category, make_exam


def names(categories: list[queries.Category]) -> dict[str, list[str]]:
    return {category.name: [exam.name for exam in category.exams] for category in categories}


def test_values(exam: ExamTypePage, category: CategoryPage) -> None:
    assert queries.grouped() == [
        queries.Category(
            page_id=category.pk,
            name="Kimia Darah",
            slug="kimia-darah",
            url="/pemeriksaan/kimia-darah/",
            exams=(
                queries.ExamType(
                    page_id=exam.pk,
                    code=exam.code,
                    name="Kolesterol",
                    price_idr=30_000,
                    sample_type="human",
                    service_type="both",
                    working_days=3,
                    specimen="",
                    other_names="",
                    category_name="Kimia Darah",
                    category_slug="kimia-darah",
                    url="/pemeriksaan/kimia-darah/kolesterol/",
                    example_figures=(),
                ),
            ),
        )
    ]


def test_categories_in_the_editors_order_and_exams_by_name(category: CategoryPage) -> None:
    water = make_category("Air")
    for name in ("Ureum", "Asam Urat"):
        make_exam(category, name)
    make_exam(water, "Bau")

    assert names(queries.grouped()) == {"Kimia Darah": ["Asam Urat", "Ureum"], "Air": ["Bau"]}


def test_what_is_not_offered_is_left_out(exam: ExamTypePage, category: CategoryPage) -> None:
    make_exam(category, "Tidak aktif", active=False)
    make_exam(category, "Ditarik").unpublish()
    hidden = make_category("Tertutup")
    make_exam(hidden, "Ikut tertutup")
    hidden.unpublish()
    exam.create_alias(update_slug="alias")

    assert names(queries.grouped()) == {"Kimia Darah": ["Kolesterol"]}


def test_laboratory_form(category: CategoryPage) -> None:
    make_exam(category, "Datang", service_type=ServiceType.WALK_IN)
    make_exam(category, "Keduanya", service_type=ServiceType.BOTH)
    make_exam(category, "Kirim", service_type=ServiceType.SHIPMENT)
    make_exam(category, "Air", sample_type=SampleType.NON_HUMAN, service_type=ServiceType.BOTH)

    found = queries.grouped(sample_type=SampleType.HUMAN, service_types=WALK_IN_SERVICES)

    assert names(found) == {"Kimia Darah": ["Datang", "Keduanya"]}
    assert all(exam.open_to_visitors for exam in queries.flat(found))


def test_by_ids_passes_over_what_is_not_offered(exam: ExamTypePage, category: CategoryPage) -> None:
    retired = make_exam(category, "Lama", active=False)
    other = make_exam(category, "Asam Urat")

    found = queries.by_ids([exam.pk, retired.pk, other.pk, 999_999])

    assert [each.page_id for each in found] == [other.pk, exam.pk]
    assert queries.by_ids([exam.pk], sample_type=SampleType.NON_HUMAN) == []


@pytest.mark.parametrize("rows", [1, 30])
def test_two_queries(category: CategoryPage, rows: int, django_assert_num_queries: Any) -> None:
    for number in range(rows):
        make_exam(category, f"Pemeriksaan {number}")
    with django_assert_num_queries(2) as seen:
        assert len(list(queries.flat(queries.grouped()))) == rows
    assert isinstance(seen, CaptureQueriesContext)
