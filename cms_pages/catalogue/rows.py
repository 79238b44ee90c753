"""Exam types from a CSV file: a header line, then one line an exam type, as clean values or as errors by line."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from cms_pages.catalogue.enums import SampleType, ServiceType
from cms_pages.catalogue.validators import MAX_PRICE_IDR

COLUMNS: Final = ("category", "name", "price_idr", "sample_type", "service_type")


class BadRow(ValueError):
    """What is wrong, in Indonesian, with the number of the line in the file (the header is line 1)."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(f"Baris {line}: {problem}")
        self.line = line


@dataclass(frozen=True, slots=True)
class ExamRow:
    """One exam type of a file. `price_idr` is whole rupiah; `source` is free text, empty if the file has none."""

    line: int
    category: str
    name: str
    price_idr: int
    sample_type: SampleType
    service_type: ServiceType
    source: str = ""


def read(lines: Iterable[str]) -> Iterator[ExamRow]:
    """The rows of a CSV file with the columns of COLUMNS; BadRow at the first that can't be used."""
    reader = csv.DictReader(lines)
    missing = set(COLUMNS) - set(reader.fieldnames or ())
    if missing:
        raise BadRow(1, f"kolom {', '.join(sorted(missing))} tidak ada.")
    for row in reader:
        yield _row(reader.line_num, {key: (value or "").strip() for key, value in row.items() if key})


def _row(line: int, row: dict[str, str]) -> ExamRow:
    if not row["category"] or not row["name"]:
        raise BadRow(line, "kategori dan nama harus diisi.")
    price = row["price_idr"]
    if not (price.isascii() and price.isdigit()) or int(price) > MAX_PRICE_IDR:
        raise BadRow(line, f"tarif harus rupiah bulat dari 0 sampai {MAX_PRICE_IDR}, bukan “{price}”.")
    if row["sample_type"] not in SampleType.values:
        raise BadRow(line, f"jenis sampel “{row['sample_type']}” tidak dikenal.")
    if row["service_type"] not in ServiceType.values:
        raise BadRow(line, f"jenis layanan “{row['service_type']}” tidak dikenal.")
    return ExamRow(
        line=line,
        category=row["category"],
        name=row["name"],
        price_idr=int(price),
        sample_type=SampleType(row["sample_type"]),
        service_type=ServiceType(row["service_type"]),
        source=row.get("source", ""),
    )
