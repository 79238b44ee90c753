"""600 exam types, all of them changed: within 30 seconds on both databases, from upload to the last price."""

import time
from typing import Any

from cms_pages.catalogue.models import CategoryPage, ExamTypePage, PriceChange
from services.price_lists.actions import apply_next, confirm, receive
from services.price_lists.enums import Status
from tests.services.price_lists.factories import many_exams, with_cells

COUNT = 600
SECONDS = 30


def test_600_exam_types(category: CategoryPage, editor: Any, record_property: Any) -> None:
    many_exams(category, COUNT)
    content = with_cells({f"P-{number:04}": {"Tarif (Rp)": 35_000 + number} for number in range(1, COUNT + 1)})

    started = time.monotonic()
    price_list = receive(content, name="tarif.xlsx", actor=editor, address=None)
    previewed = time.monotonic()
    confirm(price_list.pk, actor=editor, address=None)
    apply_next("satu")
    done = time.monotonic()
    record_property("preview_seconds", round(previewed - started, 2))
    record_property("apply_seconds", round(done - previewed, 2))
    print(f"preview {previewed - started:.2f} s, apply {done - previewed:.2f} s")  # noqa: T201 — shown by -rP

    price_list.refresh_from_db()
    assert (price_list.change_count, price_list.status) == (COUNT, Status.DONE)
    assert PriceChange.objects.filter(old_price_idr=30_000, how="import").count() == COUNT
    assert list(ExamTypePage.objects.order_by("code").values_list("price_idr", flat=True)) == [
        35_000 + number for number in range(1, COUNT + 1)
    ]
    assert done - started < SECONDS
