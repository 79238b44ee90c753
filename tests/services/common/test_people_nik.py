"""NIK: what can't be one is refused with words; what looks odd is a question."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.common.people import check_nik
from services.common.problems import Problem

TODAY = date(2026, 11, 24)


def questions(number: str, birth_date: date | None = None) -> list[str]:
    return [question.code for question in check_nik(number, birth_date, today=TODAY).questions]


def refusal(number: str, birth_date: date | None = None) -> Problem:
    with pytest.raises(Problem) as caught:
        check_nik(number, birth_date, today=TODAY)
    return caught.value


def test_the_facts_of_a_womans_number() -> None:
    nik = check_nik("33.08.01 570590 0001", date(1990, 5, 17), today=TODAY)
    assert (nik.number, nik.sex, nik.born) == ("3308015705900001", "female", date(1990, 5, 17))
    assert (nik.province, nik.regency) == ("JAWA TENGAH", "KABUPATEN MAGELANG")
    assert nik.questions == ()


def test_the_facts_of_a_mans_number() -> None:
    nik = check_nik("3371011705900001", today=TODAY)
    assert (nik.sex, nik.born, nik.regency) == ("male", date(1990, 5, 17), "KOTA MAGELANG")


def test_a_child_of_2015_is_not_put_into_1915() -> None:
    assert check_nik("3308011705150001", today=TODAY).born == date(2015, 5, 17)
    assert check_nik("3308011705150001", date(1915, 5, 17), today=TODAY).born == date(1915, 5, 17)


def test_a_region_of_the_new_papuan_provinces_is_known() -> None:
    assert check_nik("9601011705900001", today=TODAY).province == "PAPUA BARAT DAYA"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("", "nik_empty"),
        ("330801570590000", "nik_short"),
        ("33080157059000011", "nik_long"),
        ("33080157059O0001", "nik_characters"),
        ("3308013205900001", "nik_day"),
        ("3308010005900001", "nik_day"),
        ("3308014005900001", "nik_day"),
        ("3308017205900001", "nik_day"),
        ("3308013102900001", "nik_day"),
        ("3308011713900001", "nik_day"),
        ("3308012902900001", "nik_day"),
    ],
)
def test_what_is_no_nik(number: str, code: str) -> None:
    assert refusal(number).code == code


def test_the_refusal_counts_what_was_typed() -> None:
    assert refusal("330801570590000").text == "NIK harus 16 angka. Anda baru mengisi 15 angka."


def test_a_birth_date_that_is_still_to_come_is_refused() -> None:
    assert refusal("3308011705270001", date(2027, 5, 17)).code == "nik_future"
    # 29 February 2096 has no twin in 1996's place: 1996 was a leap year too, and is past.
    assert check_nik("3308012902960001", today=TODAY).born == date(1996, 2, 29)


def test_odd_is_a_question_never_a_refusal() -> None:
    assert questions("9908011705900001") == ["nik_region"]
    assert questions("3308011705900001", date(1990, 5, 18)) == ["nik_birth_date"]
    assert questions("3308011705270001") == ["nik_year"]
    assert questions("3308011705270001", date(1927, 5, 17)) == []
    assert questions("9908011705900001", date(1990, 5, 18)) == ["nik_region", "nik_birth_date"]


@given(st.text(alphabet=st.characters(), max_size=30))
def test_anything_typed_is_a_nik_or_a_problem_with_words(text: str) -> None:
    assert outcome(text)


def outcome(text: str) -> str:
    try:
        return check_nik(text, today=TODAY).number
    except Problem as problem:
        return problem.text
