"""Exam types by what people type: the one that was meant stands first."""

import pytest

from cms_pages.search_pages.exams import ranked
from tests.cms_pages.catalogue.test_search import exam

EXAMS = [
    exam(1, "LDL Kolesterol", "kolesterol jahat", "KD-010"),
    exam(2, "Kolesterol", "cholesterol, lemak darah", "KD-003"),
    exam(3, "Kolesterol HDL", "", "KD-004"),
    exam(4, "Glukosa (GDS/GDP)", "gula darah, diabetes", "KD-002"),
    exam(5, "Darah lengkap", "", "HE-001", "Hematologi"),
    exam(6, "Kimia air minum", "", "KA-001", "Kimia Air"),
]


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("kolesterol", [2, 3, 1]),
        ("KD-003", [2]),
        ("kd 003", [2]),
        ("gula darah", [4]),
        ("glukosa", [4]),
        ("tarif cek kolesterol hdl", [3]),
        ("kolesterol jahat", [1]),
        ("darah", [5, 4, 3, 2, 1]),
        ("pemeriksaan", []),
        ("xyzzy", []),
        ("", []),
    ],
)
def test_order(text: str, order: list[int]) -> None:
    found = [one.page_id for one in ranked(EXAMS, text)]
    assert (found[:1], sorted(found)) == (order[:1], sorted(order))


def test_what_is_examined_in_water_comes_before_what_is_only_called_so() -> None:
    exams = [
        exam(1, "Urine Lengkap", "air seni, kencing", "UR-001", "Urine"),
        exam(2, "Nitrat", "", "KA-017", "Kimia Air"),
        exam(3, "Amoniak", "", "KA-002", "Kimia Air"),
    ]
    assert [one.page_id for one in ranked(exams, "air")] == [3, 2, 1]


def test_the_exact_name_comes_before_a_longer_one() -> None:
    assert [one.page_id for one in ranked(EXAMS, "kolesterol")] == [2, 3, 1]
