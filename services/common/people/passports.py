"""Passport numbers: up to nine letters and digits (ICAO Doc 9303), with no check digit outside the machine's zone."""

import re
from typing import Final

from services.common.people.typed import plain
from services.common.problems import Problem

_SHAPE: Final = re.compile(r"(?=.*[0-9])[A-Z0-9]{5,9}")


def check_passport(text: str) -> str:
    """The number in upper case without spaces and dashes. Raises Problem: passport_empty, passport_invalid."""
    number = re.sub(r"[ -]", "", plain(text)).upper()
    if not number:
        raise Problem("passport_empty")
    if not _SHAPE.fullmatch(number):
        raise Problem("passport_invalid")
    return number
