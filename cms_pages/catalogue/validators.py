"""Checks of one value of the catalogue."""

import re
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

from cms_pages.catalogue.enums import Figure

# Far above any tariff, and below what a 32-bit column holds: SQLite would take more, PostgreSQL would not.
MAX_PRICE_IDR: Final = 100_000_000
MAX_WORKING_DAYS: Final = 90

validate_code = RegexValidator(
    re.compile(r"^[A-Z0-9]+(-[A-Z0-9]+)*\Z", re.IGNORECASE),
    "Kode hanya berisi huruf, angka, dan tanda hubung, misalnya KD-003.",
    code="exam_code",
)


def validate_figures(value: Any) -> None:
    """A list of `Figure` values, each once; else ValidationError."""
    if not isinstance(value, list) or len(set(map(str, value))) != len(value) or not set(value) <= set(Figure.values):
        raise ValidationError("Pilih angka dari daftar.", code="figures")
