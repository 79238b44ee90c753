"""Which spreadsheets are read, as what, and which are refused with which words. Real files, made here."""

import time
import zipfile
from datetime import date
from io import BytesIO

import pytest

from services.files.errors import RefusedFile
from services.files.spreadsheets import LIMIT, Odd, Row, read_rows
from tests.support.pdfs import pdf
from tests.support.spreadsheets import with_parts, xlsx

PLAIN = xlsx([["Kode", "Tarif"], ["KD-001", 30_000]])
ENTITIES = b"""<?xml version="1.0"?>
<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>"""


def code_of(content: bytes) -> str:
    with pytest.raises(RefusedFile) as caught:
        read_rows(content)
    assert caught.value.text
    return caught.value.code


def test_values_as_they_are() -> None:
    content = xlsx([["Kode", "Tarif"], [" KD-001 ", 30_000, None, 1.5, True], [], [None, "=1+1", date(2026, 11, 24)]])
    assert read_rows(content) == [
        Row(1, ("Kode", "Tarif")),
        Row(2, ("KD-001", 30_000, None, 1.5, True)),
        Row(4, (None, Odd("formula", "=1+1"), Odd("date", "2026-11-24 00:00:00"))),
    ]


def test_long_texts_and_far_columns_are_cut() -> None:
    rows = read_rows(xlsx([["x" * 5_000, *range(100)]]))
    assert [(len(str(row.cells[0])), len(row.cells)) for row in rows] == [(1_200, 40)]


def test_an_empty_sheet_has_no_rows() -> None:
    assert read_rows(xlsx([])) == []


def test_2000_rows_and_a_head_are_read() -> None:
    assert len(read_rows(xlsx([["Kode"], *([[number] for number in range(2_000)])]))) == 2_001
    assert code_of(xlsx([["Kode"], *([[number] for number in range(2_001)])])) == "sheet_rows"


def test_50000_rows_are_refused_soon() -> None:
    content = xlsx(([f"KD-{number}", number] for number in range(50_000)), write_only=True)
    started = time.monotonic()
    assert code_of(content) == "sheet_rows"
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"PK\x03\x04" + b"0" * LIMIT, "too_large"),
        (pdf("Tarif"), "not_sheet"),
        (b"Kode;Tarif\nKD-001;30000\n", "not_sheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 512, "not_sheet"),  # .xls, or an xlsx with a password
        (PLAIN[: len(PLAIN) // 2], "sheet_damaged"),
        (with_parts(PLAIN, {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row"}), "sheet_damaged"),
        (with_parts(PLAIN, {"xl/workbook.xml": b"<workbook/>"}), "sheet_empty"),
        (with_parts(PLAIN, {"xl/worksheets/sheet1.xml": ENTITIES}), "sheet_damaged"),
        (with_parts(PLAIN, {"xl/vbaProject.bin": b"makro"}), "sheet_macros"),
        (with_parts(PLAIN, {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}), "sheet_links"),
        (with_parts(PLAIN, {"xl/connections.xml": b"<connections/>"}), "sheet_links"),
        (with_parts(PLAIN, {"xl/media/besar.bin": b"0" * (21 * 1024 * 1024)}), "sheet_unpacked"),
    ],
)
def test_refused(content: bytes, code: str) -> None:
    assert code_of(content) == code


def test_another_zip_is_no_spreadsheet() -> None:
    output = BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("baca.txt", "halo")
    assert code_of(output.getvalue()) == "not_sheet"


def test_a_million_cells_in_few_bytes_end_with_the_limit() -> None:
    """Rows that repeat one long shared text: small as a file, huge as values."""
    cell = '<c t="s"><v>0</v></c>' * 40
    rows = "".join(f'<row r="{number}">{cell}</row>' for number in range(1, 1_900))
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings = f'<sst xmlns="{space}" count="1" uniqueCount="1"><si><t>{"x" * 32_000}</t></si></sst>'
    sheet = f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'
    kinds = zipfile.ZipFile(BytesIO(PLAIN)).read("[Content_Types].xml").decode()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    kinds = kinds.replace("</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>')
    parts = {
        "[Content_Types].xml": kinds,
        "xl/worksheets/sheet1.xml": sheet,
        "xl/sharedStrings.xml": strings,
    }
    content = with_parts(PLAIN, {name: text.encode() for name, text in parts.items()})
    assert len(content) < 100_000
    assert code_of(content) == "sheet_too_heavy"
