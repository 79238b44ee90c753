"""Reading an xlsx: part of the program inspection_child.py, which runs this file for one task, under its limits.

No Django here. A workbook is a zip of XML: first the zip is looked at, then its first sheet is read as values. Nothing
of it is computed, followed or run.
"""

import json
import os
import zipfile
import zlib
from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO
from typing import Any, Final, NoReturn

UNPACKED: Final = 20 * 1024 * 1024
PARTS: Final = 500
ROWS: Final = 2_000
# Wider than any list of ours; what stands beyond is nobody's.
COLUMNS: Final = 40
# Longer than any field of ours: enough to tell that a text is too long.
LETTERS: Final = 1_200

MACROS: Final = ("vbaproject", "xl/macrosheets/", "xl/dialogsheets/", "xl/activex/", "customui/")
LINKS: Final = ("xl/externallinks/", "xl/connections", "xl/querytables/", "xl/embeddings/", "xl/model/")

_DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    SyntaxError,
    OSError,
)

Refuse = Callable[[str, object], NoReturn]


def read(content: bytes, refuse: Refuse) -> bytes:
    """JSON: a list of [row number, [value, …]] of the rows that hold something.

    A value is null, text, a number or a boolean; what isn't one of them is an object with one key: ``formula``,
    ``error`` or ``date``, whose value is what to show for it.
    """
    _look_at_parts(content, refuse)
    # openpyxl reads XML through defusedxml unless lxml is there.
    os.environ["OPENPYXL_LXML"] = "False"
    import openpyxl

    try:
        workbook = openpyxl.load_workbook(BytesIO(content), read_only=True, keep_links=False)
        rows = _rows(workbook, refuse)
    except (
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        SyntaxError,
        OSError,
        zlib.error,
    ):
        # What openpyxl raises for parts that are missing, cut off or not what they should be, and defusedxml for
        # entities (a ValueError).
        refuse("sheet_damaged", "")
    return json.dumps(rows).encode()


def _look_at_parts(content: bytes, refuse: Refuse) -> None:
    """Refuse a bomb, macros and links to other files before anything is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            names = [part.filename.lower() for part in parts]
            kinds = "[Content_Types].xml"
            # An unpacked part is never longer than the zip says it is: zipfile stops there.
            if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
                refuse("sheet_unpacked", UNPACKED // (1024 * 1024))
            if any(part.flag_bits & 1 for part in parts):
                refuse("not_sheet", "")
            if kinds not in archive.namelist():
                refuse("not_sheet", "")
            types = archive.read(kinds).lower()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, zlib.error):
        refuse("sheet_damaged", "")
    if b"macroenabled" in types or any(mark in name for name in names for mark in MACROS):
        refuse("sheet_macros", "")
    if any(name.startswith(LINKS) for name in names):
        refuse("sheet_links", "")
    if b"spreadsheetml" not in types:
        refuse("not_sheet", "")


def _rows(workbook: Any, refuse: Refuse) -> list[tuple[int, list[Any]]]:
    sheets = workbook.worksheets
    if not sheets:
        refuse("sheet_empty", "")
    found: list[tuple[int, list[Any]]] = []
    # What the file says of its own size may be older than its rows.
    sheets[0].reset_dimensions()
    for number, cells in enumerate(sheets[0].iter_rows(max_col=COLUMNS), start=1):
        values = [_value(cell) for cell in cells]
        while values and values[-1] is None:
            values.pop()
        if values:
            # The head isn't one of the rows.
            if len(found) > ROWS:
                refuse("sheet_rows", f"{ROWS:,}".replace(",", "."))
            found.append((number, values))
    return found


def _value(cell: Any) -> Any:
    value = cell.value
    kind = getattr(cell, "data_type", "n")
    if value is None or kind == "f":
        return None if value is None else {"formula": str(value)[:LETTERS]}
    if kind == "e":
        return {"error": str(value)[:LETTERS]}
    if isinstance(value, datetime | date | time):
        return {"date": str(value)}
    if isinstance(value, float) and not (abs(value) < 1e15):
        return {"error": str(value)}
    if isinstance(value, bool | int | float):
        return value if abs(value) < 10**15 else {"error": str(value)[:40]}
    text = str(value).strip()[:LETTERS]
    return text or None
