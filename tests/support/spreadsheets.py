"""Real xlsx files, made here."""

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

from openpyxl import Workbook


def xlsx(rows: Iterable[Iterable[Any]], *, write_only: bool = False) -> bytes:
    """A workbook with one sheet of these rows."""
    workbook = Workbook(write_only=write_only)
    sheet = workbook.create_sheet("Tarif", 0)
    for row in rows:
        sheet.append(list(row))
    output = BytesIO()
    workbook.save(output)
    return output.getvalue()


def with_parts(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The same file with parts added or replaced."""
    output = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, body in parts.items():
            new.writestr(name, body)
    return output.getvalue()
