"""The spreadsheet that is downloaded: every live exam type, ready to be changed and sent back."""

from io import BytesIO
from typing import Any, Final

from django.conf import settings
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import save_workbook

from cms_pages.catalogue.models import ExamTypePage
from cms_pages.catalogue.validators import MAX_PRICE_IDR, MAX_WORKING_DAYS
from services.price_lists.catalogue import Catalogue, version_of
from services.price_lists.columns import COLUMNS, NO, YES, Column, Kind

CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHEET, LISTS = "Tarif", "Pilihan"
# With one of these a spreadsheet program takes a text for a formula.
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
# As text: 007 stays 007, and 1-2 is no date.
TEXT_FORMAT: Final = "@"
MONEY_FORMAT: Final = "#,##0"
_HEAD: Final = PatternFill("solid", fgColor="E6F1EE")
_ONLY_COMPARED: Final = PatternFill("solid", fgColor="F2F2F2")
# Lists to choose from reach a little further than the rows, for rows that move.
_SPARE_ROWS: Final = 50


def build(catalogue: Catalogue) -> bytes:
    """The xlsx of a catalogue."""
    workbook = Workbook()
    sheet: Worksheet = workbook.create_sheet(SHEET, 0)
    lists: Worksheet = workbook.create_sheet(LISTS, 1)
    del workbook[workbook.sheetnames[2]]
    workbook.properties.creator = settings.WAGTAIL_SITE_NAME
    for place, column in enumerate(COLUMNS, start=1):
        cell = sheet.cell(1, place, column.heading)
        cell.font, cell.fill = Font(bold=True), _HEAD
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    for number, exam in enumerate(catalogue.exams, start=2):
        for place, column in enumerate(COLUMNS, start=1):
            _write(sheet, number, place, column, _value(column, exam, catalogue))
    # The code and the name stay in sight, and so do the headings.
    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{max(2, len(catalogue.exams) + 1)}"
    _add_lists(sheet, lists, catalogue, last_row=len(catalogue.exams) + 1 + _SPARE_ROWS)
    lists.sheet_state = "hidden"
    output = BytesIO()
    save_workbook(workbook, output)
    return output.getvalue()


def _value(column: Column, exam: ExamTypePage, catalogue: Catalogue) -> str | int:
    match column.kind:
        case Kind.CATEGORY:
            return catalogue.category_of[exam.pk]
        case Kind.KNOWN_PRICE:
            return int(exam.price_idr)
        case Kind.KNOWN_VERSION:
            return version_of(exam)
        case Kind.YES_NO:
            return YES if exam.active else NO
        case Kind.CHOICE:
            value = getattr(exam, column.field)
            return next((label for label, choice in column.choices if choice == value), str(value))
    value = getattr(exam, column.field)
    return value if isinstance(value, int) else str(value)


def _write(sheet: Worksheet, row: int, place: int, column: Column, value: str | int) -> None:
    cell: Any = sheet.cell(row, place)
    if isinstance(value, int):
        cell.value = value
        cell.number_format = MONEY_FORMAT if column.kind in {Kind.PRICE, Kind.KNOWN_PRICE} else "0"
        if column.kind in {Kind.KNOWN_PRICE, Kind.KNOWN_VERSION}:
            cell.fill = _ONLY_COMPARED
        return
    text = ILLEGAL_CHARACTERS_RE.sub("", value)
    cell.number_format = TEXT_FORMAT
    cell.value = text
    # openpyxl takes what begins with = for a formula.
    cell.data_type = "s"
    # What Excel does with '=1+1: a text for good, also when somebody opens the cell and closes it again.
    cell.quotePrefix = text.startswith(FORMULA_STARTS)


def _add_lists(sheet: Worksheet, lists: Worksheet, catalogue: Catalogue, *, last_row: int) -> None:
    """Lists to choose from, and limits, so that the program itself refuses what we would refuse later."""
    for place, column in enumerate(COLUMNS, start=1):
        rule: DataValidation | None = None
        match column.kind:
            case Kind.CHOICE:
                rule = _list(lists, column, [label for label, _ in column.choices])
            case Kind.YES_NO:
                rule = _list(lists, column, [YES, NO])
            case Kind.CATEGORY:
                rule = _list(lists, column, list(catalogue.categories))
            case Kind.PRICE:
                rule = _whole("0", str(MAX_PRICE_IDR), "Tulis rupiah bulat tanpa titik, misalnya 35000.")
            case Kind.DAYS:
                rule = _whole("1", str(MAX_WORKING_DAYS), f"Tulis angka 1 sampai {MAX_WORKING_DAYS}.")
        if rule is not None:
            letter = get_column_letter(place)
            rule.add(f"{letter}2:{letter}{last_row}")
            sheet.add_data_validation(rule)


def _list(lists: Worksheet, column: Column, values: list[str]) -> DataValidation:
    place = lists.max_column + 1 if lists.cell(1, 1).value is not None else 1
    lists.cell(1, place, column.heading)
    for number, value in enumerate(values, start=2):
        _write(lists, number, place, column, value)
    letter = get_column_letter(place)
    return DataValidation(
        type="list",
        formula1=f"{LISTS}!${letter}$2:${letter}${max(2, len(values) + 1)}",
        errorTitle=column.heading,
        error="Pilih dari daftar.",
        showErrorMessage=True,
    )


def _whole(least: str, most: str, error: str) -> DataValidation:
    return DataValidation(
        type="whole", operator="between", formula1=least, formula2=most, error=error, showErrorMessage=True
    )
