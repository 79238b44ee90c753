"""The demo catalogue: 11 categories, 59 exam types, real prices, and invented figures that say so."""

import csv
from collections import Counter
from typing import Any

import pytest

from cms_pages.base import fixed_pages
from cms_pages.catalogue import actions, demo, queries
from cms_pages.catalogue.models import CategoryPage, ExamTypePage, PriceChange

REFERENCE = {
    "Kimia Darah", "Hematologi", "Imunologi", "Urine", "Kimia Air", "Biologi Molekuler", "Fisika Air", "Mikrobiologi",
    "Parasitologi", "Serologi", "Kimia Bahan Padat/Makanan",
}  # fmt: skip


@pytest.fixture
def loaded(db: None) -> None:
    fixed_pages.create_missing()
    demo.load()


@pytest.mark.usefixtures("loaded")
def test_all_of_the_file_and_no_more() -> None:
    with demo.EXAM_TYPES.open(encoding="utf-8", newline="") as file:
        wanted = Counter(
            (row["category"], row["name"], int(row["price_idr"]), row["sample_type"], row["service_type"])
            for row in csv.DictReader(file)
        )
    exams = queries.flat(queries.grouped())
    assert wanted == Counter(
        (one.category_name, one.name, one.price_idr, one.sample_type, one.service_type) for one in exams
    )
    assert wanted.total() == 59
    assert set(CategoryPage.objects.live().values_list("title", flat=True)) == REFERENCE


@pytest.mark.usefixtures("loaded")
def test_marks_codes_and_first_prices() -> None:
    """What the file lacks is marked; codes are unique; the first prices are in the history."""
    invented = ("working_days", "specimen", "volume", "container", "storage", "preparation", "method", "legal_basis")
    for exam in ExamTypePage.objects.all():
        unmarked = [name for name in invented if getattr(exam, name) and not exam.is_example(name)]
        # Water prices are another laboratory's.
        assert (exam.title, unmarked, exam.is_example("price_idr")) == (exam.title, [], exam.sample_type == "non_human")

    exams = ExamTypePage.objects.all()
    assert len({exam.code for exam in exams}) == 59
    assert ExamTypePage.objects.get(title="Kolesterol").code == "KD-003"
    changes = PriceChange.objects.order_by().values_list("exam_type_id", "old_price_idr", "new_price_idr")
    assert set(changes) == {(exam.pk, None, exam.price_idr) for exam in exams}


@pytest.mark.usefixtures("loaded")
def test_again_changes_nothing_not_even_what_editors_did(django_assert_max_num_queries: Any) -> None:
    cholesterol = ExamTypePage.objects.get(title="Kolesterol")
    actions.save_exam_type(category=cholesterol.get_parent().specific, name="Kolesterol", values={"price_idr": 35_000})
    before = (PriceChange.objects.count(), ExamTypePage.objects.count(), CategoryPage.objects.count())

    demo.load()

    after = (PriceChange.objects.count(), ExamTypePage.objects.count(), CategoryPage.objects.count())
    assert (before, ExamTypePage.objects.get(title="Kolesterol").price_idr) == (after, 35_000)
