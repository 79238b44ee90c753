"""Finding exam types by what people type."""

import time

import pytest

from cms_pages.catalogue import search
from cms_pages.catalogue.queries import ExamType


def exam(page_id: int, name: str, other_names: str = "", code: str = "", category: str = "Kimia Darah") -> ExamType:
    return ExamType(
        page_id=page_id,
        code=code,
        name=name,
        price_idr=0,
        sample_type="human",
        service_type="both",
        working_days=1,
        specimen="",
        other_names=other_names,
        category_name=category,
        category_slug="",
        url="",
        example_figures=(),
    )


EXAMS = [
    exam(1, "Kolesterol", "cholesterol, lemak darah", "KD-003"),
    exam(2, "Glukosa (GDS/GDP/GD2PP)", "gula darah, diabetes", "KD-002"),
    exam(3, "Hemoglobin", "Hb, anemia", "HE-001", "Hematologi"),
    exam(4, "Besi (Fe)", "", "KA-002", "Kimia Air"),
    exam(5, "Free Thyroxine (FT4)", "tiroid", "IM-002", "Imunologi"),
    exam(6, "Free Triiodothyronine (FT3)", "tiroid", "IM-003", "Imunologi"),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kolesterol", {1}),
        ("KOLEST", {1}),
        ("gula darah", {2}),
        ("darah gula", {2}),
        ("gds", {2}),
        ("globin", {3}),
        ("hb", {3}),
        ("fe", {4}),
        ("kd-003", {1}),
        ("hematologi", {3}),
        ("tiroid", {5, 6}),
        ("Kólesterol", {1}),
        ("kolestrol", set()),
        ("kolesterol air", set()),
    ],
)
def test_matching(text: str, found: set[int]) -> None:
    assert search.matching(EXAMS, text) == found


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("kolestrol", "Kolesterol"),
        ("colesterol", "Kolesterol"),
        ("hemoglobn", "Hemoglobin"),
        ("glucosa", "Glukosa (GDS/GDP/GD2PP)"),
        ("tirod", "Tiroid"),
        ("xyzzy", None),
        ("()", None),
        ("", None),
    ],
)
def test_suggestion(text: str, meant: str | None) -> None:
    assert search.suggestion(EXAMS, text) == meant


@pytest.mark.parametrize("text", ["kolestrol", "glucosa", "tirod"])
def test_a_suggestion_finds_something(text: str) -> None:
    assert search.matching(EXAMS, search.suggestion(EXAMS, text) or "")


def test_guessing_among_600_names_stays_cheap() -> None:
    many = [exam(number, f"Pemeriksaan zat {number * 7919} (Z{number})", f"nama {number}") for number in range(600)]
    start = time.process_time()
    search.suggestion(many, "q" * 200)
    search.suggestion(many, "pemeriksan zta")
    assert time.process_time() - start < 0.5
