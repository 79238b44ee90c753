"""What an editor downloads: every live exam type, safe to open, and nothing to change when it comes straight back."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from cms_pages.catalogue.models import CategoryPage, ExamTypePage
from services.price_lists.actions import receive
from services.price_lists.columns import COLUMNS
from tests.cms_pages.catalogue.factories import make_exam
from tests.services.price_lists.factories import downloaded


def opened() -> Any:
    return load_workbook(BytesIO(downloaded()))["Tarif"]


def test_what_stands_in_it(exams: list[ExamTypePage]) -> None:
    rows = [[cell.value for cell in row] for row in opened().iter_rows(max_col=9)]
    assert rows[:2] == [
        [column.heading for column in COLUMNS[:9]],
        ["KD-001", "Kimia Darah", "Kolesterol", 30_000, 30_000, "Manusia", "Keduanya", 3, "Ya"],
    ]
    assert [row[0] for row in rows] == ["Kode", "KD-001", "KD-002", "KD-003"]


def test_only_what_is_live(category: CategoryPage, exams: list[ExamTypePage]) -> None:
    exams[0].unpublish()
    exams[1].create_alias(update_slug="alias")
    assert [row[0].value for row in opened().iter_rows()] == ["Kode", "KD-002", "KD-003"]


def test_how_it_is_formatted(exams: list[ExamTypePage]) -> None:
    sheet = opened()
    assert (sheet.freeze_panes, sheet["A2"].number_format, sheet["D2"].number_format) == ("D2", "@", "#,##0")
    rules = {
        str(rule.sqref).split(":")[0]: (rule.type, rule.formula1) for rule in sheet.data_validations.dataValidation
    }
    assert rules == {
        "B2": ("list", "Pilihan!$A$2:$A$2"),
        "D2": ("whole", "0"),
        "F2": ("list", "Pilihan!$B$2:$B$3"),
        "G2": ("list", "Pilihan!$C$2:$C$4"),
        "H2": ("whole", "1"),
        "I2": ("list", "Pilihan!$D$2:$D$3"),
    }


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_text_is_a_formula(category: CategoryPage, start: str) -> None:
    make_exam(category, f"{start}1+1", code="A-1", method=f"{start}HYPERLINK(1)")
    sheet = opened()
    name, method = sheet["C2"], sheet["K2"]
    assert (name.value, name.data_type, name.quotePrefix) == (f"{start}1+1", "s", True)
    assert (method.data_type, method.quotePrefix) == ("s", True)


def test_straight_back_changes_nothing(category: CategoryPage, exams: list[ExamTypePage], editor: Any) -> None:
    make_exam(category, "=1+1", code="", method="dua  kata\tdan tab")
    make_exam(category, "Dengan \x0b tanda", code="007", active=False, working_days=90, price_idr=0)
    price_list = receive(downloaded(), name="tarif.xlsx", actor=editor, address=None)
    assert (price_list.row_count, price_list.changes, price_list.problems, price_list.cautions) == (5, [], [], [])
    assert not price_list.may_be_applied
