"""NIK, the number of an Indonesian resident: 6 digits of region, 6 of birth date, 4 of sequence.

Region: province (2), regency or city (2), district (2) where the person was first registered. Birth date: DDMMYY, the
day plus 40 for women. No check digit. Source: Undang-Undang 23/2006 and Permendagri on population numbers. A new
province, a wrong entry at the registry and a change of birth date by a court are all real, so what merely looks odd is
a question to the applicant and a flag for staff, never a refusal.
"""

import csv
import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

from services.common import clock
from services.common.people.dates import age_on
from services.common.people.typed import plain
from services.common.problems import Problem, problem_text

LENGTH: Final = 16
_DAY_OF_WOMEN: Final = 40
# Older than this by the NIK alone is more often a slip in the year.
_RARE_AGE: Final = 90
_DATA: Final = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True, slots=True)
class Question:
    """Something odd that the applicant should look at again and staff should see."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Nik:
    """A NIK that can be one, and what it tells. `born` is the newest date it allows that isn't in the future."""

    number: str
    sex: Literal["female", "male"]
    born: date
    province: str | None
    regency: str | None
    questions: tuple[Question, ...] = field(default=())

    def __str__(self) -> str:
        return self.number


@lru_cache(maxsize=1)
def _regions() -> tuple[dict[str, str], dict[str, str]]:
    """Names by code: provinces by 2 digits, regencies and cities by 4."""
    with (_DATA / "provinces.csv").open(encoding="utf-8", newline="") as rows:
        provinces = {row["code"]: row["name"] for row in csv.DictReader(rows)}
    with (_DATA / "regencies.csv").open(encoding="utf-8", newline="") as rows:
        regencies = {row["code"].replace(".", ""): row["name"] for row in csv.DictReader(rows)}
    return provinces, regencies


def _possible_dates(day: int, month: int, short_year: int) -> list[date]:
    """The dates of this and the last century that DDMMYY can mean; 29 February exists in few of them."""
    dates = []
    for century in (2000, 1900):
        try:
            dates.append(date(century + short_year, month, day))
        except ValueError:
            continue
    return dates


def _digits(text: str) -> str:
    number = re.sub(r"[ .-]", "", plain(text))
    if not number:
        raise Problem("nik_empty")
    if not re.fullmatch(r"[0-9]+", number):
        raise Problem("nik_characters")
    if len(number) != LENGTH:
        raise Problem("nik_short" if len(number) < LENGTH else "nik_long", count=len(number))
    return number


def check_nik(text: str, birth_date: date | None = None, *, today: date | None = None) -> Nik:
    """The facts of a NIK; spaces, dots and dashes are let through.

    Raises Problem: nik_empty, nik_characters, nik_short, nik_long, nik_day (no such day), nik_future (born after
    `today`, by the century of `birth_date`). Questions: nik_region, nik_birth_date, nik_year (no birth date
    given, and the year, still to come in this century, makes the bearer 90 or older).
    """
    today = today or clock.today()
    number = _digits(text)
    day, month, short_year = int(number[6:8]), int(number[8:10]), int(number[10:12])
    is_woman = day > _DAY_OF_WOMEN
    dates = _possible_dates(day - _DAY_OF_WOMEN if is_woman else day, month, short_year)
    past = [candidate for candidate in dates if candidate <= today]
    if not dates:
        raise Problem("nik_day")
    if not past or (birth_date in dates and birth_date not in past):
        raise Problem("nik_future")

    provinces, regencies = _regions()
    questions = []
    if number[:4] not in regencies:
        questions.append(Question("nik_region", problem_text("nik_region")))
    if birth_date is not None and birth_date not in dates:
        questions.append(Question("nik_birth_date", problem_text("nik_birth_date")))
    if birth_date is None and age_on(past[0], today) >= _RARE_AGE:
        questions.append(Question("nik_year", problem_text("nik_year", year=past[0].year)))
    return Nik(
        number=number,
        sex="female" if is_woman else "male",
        born=birth_date if birth_date in past and birth_date is not None else past[0],
        province=provinces.get(number[:2]),
        regency=regencies.get(number[:4]),
        questions=tuple(questions),
    )
