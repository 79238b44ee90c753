"""The register's list in every way in which staff narrow it."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from bench.rows import EXAMS, FIRST, LAST, nik_of, phone_of


def register_addresses(row: Any) -> dict[str, str]:
    """The register in each way to narrow it: filters, and every shape of search; terms are those of `row`."""
    from services.common import clock
    from services.registrations.enums import Status
    from services.registrations.staff.addresses import index_url
    from services.registrations.staff.filters import Need, seal

    today, day = clock.today(), f"{row.visit_date:%d/%m/%Y}"
    submitted = f"{clock.local_date(row.submitted_at):%d/%m/%Y}"
    month_ago, year_ago = (f"{today - timedelta(days=days):%d/%m/%Y}" for days in (30, 365))
    exam = EXAMS[7][0]
    wanted: dict[str, dict[str, str]] = {
        "page 1": {},
        "page 2": {"p": "2"},
        "last page": {"p": "200"},
        **{f"status {status}": {"status": status} for status in Status.values},
        **{f"need {need}": {"perlu": need} for need in Need.values},
        "visit on a day": {"kunjungan_dari": day, "kunjungan_sampai": day},
        "visit in a year": {"kunjungan_dari": year_ago},
        "submitted on a day": {"diajukan_dari": submitted, "diajukan_sampai": submitted},
        "submitted in a month": {"diajukan_dari": month_ago},
        "exam": {"pemeriksaan": exam},
        "exam and status": {"pemeriksaan": exam, "status": Status.EXAMINING},
        "exam and visit": {"pemeriksaan": exam, "kunjungan_dari": day, "kunjungan_sampai": day},
        "status and visit": {"status": Status.COMPLETED, "kunjungan_dari": day, "kunjungan_sampai": day},
        "search: number": {"cari": row.number},
        "search: beginning of a number": {"cari": row.number[:10]},
        "search: NIK": {"cari": nik_of(row.pk)},
        "search: phone": {"cari": phone_of(row.pk)},
        "search: passport, unknown": {"cari": "B1234567"},
        "search: full name": {"cari": row.full_name},
        "search: common name": {"cari": FIRST[0]},
        "search: part of a name": {"cari": LAST[4][2:6]},
        "search: two names": {"cari": f"{FIRST[3]} {LAST[7]}"},
        "search: name, unknown": {"cari": "Zwxyvq"},
        "search: name and status": {"cari": FIRST[0], "status": Status.EXAMINING},
        "search: name and exam": {"cari": FIRST[0], "pemeriksaan": exam},
    }
    address = index_url(row.service)
    return {name: f"{address}?{urlencode(_sealed(parameters, seal))}" for name, parameters in wanted.items()}


def _sealed(parameters: dict[str, str], seal: Any) -> dict[str, str]:
    return {name: seal(value) if name == "cari" else value for name, value in parameters.items()}
