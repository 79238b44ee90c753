"""Dates as Indonesians type them; nothing is guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms_pages.base.formats import long_date, short_date, weekday_date
from services.common.people import age_on, check_birth_date, parse_date
from services.common.problems import Problem


@pytest.mark.parametrize(
    "typed",
    [
        "17/05/1990",
        "17-5-1990",
        "17.05.1990",
        "17 05 1990",
        "17 / 5 / 1990",
        "17051990",
        "17 Mei 1990",
        "17 mei, 1990",
        "17-MEI-1990",
        "17Mei1990",
        "Kamis, 17 Mei 1990",
        "1990-05-17",
        "\uff11\uff17/05/1990",
    ],
)
def test_one_day_however_it_is_typed(typed: str) -> None:
    assert parse_date(typed) == date(1990, 5, 17)


@pytest.mark.parametrize(("typed", "month"), [("Pebruari", 2), ("Nopember", 11), ("Agt", 8), ("Okt.", 10), ("des", 12)])
def test_older_spellings_and_abbreviations(typed: str, month: int) -> None:
    assert parse_date(f"1 {typed} 2001") == date(2001, month, 1)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "date_empty"),
        ("kemarin", "date_format"),
        ("17 May 1990", "date_format"),
        ("17/05", "date_format"),
        ("1" * 5000, "date_format"),
        ("17/05/90", "date_short_year"),
        ("17 Mei 90", "date_short_year"),
        ("05/17/1990", "date_impossible"),
        ("31/02/1990", "date_impossible"),
        ("29 Februari 2025", "date_impossible"),
        ("00/01/1990", "date_impossible"),
        ("17/05/0990", "date_year"),
        ("17/05/19900", "date_year"),
    ],
)
def test_what_is_no_date(typed: str, code: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_date(typed)
    assert caught.value.code == code
    assert caught.value.text


@given(st.dates(min_value=date(1890, 1, 1), max_value=date(2100, 12, 31)))
def test_every_date_that_we_write_is_one_that_we_read(day: date) -> None:
    written = [long_date(day), short_date(day), weekday_date(day), f"{day:%d/%m/%Y}", day.isoformat()]
    assert [parse_date(text) for text in written] == [day] * 5


@given(st.text(max_size=40))
def test_anything_typed_is_a_date_or_a_problem_with_words(text: str) -> None:
    assert isinstance(outcome(text), date | str)


def outcome(text: str) -> date | str:
    try:
        return parse_date(text)
    except Problem as problem:
        return problem.text


def test_age_in_full_years() -> None:
    born = date(2008, 2, 29)
    assert [age_on(born, day) for day in (date(2026, 2, 28), date(2026, 3, 1), born)] == [17, 18, 0]


def test_birth_dates_that_cannot_be() -> None:
    today = date(2026, 11, 24)
    assert check_birth_date(today, today=today) == today
    codes = []
    for born in (date(2026, 11, 25), date(1895, 11, 24)):
        with pytest.raises(Problem) as caught:
            check_birth_date(born, today=today)
        codes.append(caught.value.code)
    assert codes == ["birth_date_future", "birth_date_old"]
