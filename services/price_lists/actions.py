"""The only place that writes price lists: received, decided, and applied by the worker as one act, or not at all."""

import hashlib
import logging
from dataclasses import asdict
from datetime import timedelta
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q

from cms_pages.catalogue.bulk import BulkRefused, Change, publish_many
from cms_pages.catalogue.enums import Obstacle, PublishedBy
from services.audit.actions import record
from services.common.clock import now
from services.files.actions import clean_name
from services.files.spreadsheets import read_rows
from services.price_lists import catalogue, plan
from services.price_lists.enums import Status
from services.price_lists.models import PERMISSION, PriceList

logger = logging.getLogger(__name__)

# A worker that dies holds a list for so long. Applying 600 exam types takes a few seconds.
LEASE: Final = timedelta(seconds=60)
# So many workers may die over one list before it is given up.
MOST_ATTEMPTS: Final = 3
# What nobody decided on is old by then: prices have moved on.
FORGET_AFTER: Final = timedelta(days=14)


class NotPossible(Exception):
    """The list has left the state in which this could be done; `status` is where it stands now."""

    def __init__(self, status: Status) -> None:
        super().__init__(status)
        self.status = status


def receive(content: bytes, *, name: str, actor: Any, address: str | None) -> PriceList:
    """Read an uploaded xlsx and keep what it would change. Raises services.files.errors.RefusedFile."""
    made = plan.make(read_rows(content), catalogue.load())
    with transaction.atomic():
        price_list = PriceList.objects.create(
            file_name=clean_name(name),
            sha256=hashlib.sha256(content).hexdigest(),
            row_count=made.rows,
            change_count=len(made.changes),
            problem_count=len(made.problems),
            changes=[asdict(change) for change in made.changes],
            problems=[asdict(remark) for remark in made.problems],
            cautions=[asdict(remark) for remark in made.cautions],
            uploaded_by=actor,
        )
        counts = {"changed": len(made.changes), "problems": len(made.problems), "sha256": price_list.sha256}
        record("price_list.received", actor=actor, obj=price_list, address=address, data=counts)
    return price_list


@transaction.atomic
def confirm(pk: int, *, actor: Any, address: str | None) -> PriceList:
    """Hand a list to the worker. Raises NotPossible, also when something is wrong with it or nothing changes."""
    price_list = PriceList.objects.select_for_update().get(pk=pk)
    if not price_list.may_be_applied:
        raise NotPossible(Status(price_list.status))
    price_list.status, price_list.confirmed_by, price_list.confirmed_at = Status.QUEUED, actor, now()
    price_list.save(update_fields=["status", "confirmed_by", "confirmed_at"])
    data = {"changed": price_list.change_count, "sha256": price_list.sha256}
    record("price_list.confirmed", actor=actor, obj=price_list, address=address, data=data)
    return price_list


@transaction.atomic
def cancel(pk: int, *, actor: Any, address: str | None) -> PriceList:
    """Decide against a list. Raises NotPossible."""
    price_list = PriceList.objects.select_for_update().get(pk=pk)
    if price_list.status != Status.PREVIEW:
        raise NotPossible(Status(price_list.status))
    price_list.status, price_list.finished_at = Status.CANCELLED, now()
    price_list.save(update_fields=["status", "finished_at"])
    record("price_list.cancelled", actor=actor, obj=price_list, address=address)
    return price_list


def apply_next(worker: str) -> bool:
    """Apply the list that has waited longest, or one whose worker died. False when there is none."""
    pk = _claim(worker)
    if pk is None:
        return False
    try:
        _apply(pk, worker)
    except BulkRefused as refused:
        refusals = [
            {"page_id": each.page_id, "name": each.name, "obstacle": each.obstacle.value} for each in refused.refusals
        ]
        _settle(pk, worker, Status.REFUSED, "price_list.refused", refusals)
    except ValidationError:
        # A code that somebody else has given since; its exam type isn't known by then.
        logger.warning("a price list holds a value that is impossible by now", exc_info=True, extra={"list": pk})
        refusals = [{"page_id": 0, "name": "", "obstacle": Obstacle.CHANGED.value}]
        _settle(pk, worker, Status.REFUSED, "price_list.refused", refusals)
    except Exception:
        # Back at once: the next try counts as another one.
        PriceList.objects.filter(pk=pk, leased_by=worker, status=Status.RUNNING).update(leased_until=now())
        raise
    return True


def forget_undecided() -> int:
    """Delete lists that were never applied and are too old to be; how many."""
    idle = Q(status__in=[Status.PREVIEW, Status.CANCELLED], uploaded_at__lt=now() - FORGET_AFTER)
    return PriceList.objects.filter(idle).delete()[0]


def _claim(worker: str) -> int | None:
    """The list that this worker is to apply, held for LEASE. One that killed too many workers is given up."""
    moment = now()
    waiting = Q(status=Status.QUEUED) | Q(status=Status.RUNNING, leased_until__lte=moment)
    found = PriceList.objects.filter(waiting).order_by("confirmed_at", "pk").values_list("pk", "attempts").first()
    if found is None:
        return None
    pk, attempts = found
    # One conditional UPDATE: of several workers one wins.
    held = PriceList.objects.filter(waiting, pk=pk, attempts=attempts).update(
        status=Status.RUNNING,
        started_at=moment,
        leased_by=worker,
        leased_until=moment + LEASE,
        attempts=F("attempts") + 1,
    )
    if held and attempts >= MOST_ATTEMPTS:
        _settle(pk, worker, Status.FAILED, "price_list.failed", [])
        return None
    return pk if held else None


@transaction.atomic
def _apply(pk: int, worker: str) -> None:
    """Prices, history, trail and the list's own state, all in one transaction: a kill leaves all of it or none.

    The list's row is locked first: should the lease run out meanwhile, the next worker waits here, and then finds the
    list done.
    """
    price_list = _held(pk, worker)
    if price_list is None:
        return
    if not _may_publish(price_list.confirmed_by):
        _finish(price_list, Status.REFUSED, "price_list.refused", {"sha256": price_list.sha256, "problems": 0})
        return
    changes = [Change(each["page_id"], each["new"], each["old"]) for each in price_list.changes]
    count = publish_many(changes, author=price_list.uploaded_by, actor=price_list.confirmed_by, how=PublishedBy.IMPORT)
    _finish(price_list, Status.DONE, "price_list.applied", {"changed": count, "sha256": price_list.sha256})


@transaction.atomic
def _settle(pk: int, worker: str, status: Status, event: str, refusals: list[dict[str, Any]]) -> None:
    price_list = _held(pk, worker)
    if price_list is not None:
        price_list.refusals = refusals
        _finish(price_list, status, event, {"sha256": price_list.sha256, "problems": len(refusals)})


def _held(pk: int, worker: str) -> PriceList | None:
    """The list, locked, if this worker still has it."""
    mine = PriceList.objects.select_for_update(of=("self",)).filter(pk=pk, leased_by=worker, status=Status.RUNNING)
    return mine.select_related("confirmed_by", "uploaded_by").first()


def _may_publish(user: Any) -> bool:
    """Whoever confirmed it may still do so: the account is there, active, and has the right."""
    return user is not None and user.is_active and user.has_perm(PERMISSION)


def _finish(price_list: PriceList, status: Status, event: str, data: dict[str, Any]) -> None:
    price_list.status, price_list.finished_at, price_list.leased_until = status, now(), None
    price_list.save(update_fields=["status", "finished_at", "leased_until", "refusals"])
    record(event, actor=price_list.confirmed_by, obj=price_list, data=data)
