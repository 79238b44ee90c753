"""Names: real ones in any script pass, what can't be seen is taken out, what isn't a name is refused."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.common.people import clean_name
from services.common.problems import Problem


@pytest.mark.parametrize(
    "name",
    [
        "Siti Rahmawati",
        "H. Ma'ruf Amin, S.Pd., M.Kes.",
        "Anne-Marie O'Neill",
        "By. Ny. Siti 2",
        "Sukarno",
        "R",
        "Kumar s/o Raman (alm.)",
        "\u0633\u064a\u062a\u064a",
        "\u674e\u5c0f\u9f99",
        "Ngu\u1ec5n V\u0103n",
    ],
)
def test_real_names_pass_unchanged(name: str) -> None:
    assert clean_name(name) == name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  Siti   Rahmawati\t", "Siti Rahmawati"),
        ("Siti\x00\x07 Rahma\r\nwati", "Siti Rahma wati"),
        ("Siti\u202e Rahmawati\u202c", "Siti Rahmawati"),
        ("Si\u200bti", "Siti"),
        ("Jose\u0301", "Jos\u00e9"),
        ("Ma\N{RIGHT SINGLE QUOTATION MARK}ruf", "Ma'ruf"),
    ],
)
def test_what_cannot_be_seen_is_taken_out(typed: str, name: str) -> None:
    assert clean_name(typed) == name


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "name_empty"),
        ("\u202e\u200b \t", "name_empty"),
        ("Siti \U0001f600", "name_characters"),
        ("<b>Siti</b>", "name_characters"),
        ("=1+1", "name_characters"),
        ("\ud800 Siti", "name_characters"),
        ("S" + "\u0335" * 30, "name_characters"),
        ("12345", "name_letters"),
        ("...", "name_letters"),
        ("S" * 151, "name_long"),
    ],
)
def test_what_is_no_name(typed: str, code: str) -> None:
    with pytest.raises(Problem) as caught:
        clean_name(typed)
    assert caught.value.code == code
    assert caught.value.text.encode()


def test_the_refusal_names_the_characters() -> None:
    with pytest.raises(Problem) as caught:
        clean_name("Siti #1 @home #2")
    assert caught.value.facts == {"found": "# @"}


@given(st.text(max_size=170))
def test_a_name_that_passed_is_clean_and_stays_itself(text: str) -> None:
    try:
        name = clean_name(text)
    except Problem:
        return
    assert clean_name(name) == name
    assert not {unicodedata.category(character) for character in name} & {"Cc", "Cf", "Cs", "So"}
