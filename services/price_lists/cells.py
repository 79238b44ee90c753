"""One cell as a clean value, or what is wrong with it."""

import re
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator

from cms_pages.catalogue.models import ExamTypePage
from cms_pages.catalogue.validators import MAX_PRICE_IDR, MAX_WORKING_DAYS, validate_code
from services.files.spreadsheets import Cell, Odd
from services.price_lists.columns import NO, YES, Column, Kind, normal
from services.price_lists.enums import Problem

Value = str | int | bool

# 35.000, Rp 35.000,00, 1,500,000: a price as people write it, which a spreadsheet takes for text.
_GROUPED: Final = re.compile(r"^(?:rp\.?\s*)?(\d{1,3}(?:[.,\s]\d{3})+|\d+)(?:[.,](?:00|-))?$", re.IGNORECASE)
_ODD: Final = {"formula": Problem.FORMULA, "error": Problem.CELL_ERROR, "date": Problem.CELL_DATE}
_YES_NO: Final = {normal(YES): True, "y": True, normal(NO): False, "t": False}
# Our own mark, or a careful person's, before what would be taken for a formula.
_QUOTED: Final = re.compile(r"^'(?=[=+\-@\t\r])")


class BadCell(Exception):
    """`problem` with the facts that its sentence names."""

    def __init__(self, problem: Problem, **facts: str | int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.facts = facts


def read(column: Column, cell: Cell) -> Value | None:
    """The value for the column's field; None only where what is known isn't there. Raises BadCell."""
    if isinstance(cell, Odd):
        raise BadCell(_ODD[cell.kind], typed=cell.shown[:60])
    match column.kind:
        case Kind.PRICE:
            return price(cell)
        case Kind.KNOWN_PRICE:
            # Other programs write 30000 as 30000.0 or as text. What is no price at all must not pass as "not there".
            return price(cell) if plain(cell) else None
        case Kind.KNOWN_VERSION:
            return _version(cell) if plain(cell) else None
        case Kind.DAYS:
            return _days(cell)
        case Kind.YES_NO:
            return _yes_or_no(cell)
        case Kind.CHOICE:
            return _choice(column, cell)
        case Kind.CODE:
            return _code(cell)
    return _text(column, cell)


def plain(cell: Cell) -> str:
    """A cell as text in one line; whole numbers without a decimal point."""
    if cell is None or isinstance(cell, Odd):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(_QUOTED.sub("", str(cell)).split())


def price(cell: Cell) -> int:
    """Whole rupiah, 0 to MAX_PRICE_IDR. A text of digits is a price; a text with dots or *Rp* is told how to mend."""
    amount = _number(cell)
    if amount is None:
        text = plain(cell)
        if not text:
            raise BadCell(Problem.PRICE_MISSING)
        grouped = _GROUPED.match(text)
        if grouped:
            raise BadCell(Problem.PRICE_GROUPED, typed=text, number=re.sub(r"\D", "", grouped[1])[:15])
        raise BadCell(Problem.PRICE_TEXT, typed=text[:60])
    if amount < 0:
        raise BadCell(Problem.PRICE_NEGATIVE)
    if amount != int(amount):
        raise BadCell(Problem.PRICE_FRACTION, number=round(amount))
    if amount > MAX_PRICE_IDR:
        raise BadCell(Problem.PRICE_TOO_LARGE)
    return int(amount)


def _number(cell: Cell) -> int | float | None:
    """A number, also one that stands as a text of digits; None for anything else."""
    if isinstance(cell, bool) or cell is None or isinstance(cell, Odd):
        return None
    if isinstance(cell, int | float):
        return cell
    text = plain(cell)
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) <= 15 else None


def _days(cell: Cell) -> int:
    days = _number(cell)
    if days is None or days != int(days) or not 1 <= days <= MAX_WORKING_DAYS:
        raise BadCell(Problem.DAYS_BAD, most=MAX_WORKING_DAYS)
    return int(days)


def _version(cell: Cell) -> int:
    version = _number(cell)
    if version is None or version != int(version) or version < 0:
        raise BadCell(Problem.VERSION_BAD, typed=plain(cell)[:60])
    return int(version)


def _yes_or_no(cell: Cell) -> bool:
    if isinstance(cell, bool):
        return cell
    answer = _YES_NO.get(normal(plain(cell)))
    if answer is None:
        raise BadCell(Problem.CHOICE_UNKNOWN, typed=plain(cell)[:60], choices=f"{YES}, {NO}")
    return answer


def _choice(column: Column, cell: Cell) -> str:
    typed = plain(cell)
    for label, value in column.choices:
        if normal(typed) == normal(label):
            return value
    raise BadCell(Problem.CHOICE_UNKNOWN, typed=typed[:60], choices=", ".join(label for label, _ in column.choices))


def _code(cell: Cell) -> str:
    code = plain(cell).upper()
    most = ExamTypePage._meta.get_field("code").max_length or 0
    try:
        if code:
            MaxLengthValidator(most)(code)
            validate_code(code)
    except ValidationError as error:
        raise BadCell(Problem.CODE_BAD, typed=code[:60], most=most) from error
    return code


def _text(column: Column, cell: Cell) -> str:
    text = plain(cell)
    if column.kind == Kind.CATEGORY:
        return text
    most = ExamTypePage._meta.get_field(column.field).max_length or 0
    if len(text) > most:
        raise BadCell(Problem.TEXT_TOO_LONG, most=most)
    if not text and column.field == "title":
        raise BadCell(Problem.NAME_MISSING)
    return text
