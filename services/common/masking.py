"""How personal data looks where it may be seen but not read: enough to recognise, not enough to use."""

from datetime import date
from typing import Final

DOT: Final = "•"


def mask_name(name: str) -> str:
    """``Siti Rahmawati`` -> ``S••• R••••••••``."""
    return " ".join(word[0] + DOT * (len(word) - 1) for word in name.split())


def mask_identity(number: str) -> str:
    """``3308014705900001`` -> ``3308••••••••0001``; a number of 8 characters or fewer keeps only its last two."""
    if len(number) <= 8:
        return DOT * max(len(number) - 2, 0) + number[-2:]
    return number[:4] + DOT * (len(number) - 8) + number[-4:]


def mask_phone(phone: str) -> str:
    """``+6281234567890`` -> ``+62 812 •••• 7890`` (E.164 in)."""
    return f"{phone[:3]} {phone[3:6]} {DOT * 4} {phone[-4:]}" if phone else ""


def mask_birth_date(born: date | None) -> str:
    """``1990-05-17`` -> ``••/••/1990``."""
    return f"{DOT * 2}/{DOT * 2}/{born.year}" if born else ""


def mask_email(address: str) -> str:
    """``siti@example.test`` -> ``s•••@example.test``."""
    name, at, domain = address.partition("@")
    return f"{name[:1]}{DOT * 3}{at}{domain}" if at else ""
