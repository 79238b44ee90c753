"""Dates as Indonesians type them: 17/05/1990, 17-5-1990, 17 Mei 1990, 1990-05-17. The day always comes first."""

import re
from datetime import date
from typing import Final

from services.common.people.typed import plain
from services.common.problems import Problem

EARLIEST_YEAR: Final = 1890
LATEST_YEAR: Final = 2100
OLDEST_AGE: Final = 130

_NUMBERS: Final = re.compile(r"(\d{1,2})\s?[/.\- ]\s?(\d{1,2})\s?[/.\- ]\s?(\d{1,})", re.ASCII)
_DIGITS: Final = re.compile(r"(\d{2})(\d{2})(\d{4})", re.ASCII)
_ISO: Final = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})", re.ASCII)
_WORDS: Final = re.compile(
    r"(?:(?:senin|selasa|rabu|kamis|jum'?at|sabtu|ahad|minggu),? )?(\d{1,2})[ /.-]?([a-z]+)[.,]?[ /.-]?(\d{1,})",
    re.ASCII,
)

# Names, the usual abbreviations, and the older spellings that are still written.
_MONTHS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "januari jan",
            "februari pebruari feb peb",
            "maret mar mrt",
            "april apr",
            "mei",
            "juni jun",
            "juli jul",
            "agustus agu agt ags agst agus",
            "september sep sept",
            "oktober okt",
            "november nopember nov nop",
            "desember des",
        ),
        start=1,
    )
    for name in names.split()
}


def _parts(typed: str) -> tuple[str, int, int]:
    """Year as typed, month and day. Raises Problem date_format."""
    if match := _ISO.fullmatch(typed):
        return match[1], int(match[2]), int(match[3])
    if match := _NUMBERS.fullmatch(typed) or _DIGITS.fullmatch(typed):
        return match[3], int(match[2]), int(match[1])
    match = _WORDS.fullmatch(typed.lower())
    if match and match[2] in _MONTHS:
        return match[3], _MONTHS[match[2]], int(match[1])
    raise Problem("date_format")


def parse_date(text: str) -> date:
    """The date. A year of two digits is refused, not guessed.

    Raises Problem: date_empty, date_format, date_short_year, date_impossible, date_year.
    """
    typed = plain(text)
    if not typed:
        raise Problem("date_empty")
    if len(typed) > 40:
        raise Problem("date_format")
    year, month, day = _parts(typed)
    if len(year) < 4:
        raise Problem("date_short_year")
    if len(year) > 4 or not EARLIEST_YEAR <= int(year) <= LATEST_YEAR:
        raise Problem("date_year", year=year[:8])
    try:
        return date(int(year), month, day)
    except ValueError as error:
        raise Problem("date_impossible") from error


def age_on(born: date, day: date) -> int:
    """Full years of age on a day; who is born on 29 February has the birthday on 1 March in other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def check_birth_date(born: date, *, today: date) -> date:
    """The same date. Raises Problem: birth_date_future, birth_date_old (over 130 years)."""
    if born > today:
        raise Problem("birth_date_future")
    if age_on(born, today) > OLDEST_AGE:
        raise Problem("birth_date_old")
    return born
