"""What the worker writes about itself: beats, and the lease and outcome of periodic jobs."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from django.db.models import Q

from services.common.clock import now
from services.operations.models import Heartbeat, JobRun
from services.operations.registry import PeriodicJob

logger = logging.getLogger(__name__)

FORGET_BEATS_AFTER: Final = timedelta(days=1)


def beat(worker: str, loop: str) -> None:
    """This loop of this worker is alive."""
    Heartbeat.objects.update_or_create(worker=worker, loop=loop, defaults={"at": now()})


def run_if_due(job: PeriodicJob, *, worker: str, run: Callable[[], object] | None = None) -> bool:
    """Run the job, or `run` in its place, unless it isn't due or another worker has it. True when it ran, well or not.

    A job that raises is logged, counts as run, and comes again at its next turn; so does one whose worker died, once
    its lease is over.
    """
    JobRun.objects.get_or_create(name=job.name)
    started = now()
    free = Q(leased_until__isnull=True) | Q(leased_until__lt=started)
    # One conditional UPDATE: of several workers one wins.
    if not JobRun.objects.filter(free, name=job.name, due_at__lte=started).update(
        started_at=started, leased_until=started + job.lease, leased_by=worker
    ):
        return False
    error = ""
    try:
        (run or job.run)()
    except Exception as problem:
        error = type(problem).__name__
        logger.exception("job failed", extra={"job": job.name})
    finished = now()
    facts = {"finished_at": finished, "due_at": started + job.every, "leased_until": None, "error": error}
    if not error:
        facts["succeeded_at"] = finished
    JobRun.objects.filter(name=job.name, leased_by=worker, started_at=started).update(**facts)
    return True


def forget_old_beats() -> int:
    """Delete the beats of workers that are long gone; returns how many."""
    return Heartbeat.objects.filter(at__lt=now() - FORGET_BEATS_AFTER).delete()[0]
