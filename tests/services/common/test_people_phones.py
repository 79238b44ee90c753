"""Phones as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.common.people import parse_phone
from services.common.problems import Problem


@pytest.mark.parametrize(
    "typed",
    [
        "081234567890",
        "0812 3456 7890",
        "0812-3456-7890",
        "(0812) 3456.7890",
        "+62 812 3456 7890",
        "+62 0812 3456 7890",
        "6281234567890",
        "62 0812 3456 7890",
        "81234567890",
        "0062 812 3456 7890",
        "+62\N{NO-BREAK SPACE}812\N{NON-BREAKING HYPHEN}3456\N{NON-BREAKING HYPHEN}7890",
        # As WhatsApp copies a contact: inside invisible direction marks.
        "\N{LEFT-TO-RIGHT EMBEDDING}+62 812-3456-7890\N{POP DIRECTIONAL FORMATTING}",
        "\uff10\uff18\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19\uff10",
    ],
)
def test_one_indonesian_number_however_it_is_typed(typed: str) -> None:
    assert parse_phone(typed) == "+6281234567890"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("+65 8123 4567", "+6581234567"), ("0293 789435", "+62293789435"), ("+1 202-555-0143", "+12025550143")],
)
def test_foreign_and_fixed_line_numbers(typed: str, stored: str) -> None:
    assert parse_phone(typed) == stored


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "phone_empty"),
        (" \t\u200b ", "phone_empty"),
        ("08l2 3456 7890", "phone_characters"),
        ("0812345|0898765", "phone_characters"),
        ("siti@example.test", "phone_characters"),
        ("0812", "phone_short"),
        ("+", "phone_characters"),
        ("081234567890123456", "phone_long"),
        ("0" * 10_000, "phone_long"),
        ("+999 1234 5678", "phone_invalid"),
        ("+62 112 345 6789", "phone_invalid"),
    ],
)
def test_what_is_no_phone_number(typed: str, code: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_phone(typed)
    assert caught.value.code == code


@given(st.text(max_size=60))
def test_anything_typed_is_a_number_or_a_problem_with_words(text: str) -> None:
    said = outcome(text)
    assert said
    assert outcome(said) == said or not said.startswith("+")


def outcome(text: str) -> str:
    try:
        return parse_phone(text)
    except Problem as problem:
        return problem.text
