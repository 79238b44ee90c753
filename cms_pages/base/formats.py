"""How figures, dates and times are written for people: ``Rp30.000``, ``23 November 2026``, ``14.30 WIB``."""

from datetime import date, datetime, time
from typing import Final

from django.utils import timezone

DAYS: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS: Final = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def rupiah(amount: int) -> str:
    """Whole rupiah: ``30000`` -> ``Rp30.000``."""
    return f"Rp{amount:,}".replace(",", ".")


def thousands(number: int) -> str:
    """``12345`` -> ``12.345``."""
    return f"{number:,}".replace(",", ".")


def _day(moment: date | datetime) -> date:
    return timezone.localdate(moment) if isinstance(moment, datetime) else moment


def long_date(moment: date | datetime) -> str:
    """``23 November 2026`` (WIB for a moment)."""
    day = _day(moment)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(moment: date | datetime) -> str:
    """``23 Nov 2026``; for tables of the staff."""
    day = _day(moment)
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def weekday_date(moment: date | datetime) -> str:
    """``Senin, 23 November 2026``."""
    day = _day(moment)
    return f"{DAYS[day.weekday()]}, {long_date(day)}"


def clock_time(moment: datetime) -> str:
    """``14.30 WIB``."""
    return f"{timezone.localtime(moment):%H.%M} WIB"


def wall_time(moment: time) -> str:
    """``07.30``: a time of the day that is WIB already."""
    return f"{moment:%H.%M}"


def time_span(start: time, end: time) -> str:
    """``07.30–16.00 WIB``."""
    return f"{wall_time(start)}–{wall_time(end)} WIB"


def weekday_time(moment: datetime) -> str:
    """``Senin, 23 November 2026 pukul 14.30 WIB``."""
    return f"{weekday_date(moment)} pukul {clock_time(moment)}"


def file_size(size: int) -> str:
    """Bytes: ``421888`` -> ``412 KB``, ``2202010`` -> ``2,1 MB``."""
    if size < 1024 * 1024:
        return f"{thousands(max(1, round(size / 1024)))} KB"
    return f"{size / (1024 * 1024):.1f} MB".replace(".", ",")
