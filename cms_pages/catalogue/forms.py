"""What a visitor asks of the catalogue, from the address to clean values. Nothing here fails: a stranger's query
string is read as far as it makes sense, and what a person can mend is told at its field.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.http import QueryDict

from cms_pages.base.search_backend import limit_query
from cms_pages.catalogue.enums import SHIPMENT_SERVICES, WALK_IN_SERVICES, SampleType
from cms_pages.catalogue.validators import MAX_PRICE_IDR

SEARCH, SAMPLE, SERVICE, CATEGORY, MAX_PRICE, COUNTED = "q", "sampel", "layanan", "kategori", "tarif_maks", "hitung"
# Buttons of the list: the bill alone, to be printed, and the way to the registration form.
PRINT, REGISTER = "cetak", "daftar"
# A bill that long is no visitor's.
MOST_COUNTED: Final = 100

SAMPLES: Final = {"manusia": SampleType.HUMAN, "non-manusia": SampleType.NON_HUMAN}
SERVICES: Final = {"mandiri": WALK_IN_SERVICES, "kiriman": SHIPMENT_SERVICES}
PRICE_PROBLEM: Final = "Tulis tarif dengan angka saja, misalnya 50000."


@dataclass(frozen=True, slots=True)
class Filters:
    """What to show. Empty means no restriction; `max_price_idr` is whole rupiah, None if there is no limit."""

    text: str = ""
    samples: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    max_price_idr: int | None = None
    max_price_typed: str = ""
    max_price_problem: str = ""
    counted: tuple[int, ...] = ()

    @property
    def narrowing(self) -> int:
        """How many filters are set, the search aside."""
        return len(self.samples) + len(self.services) + len(self.categories) + (self.max_price_idr is not None)

    @property
    def sample_types(self) -> frozenset[str]:
        return frozenset(SAMPLES[each] for each in self.samples)

    @property
    def service_types(self) -> frozenset[str]:
        return frozenset().union(*(SERVICES[each] for each in self.services))

    def query(self, *, text: str | None = None, filters: bool = True, counted: bool = True) -> str:
        """The query string of these filters with another text, or without the filters or the bill."""
        search = self.text if text is None else text
        pairs: list[tuple[str, str | int]] = [(SEARCH, search)] if search else []
        if filters:
            pairs += [(SAMPLE, each) for each in self.samples] + [(SERVICE, each) for each in self.services]
            pairs += [(CATEGORY, each) for each in self.categories]
            pairs += [(MAX_PRICE, self.max_price_typed)] if self.max_price_typed else []
        if counted:
            pairs += [(COUNTED, each) for each in self.counted]
        return f"?{urlencode(pairs)}" if pairs else "?"


def read_filters(data: QueryDict, *, categories: Collection[str]) -> Filters:
    """`categories` are the slugs to choose from; unknown choices are passed over."""
    price, typed, problem = _price(data.get(MAX_PRICE, ""))
    return Filters(
        text=limit_query(data.get(SEARCH, "")),
        samples=_chosen(data, SAMPLE, SAMPLES),
        services=_chosen(data, SERVICE, SERVICES),
        categories=_chosen(data, CATEGORY, categories),
        max_price_idr=price,
        max_price_typed=typed,
        max_price_problem=problem,
        counted=counted(data),
    )


def wants_print(data: QueryDict) -> bool:
    """Is the bill alone asked for, on a page to print?"""
    return PRINT in data


def wants_registration(data: QueryDict) -> bool:
    """Was the list left for the registration form?"""
    return REGISTER in data


def counted(data: QueryDict) -> tuple[int, ...]:
    """Page ids of the exam types that were ticked."""
    return _ids(data.getlist(COUNTED))


def _chosen(data: QueryDict, name: str, known: Collection[str]) -> tuple[str, ...]:
    typed = set(data.getlist(name))
    return tuple(choice for choice in known if choice in typed)


def _ids(typed: list[str]) -> tuple[int, ...]:
    numbers = (int(each) for each in typed if each.isascii() and each.isdigit() and len(each) < 10)
    return tuple(dict.fromkeys(numbers))[:MOST_COUNTED]


def _price(raw: str) -> tuple[int | None, str, str]:
    """``Rp50.000`` is 50000. Returns the limit, what was typed, and what is wrong with it."""
    typed = limit_query(raw)[:20]
    digits = typed.lower().removeprefix("rp").replace(".", "").replace(" ", "")
    if not digits:
        return None, "", ""
    if not (digits.isascii() and digits.isdigit()):
        return None, typed, PRICE_PROBLEM
    return min(int(digits), MAX_PRICE_IDR), typed, ""
