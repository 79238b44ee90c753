"""Is the portal ready? Each check answers in words that tell an operator what is wrong and a stranger nothing."""

import secrets
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection
from django.db.models import Max

from services.common.clock import now
from services.operations.jobs import PUBLISHING
from services.operations.models import Heartbeat, JobRun
from services.operations.registry import discover, steady_jobs
from services.operations.worker import PERIODIC_LOOP

OK: Final = "ok"
FAILED: Final = "failed"
STALE: Final = "stale"

BEAT_MAY_BE: Final = timedelta(seconds=90)
PUBLISHING_MAY_BE: Final = timedelta(minutes=5)

# A stranger may ask as often as the network lets them: a written file is believed for so long.
STORAGE_BELIEVED_SECONDS: Final = 10.0
_last_written: Final[dict[str, float]] = {}


def report() -> dict[str, object]:
    """`status` ok or failed, each check by name, and the ages in whole seconds (None: never).

    Scheduled publishing counts by when it last ran to its end: a single page that can't be published is logged, and
    must not take the whole portal out of service.
    """
    checks: dict[str, str] = {}
    ages: dict[str, int | None] = {"worker": None, "scheduled_publishing": None}
    for name, check in _PROBES.items():
        checks[name] = _try(check)
    try:
        beats = _age_of_worker()
        published = _age(JobRun.objects.filter(name=PUBLISHING).aggregate(at=Max("finished_at"))["at"])
    except Exception:  # noqa: BLE001 - whatever is wrong, the answer is the same
        checks |= {"worker": FAILED, "scheduled_publishing": FAILED}
    else:
        ages = {"worker": _seconds(beats), "scheduled_publishing": _seconds(published)}
        checks["worker"] = OK if beats is not None and beats <= BEAT_MAY_BE else STALE
        checks["scheduled_publishing"] = OK if published is not None and published <= PUBLISHING_MAY_BE else STALE
    ready = all(state == OK for state in checks.values())
    return {"status": OK if ready else FAILED, "checks": checks, "age_seconds": ages}


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()


def _cache() -> None:
    key, value = f"readyz:{secrets.token_hex(8)}", secrets.token_hex(8)
    cache.set(key, value, timeout=10)
    if cache.get(key) != value:
        raise RuntimeError("the cache forgets")
    cache.delete(key)


def _storage() -> None:
    storage = storages["private"]
    since = time.monotonic() - _last_written.get("private", float("-inf"))
    if since < STORAGE_BELIEVED_SECONDS:
        return
    name = storage.save(f"readyz/{secrets.token_hex(8)}", ContentFile(b"ready"))
    storage.delete(name)
    _last_written["private"] = time.monotonic()


_PROBES: Final[dict[str, Callable[[], None]]] = {"database": _database, "cache": _cache, "private_storage": _storage}


def _try(check: Callable[[], None]) -> str:
    try:
        check()
    except Exception:  # noqa: BLE001 - whatever is wrong, the answer is the same
        return FAILED
    return OK


def _age_of_worker() -> timedelta | None:
    """The age of the freshest beat of the loop that is worst off; None when one never beat."""
    discover()
    loops = [PERIODIC_LOOP, *(job.name for job in steady_jobs())]
    latest = dict(Heartbeat.objects.filter(loop__in=loops).values_list("loop").annotate(at=Max("at")))
    ages = [_age(latest.get(loop)) for loop in loops]
    known = [age for age in ages if age is not None]
    return max(known) if len(known) == len(loops) else None


def _age(moment: datetime | None) -> timedelta | None:
    return None if moment is None else max(now() - moment, timedelta(0))


def _seconds(age: timedelta | None) -> int | None:
    return None if age is None else int(age.total_seconds())
