"""Spreadsheets as an editor would send them back: the downloaded one, opened, changed and saved with openpyxl."""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

from django.contrib.contenttypes.models import ContentType
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from wagtail.models import Page

from cms_pages.catalogue.models import CategoryPage, ExamTypePage, PriceChange
from services.common.clock import now
from services.price_lists import catalogue, workbook
from services.price_lists.actions import receive
from services.price_lists.columns import COLUMNS
from services.price_lists.models import PriceList

PLACES = {column.heading: place for place, column in enumerate(COLUMNS, start=1)}


def downloaded() -> bytes:
    return workbook.build(catalogue.load())


def edited(change: Callable[[Worksheet], None], content: bytes | None = None) -> bytes:
    """The downloaded file after `change` of its sheet."""
    book = load_workbook(BytesIO(downloaded() if content is None else content))
    change(book["Tarif"])
    output = BytesIO()
    book.save(output)
    return output.getvalue()


def with_cells(changes: Mapping[str, Mapping[str, Any]]) -> bytes:
    """By code, then by heading, what is written into the cells."""

    def change(sheet: Worksheet) -> None:
        row_of = {sheet.cell(row, 1).value: row for row in range(2, sheet.max_row + 1)}
        for code, cells in changes.items():
            for heading, value in cells.items():
                sheet.cell(row_of[code], PLACES[heading]).value = value

    return edited(change)


def received(actor: Any, changes: Mapping[str, Mapping[str, Any]], name: str = "tarif.xlsx") -> PriceList:
    return receive(with_cells(changes), name=name, actor=actor, address=None)


def remarks(rows: list[dict[str, Any]]) -> list[tuple[int | None, str, str]]:
    """Row, column and code of stored problems or cautions."""
    return [(one["row"], one["column"], one["code"]) for one in rows]


def many_exams(category: CategoryPage, count: int) -> None:
    """Live exam types P-0001 and so on, Rp30.000 each with its first line in the history, written past the editor.

    Publishing 600 one by one would take longer than everything that is tested with them.
    """
    start = category.numchild
    paths = [ExamTypePage._get_path(category.path, category.depth + 1, start + number + 1) for number in range(count)]
    kind = ContentType.objects.get_for_model(ExamTypePage)
    pages = Page.objects.bulk_create(
        Page(
            path=path,
            depth=category.depth + 1,
            title=f"Periksa {number}",
            draft_title=f"Periksa {number}",
            slug=f"periksa-{number}",
            url_path=f"{category.url_path}periksa-{number}/",
            content_type=kind,
            locale_id=category.locale_id,
            first_published_at=now(),
        )
        for number, path in enumerate(paths, start=1)
    )
    for number, page in enumerate(pages, start=1):
        exam = ExamTypePage(
            page_ptr=page,
            code=f"P-{number:04}",
            live_code=f"P-{number:04}",
            price_idr=30_000,
            sample_type="human",
            service_type="both",
            working_days=3,
        )
        exam.save_base(raw=True)
    Page.objects.filter(pk=category.pk).update(numchild=start + count)
    PriceChange.objects.bulk_create(
        PriceChange(exam_type_id=page.pk, exam_name=page.title, new_price_idr=30_000, how="import") for page in pages
    )
