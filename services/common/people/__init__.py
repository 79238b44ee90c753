"""What people type about themselves, as one value each. Every refusal is a `Problem` (a ValueError) with a `code`."""

from services.common.people.dates import age_on, check_birth_date, parse_date
from services.common.people.names import clean_name
from services.common.people.nik import Nik, check_nik
from services.common.people.passports import check_passport
from services.common.people.phones import parse_phone

__all__ = [
    "Nik",
    "age_on",
    "check_birth_date",
    "check_nik",
    "check_passport",
    "clean_name",
    "parse_date",
    "parse_phone",
]
