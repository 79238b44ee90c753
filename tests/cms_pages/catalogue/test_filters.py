"""A stranger's query string, as far as it makes sense."""

import pytest
from django.http import QueryDict

from cms_pages.catalogue.forms import PRICE_PROBLEM, Filters, read_filters


def read(query: str) -> Filters:
    return read_filters(QueryDict(query), categories=["kimia-darah", "urine"])


def test_everything_at_once() -> None:
    query = "q=gula&sampel=manusia&layanan=mandiri&kategori=urine&tarif_maks=Rp50.000&hitung=7&hitung=5"

    assert read(query) == Filters(
        text="gula",
        samples=("manusia",),
        services=("mandiri",),
        categories=("urine",),
        max_price_idr=50_000,
        max_price_typed="Rp50.000",
        counted=(7, 5),
    )
    assert read(query).narrowing == 4
    assert read(read(query).query().removeprefix("?")) == read(query)


def test_nothing() -> None:
    assert (read(""), read("").query()) == (Filters(), "?")


def test_strange_choices_are_passed_over() -> None:
    strange = (
        "sampel=batu&layanan=&kategori=x%27--&hitung=-1&hitung=abc&hitung=9999999999&hitung=%D9%A3&hitung=3&hitung=3"
    )
    assert read(strange) == Filters(counted=(3,))


@pytest.mark.parametrize(
    ("typed", "limit"),
    [("50000", 50_000), ("50.000", 50_000), ("Rp 50.000", 50_000), ("0", 0), ("9" * 20, 100_000_000)],
)
def test_price_as_people_type_it(typed: str, limit: int) -> None:
    assert read(f"tarif_maks={typed}").max_price_idr == limit


@pytest.mark.parametrize("typed", ["murah", "-5", "5,5", "٥"])
def test_price_that_is_none_is_told_and_kept(typed: str) -> None:
    filters = read(f"tarif_maks={typed}")
    assert (filters.max_price_idr, filters.max_price_problem) == (None, PRICE_PROBLEM)
    assert filters.max_price_typed == typed


def test_search_text_is_limited() -> None:
    assert read("q=" + "a+" * 2500).text == " ".join("a" * 12)
    assert len(read("q=" + "a" * 10_000).text) == 200
    assert read("q=%00%20%0A").text == ""
