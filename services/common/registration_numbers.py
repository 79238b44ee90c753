"""Registration numbers: ``L261123-7KQ4-M9XA``.

Service letter, date of submission (YYMMDD, WIB), 7 random characters of Crockford's base 32 (35 bits) and a check
character. The check is a weighted sum over GF(32) of all 14 characters before it. The weights are different from each
other and from the check's own (1), and none is 0: a single wrong character changes the sum, and so does a swap of two
different neighbours, so both are always caught.
"""

import re
import secrets
from datetime import date, datetime
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_LENGTH: Final = 7

# The service letters stand beside the alphabet: L is not in it, since a typed L reads as 1 after the date.
_LETTER_VALUES: Final = {"K": 19, "L": 29, "W": 28, "S": 24}
_VALUES: Final = {character: value for value, character in enumerate(ALPHABET)}
_READ_AS: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SEPARATORS: Final = re.compile(r"[\s\-‐-―−_.]+")
_SHAPE: Final = re.compile(rf"([{''.join(_LETTER_VALUES)}])([0-9]{{6}})([{ALPHABET}]{{{RANDOM_LENGTH}}})([{ALPHABET}])")


class NumberTypo(ValueError):
    """What was typed can't be a registration number: wrong shape, impossible date, or the check doesn't fit."""


def _times(a: int, b: int) -> int:
    """The product in GF(32), modulo x^5 + x^2 + 1."""
    product = 0
    while b:
        if b & 1:
            product ^= a
        a <<= 1
        if a & 0b100000:
            a ^= 0b100101
        b >>= 1
    return product


def _weights(count: int) -> list[int]:
    """x^1, x^2, … x^count: x generates the field's 31 non-zero elements, so these are distinct and none is 1."""
    weights, power = [], 1
    for _ in range(count):
        power = _times(power, 2)
        weights.append(power)
    return weights


_WEIGHTS: Final = _weights(1 + 6 + RANDOM_LENGTH)


def check_character(letter: str, day: str, random_part: str) -> str:
    """The check character of a service letter, a YYMMDD date and the random part, all in upper case."""
    values = [_LETTER_VALUES[letter], *(_VALUES[character] for character in day + random_part)]
    total = 0
    for weight, value in zip(_WEIGHTS, values, strict=True):
        total ^= _times(weight, value)
    return ALPHABET[total]


def _grouped(compact: str) -> str:
    return f"{compact[:7]}-{compact[7:11]}-{compact[11:]}"


def new_number(letter: str, day: date) -> str:
    """A fresh number for a service letter (K, L, W, S) and the WIB date of submission. Unique only by chance: the
    database's constraint has the last word."""
    stamp = f"{day:%y%m%d}"
    random_part = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_LENGTH))
    return _grouped(f"{letter}{stamp}{random_part}{check_character(letter, stamp, random_part)}")


def parse_number(typed: str) -> str:
    """The number in its one written form, from whatever case, dashes and spaces it was typed with.

    Raises NumberTypo before anything is looked up, when the check can't be right.
    """
    compact = _SEPARATORS.sub("", typed[:64]).upper()
    compact = compact[:7] + compact[7:].translate(_READ_AS)
    match = _SHAPE.fullmatch(compact)
    if match is None:
        raise NumberTypo(typed)
    letter, stamp, random_part, check = match.groups()
    try:
        datetime.strptime(stamp, "%y%m%d")
    except ValueError as error:
        raise NumberTypo(typed) from error
    if check_character(letter, stamp, random_part) != check:
        raise NumberTypo(typed)
    return _grouped(compact)
