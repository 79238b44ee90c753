"""Phone numbers as Indonesians type them, kept as E.164."""

import re
from typing import Final

import phonenumbers
from phonenumbers import PhoneNumberFormat, ValidationResult

from services.common.people.typed import plain
from services.common.problems import Problem

HOME: Final = "ID"
_ALLOWED: Final = re.compile(r"\+?[0-9 ()./-]+")
_NOT_DIGITS: Final = re.compile(r"[^0-9]")
# A longer text isn't worth parsing; E.164 knows no more than 15 digits.
_MOST_TYPED: Final = 40
_MOST_DIGITS: Final = 15

_TOO_SHORT: Final = {ValidationResult.TOO_SHORT, ValidationResult.IS_POSSIBLE_LOCAL_ONLY}


def _international(text: str) -> str:
    """``0812…``, ``+62 812…``, ``62812…``, ``812…``, ``+62 0812…`` as ``+62812…``; foreign ones need a plus or 00."""
    digits = _NOT_DIGITS.sub("", text)
    if not text.startswith("+"):
        if digits.startswith("00"):
            digits = digits[2:]
        elif digits.startswith("0"):
            digits = "62" + digits[1:]
        elif digits.startswith("8"):
            digits = "62" + digits
    if digits.startswith("620"):
        digits = "62" + digits[3:]
    return "+" + digits


def parse_phone(text: str) -> str:
    """E.164 (``+6281234567890``).

    Raises Problem: phone_empty, phone_characters, phone_short, phone_long, phone_invalid.
    """
    typed = plain(text)
    if not typed:
        raise Problem("phone_empty")
    if not _ALLOWED.fullmatch(typed):
        raise Problem("phone_characters")
    if len(typed) > _MOST_TYPED:
        raise Problem("phone_long")
    international = _international(typed)
    if len(international) > 1 + _MOST_DIGITS:
        raise Problem("phone_long")
    try:
        number = phonenumbers.parse(international, HOME)
    except phonenumbers.NumberParseException as error:
        short = {error.TOO_SHORT_NSN, error.TOO_SHORT_AFTER_IDD}
        raise Problem("phone_short" if error.error_type in short else "phone_invalid") from error
    possible = phonenumbers.is_possible_number_with_reason(number)
    if possible in _TOO_SHORT:
        raise Problem("phone_short")
    if possible == ValidationResult.TOO_LONG:
        raise Problem("phone_long")
    if not phonenumbers.is_valid_number(number):
        raise Problem("phone_invalid")
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)
