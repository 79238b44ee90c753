"""Rows of an xlsx that somebody uploaded, read in the child process that opens strangers' files (inspection.py)."""

import json
from dataclasses import dataclass
from typing import Final

from services.files import inspection_process
from services.files.errors import TEXTS, RefusedFile

LIMIT: Final = 5 * 1024 * 1024
_LIMIT_WORDS: Final = "5 MB"
# What a zip begins with, and so every xlsx.
_ZIP: Final = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Odd:
    """A cell that holds no plain value: `kind` is formula, error or date, `shown` what to call it."""

    kind: str
    shown: str


Cell = str | int | float | bool | Odd | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row that holds something: its number in the sheet (from 1) and its cells from column A on, at most 40."""

    number: int
    cells: tuple[Cell, ...]


def read_rows(content: bytes) -> list[Row]:
    """The rows of the first sheet, at most 2,001, without empty ones; texts trimmed and cut at 1,200 letters.

    Raises RefusedFile: empty, too_large, not_sheet, sheet_damaged, sheet_empty, sheet_macros, sheet_links, sheet_rows,
    sheet_unpacked, sheet_too_heavy.
    """
    if not content:
        raise RefusedFile("empty")
    if len(content) > LIMIT:
        raise RefusedFile("too_large", limit=_LIMIT_WORDS)
    if not content.startswith(_ZIP):
        raise RefusedFile("not_sheet")
    try:
        done, output = inspection_process.run(b"x", content)
    except inspection_process.ChildFailed as error:
        raise RefusedFile("sheet_too_heavy") from error
    if not done:
        code, _, limit = output.decode(errors="replace").partition(" ")
        raise RefusedFile(code if code in TEXTS and code != "too_heavy" else "sheet_too_heavy", limit=limit)
    return [Row(number, tuple(_cell(value) for value in values)) for number, values in json.loads(output)]


def _cell(value: object) -> Cell:
    if isinstance(value, dict):
        ((kind, shown),) = value.items()
        return Odd(str(kind), str(shown))
    return value if isinstance(value, str | int | float | bool) else None
