"""What an exam type cost, costs and will cost."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from django.apps import apps
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision

if TYPE_CHECKING:
    from cms_pages.catalogue.models import ExamTypePage, PriceChange

SCHEDULING: Final = "wagtail.publish.schedule"
# Of the public history, what is shown without a click.
PERIODS_SHOWN: Final = 10


@dataclass(frozen=True, slots=True)
class ScheduledVersion:
    """The version that goes live at `at`; `changes_price` tells whether the price differs from the valid one."""

    price_idr: int
    at: datetime
    author_label: str
    changes_price: bool


@dataclass(frozen=True, slots=True)
class ScheduledPrice:
    """A scheduled version for the staff's list. Whole rupiah; `current_price_idr` is None while nothing is live.

    `author_label` wrote the version, `scheduled_by` set the date; empty where nobody is known.
    """

    exam_id: int
    exam_name: str
    exam_code: str
    revision_id: int
    current_price_idr: int | None
    price_idr: int
    at: datetime
    author_label: str
    scheduled_by: str


@dataclass(frozen=True, slots=True)
class History:
    """The newest price changes of an exam type, and how many there are in all."""

    changes: list["PriceChange"]
    count: int


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


def history(exam: "ExamTypePage", *, limit: int | None = None) -> History:
    """Price changes, newest first, at most `limit` of them; one query, two where there are more."""
    found = list(exam.price_changes.all()[: None if limit is None else limit + 1])
    if limit is None or len(found) <= limit:
        return History(found, len(found))
    return History(found[:limit], exam.price_changes.count())


def scheduled_for(exam: "ExamTypePage") -> ScheduledVersion | None:
    """The version scheduled for this exam type (Wagtail keeps one a page); one query."""
    revision = (
        exam.revisions.filter(approved_go_live_at__isnull=False)
        .select_related("user")
        .order_by("approved_go_live_at")
        .first()
    )
    if revision is None:
        return None
    price = _price(revision)
    return ScheduledVersion(
        price_idr=price,
        at=revision.approved_go_live_at,
        author_label=str(revision.user or ""),
        changes_price=not exam.live or price != exam.price_idr,
    )


def scheduled_revisions(page_ids: Collection[int] | None = None) -> Any:
    """Scheduled versions of exam types (of these, or of all), the next one first, as a QuerySet."""
    revisions = Revision.page_revisions.filter(
        content_type__app_label="catalogue", content_type__model="examtypepage", approved_go_live_at__isnull=False
    )
    if page_ids is not None:
        revisions = revisions.filter(object_id__in=[str(pk) for pk in page_ids])
    return revisions.select_related("user").order_by("approved_go_live_at", "pk")


def scheduled(revisions: Iterable[Revision] | None = None) -> list[ScheduledPrice]:
    """All scheduled versions of exam types, the next one first, or those of `revisions`; three queries."""
    found = list(scheduled_revisions() if revisions is None else revisions)
    exams = {
        page["pk"]: page
        for page in apps.get_model("catalogue", "ExamTypePage")
        .objects.filter(pk__in=[int(each.object_id) for each in found])
        .values("pk", "title", "code", "live", "price_idr")
    }
    entries = PageLogEntry.objects.filter(revision__in=found, action=SCHEDULING).select_related("user")
    # The last one counts: a version may have been taken off and scheduled again.
    people = {entry.revision_id: str(entry.user or "") for entry in entries.order_by("timestamp", "pk")}
    return [
        ScheduledPrice(
            exam_id=exam["pk"],
            exam_name=exam["title"],
            exam_code=exam["code"],
            revision_id=each.pk,
            current_price_idr=exam["price_idr"] if exam["live"] else None,
            price_idr=_price(each),
            at=each.approved_go_live_at,
            author_label=str(each.user or ""),
            scheduled_by=people.get(each.pk, ""),
        )
        for each in found
        if (exam := exams.get(int(each.object_id)))
    ]


def scheduled_below(pages: Collection[Page]) -> list[ScheduledPrice]:
    """What is scheduled for these pages and those below them, the next one first; four queries."""
    scheduled_ids = [int(pk) for pk in scheduled_revisions().values_list("object_id", flat=True)]
    paths = dict(Page.objects.filter(pk__in=scheduled_ids).values_list("pk", "path"))
    roots = tuple(page.path for page in pages)
    below = [pk for pk, path in paths.items() if roots and path.startswith(roots)]
    return scheduled(scheduled_revisions(below)) if below else []


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
    coming = scheduled_for(exam)
    found = periods(exam.price_changes.all())
    return {
        "periods": found[:PERIODS_SHOWN],
        "older_periods": found[PERIODS_SHOWN:],
        "scheduled": coming if coming and coming.changes_price else None,
    }


def _price(revision: Revision) -> int:
    return int(revision.content.get("price_idr") or 0)
