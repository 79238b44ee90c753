"""What an exam type cost, costs and will cost."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

if TYPE_CHECKING:
    from cms_pages.catalogue.models import ExamTypePage, PriceChange


@dataclass(frozen=True, slots=True)
class ScheduledVersion:
    """The version that goes live at `at`; `changes_price` tells whether the price differs from the valid one."""

    price_idr: int
    at: datetime
    author_label: str
    changes_price: bool


@dataclass(frozen=True, slots=True)
class PricePeriod:
    """A price and its time: from `since` up to `until` (None: valid now)."""

    price_idr: int
    since: datetime
    until: datetime | None

    @property
    def within_a_day(self) -> bool:
        """Replaced on the day on which it became valid (WIB)."""
        return self.until is not None and timezone.localdate(self.since) == timezone.localdate(self.until)


def scheduled(exam: "ExamTypePage") -> ScheduledVersion | None:
    """The version scheduled for this exam type (Wagtail keeps one a page); one query."""
    revision = (
        exam.revisions.filter(approved_go_live_at__isnull=False)
        .select_related("user")
        .order_by("approved_go_live_at")
        .first()
    )
    if revision is None:
        return None
    price = int(revision.content.get("price_idr") or 0)
    return ScheduledVersion(
        price_idr=price,
        at=revision.approved_go_live_at,
        author_label=str(revision.user) if revision.user else "",
        changes_price=not exam.live or price != exam.price_idr,
    )


def periods(changes: Iterable["PriceChange"]) -> list[PricePeriod]:
    """Price changes, newest first, as periods, newest first."""
    until: datetime | None = None
    answer = []
    for change in changes:
        answer.append(PricePeriod(change.new_price_idr, change.at, until))
        until = change.at
    return answer


def public_history(exam: "ExamTypePage") -> dict[str, Any]:
    """For the exam type's own page: dates and prices, never the names of staff. Two queries."""
    coming = scheduled(exam)
    return {
        "periods": periods(exam.price_changes.all()),
        "scheduled": coming if coming and coming.changes_price else None,
    }
