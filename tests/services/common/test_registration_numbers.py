"""Numbers: every single wrong character and every swap of two neighbours is told as a typing error."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from services.common.registration_numbers import ALPHABET, NumberTypo, new_number, parse_number

letters = st.sampled_from("KLWS")
days = st.dates(min_value=date(2020, 1, 1), max_value=date(2068, 12, 31))
numbers = st.builds(new_number, letters, days)
positions = st.integers(min_value=0, max_value=14)
# As read: after the date O is 0, and I and L are 1.
AS_READ = str.maketrans({"O": "0", "I": "1", "L": "1"})


def as_read(compact: str) -> str:
    return compact[:7] + compact[7:].translate(AS_READ)


@given(numbers)
def test_a_fresh_number_reads_as_itself(number: str) -> None:
    assert parse_number(number) == number


@given(numbers)
def test_it_may_be_typed_in_any_case_and_spacing(number: str) -> None:
    assert parse_number(f"  {number.lower().replace('-', ' ')} ") == number
    assert parse_number(number.replace("-", "")) == number
    assert parse_number(number.replace("-", "\N{EN DASH}")) == number


@given(letters, days)
def test_letters_that_look_like_digits_are_read_as_them_after_the_date(letter: str, day: date) -> None:
    number = new_number(letter, day)
    head, tail = number[:7], number[7:]
    assert parse_number(head + tail.replace("0", "o").replace("1", "l")) == number
    assert parse_number(head + tail.replace("0", "O").replace("1", "I")) == number


@given(numbers, positions, st.sampled_from(ALPHABET + "OILU?*"))
def test_every_single_wrong_character_is_caught(number: str, position: int, wrong: str) -> None:
    compact = number.replace("-", "")
    typed = compact[:position] + wrong + compact[position + 1 :]
    assume(as_read(typed) != compact)
    with pytest.raises(NumberTypo):
        parse_number(typed)


@given(numbers, st.integers(min_value=0, max_value=13))
def test_every_swap_of_two_different_neighbours_is_caught(number: str, position: int) -> None:
    compact = number.replace("-", "")
    first, second = compact[position], compact[position + 1]
    assume(first != second)
    with pytest.raises(NumberTypo):
        parse_number(compact[:position] + second + first + compact[position + 2 :])


def test_one_number_with_all_its_wrong_characters_and_swaps() -> None:
    compact = new_number("L", date(2026, 11, 23)).replace("-", "")
    accepted = []
    for position in range(15):
        for wrong in ALPHABET:
            typed = compact[:position] + wrong + compact[position + 1 :]
            if typed != compact:
                accepted += accepts(typed)
        if position < 14:
            swapped = compact[:position] + compact[position + 1] + compact[position] + compact[position + 2 :]
            if swapped != compact:
                accepted += accepts(swapped)
    assert accepted == []


def accepts(typed: str) -> list[str]:
    try:
        return [parse_number(typed)]
    except NumberTypo:
        return []


@given(st.text(max_size=80))
def test_anything_typed_is_a_number_or_a_typing_error(text: str) -> None:
    assert all(parse_number(number) == number for number in accepts(text))


@pytest.mark.parametrize("typed", ["", "L261123", "L261323-7KQ4-M9XA", "X261123-7KQ4-M9XA", "9" * 10_000])
def test_what_can_never_be_a_number(typed: str) -> None:
    with pytest.raises(NumberTypo):
        parse_number(typed)
