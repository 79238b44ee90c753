"""The number of a page as it comes in an address, and the page of a list that answers it."""

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType

from cms_pages.base.listing import neighbours, page_number, turn, year_asked
from cms_pages.news.models import NewsPage


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 1),
        ("0", 1),
        ("-1", 1),
        ("x", 1),
        ("1.5", 1),
        ("²", 1),
        ("٣", 1),
        ("3", 3),
        ("003", 3),
        ("1000000000", 1_000_000),
        ("9" * 5000, 1_000_000),
        ("0" * 5000, 1),
    ],
)
def test_the_number_of_a_page(text: str, number: int) -> None:
    assert page_number(text) == number


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "shown", "is_elsewhere"),
    [("", 1, False), ("1", 1, False), ("2", 2, False), ("0", 1, True), ("1000000000", 2, True), ("x", 1, True)],
)
def test_past_the_end_is_the_last_page(asked: str, shown: int, is_elsewhere: bool) -> None:
    keys = list(ContentType.objects.order_by("pk").values_list("pk", flat=True)[:3])
    rows = ContentType.objects.filter(pk__in=keys).order_by("pk")
    listing = turn(rows, asked, others={"tahun": 2026, "jenis": "", "q": "a b"}, per_page=2)
    assert (listing.page_obj.number, listing.is_elsewhere) == (shown, is_elsewhere)
    assert [row.pk for row in listing.page_obj] == (keys[:2] if shown == 1 else keys[2:])
    assert listing.query == "tahun=2026&q=a+b"


@pytest.mark.parametrize(
    ("text", "year"), [("2026", 2026), ("", None), ("x", None), ("0001", None), ("20260", None), ("-202", None)]
)
def test_a_year(text: str, year: int | None) -> None:
    assert year_asked(text) == year


@pytest.mark.django_db
@pytest.mark.parametrize("fields", [{}, {"pk": 1, "date": None}], ids=["unsaved", "without date"])
def test_a_first_draft_in_its_preview_has_no_neighbours(fields: dict[str, Any]) -> None:
    assert neighbours(NewsPage(**fields), NewsPage.objects.live()) == {}
