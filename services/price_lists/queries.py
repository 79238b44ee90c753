"""Reads of price lists, and how their rows are shown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.db.models import QuerySet

from services.common.clock import now
from services.price_lists import words
from services.price_lists.enums import Status
from services.price_lists.models import PriceList

LATEST: Final = 20
# A worker that lives takes a list within a second.
LATE_AFTER: Final = timedelta(seconds=60)
_ROWS: Final = ("changes", "problems", "cautions", "refusals")


@dataclass(frozen=True, slots=True)
class ShownRemark:
    """A problem or a caution in words; `row` is None for the whole file."""

    row: int | None
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class ShownField:
    """One value, before and after."""

    heading: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One exam type with what changes of it."""

    row: int
    code: str
    name: str
    fields: tuple[ShownField, ...]


def latest() -> QuerySet[PriceList]:
    """The newest ones with who sent them, without their rows; one query."""
    return PriceList.objects.select_related("uploaded_by", "confirmed_by").defer(*_ROWS).order_by("-pk")[:LATEST]


def shown_remarks(remarks: Iterable[dict[str, Any]]) -> list[ShownRemark]:
    """As they are stored, in words."""
    return [
        ShownRemark(remark["row"], remark["column"], words.remark_text(remark["code"], remark["facts"]))
        for remark in remarks
    ]


def shown_changes(price_list: PriceList) -> Iterator[ShownChange]:
    """Every change, old and new side by side."""
    for change in price_list.changes:
        fields = tuple(
            ShownField(
                words.field_words(name),
                words.value_words(name, change["old"][name]),
                words.value_words(name, new),
            )
            for name, new in change["new"].items()
        )
        yield ShownChange(change["row"], change["code"], change["name"], fields)


def shown_refusals(price_list: PriceList) -> list[str]:
    """What stood in the way when it was applied, one sentence each."""
    return [
        f"{refusal['name'] or 'Satu pemeriksaan'} {words.obstacle_words(refusal['obstacle'])}."
        for refusal in price_list.refusals
    ]


def is_late(price_list: PriceList) -> bool:
    """Nobody has taken it for so long that no worker seems to be there."""
    asked = price_list.confirmed_at
    return price_list.status == Status.QUEUED and asked is not None and now() - asked > LATE_AFTER
