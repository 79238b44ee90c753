"""Counting, in one statement each, so that no two requests read the same count.

`hit` limits traffic and may be switched off by settings.RATE_LIMITS. `reserve_attempt` guards a secret (a login, a
proof of tracking) and can't be: it counts before the proof is looked at, so that of any number of parallel wrong
proofs no more than `limit` are ever evaluated.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Case, F, PositiveSmallIntegerField, Value, When

from services.common import clock
from services.guards.models import Counter
from services.guards.queries import digest, locked_until

LOCK: Final = timedelta(minutes=15)
LONGEST_LOCK: Final = timedelta(hours=24)
# Failures and strikes are forgotten this long after the last attempt or the end of the lock.
MEMORY: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Verdict:
    """`retry_at` is set when it is not allowed. `count` is this attempt's place in the round; 0 when not counted."""

    allowed: bool
    count: int
    retry_at: datetime | None = None


# PostgreSQL and SQLite (3.35) both take this. An expired row starts again as if it were new.
_HIT: Final = """
    INSERT INTO guards_counter AS old (scope, key_digest, count, strikes, locked_until, expires_at)
    VALUES (%(scope)s, %(digest)s, 1, 0, NULL, %(expires)s)
    ON CONFLICT (scope, key_digest) DO UPDATE SET
        count = CASE WHEN old.expires_at <= %(now)s THEN 1 ELSE old.count + 1 END,
        expires_at = CASE WHEN old.expires_at <= %(now)s THEN excluded.expires_at ELSE old.expires_at END
    RETURNING id, scope, key_digest, count, strikes, locked_until, expires_at
"""

# Answers no row while the key is locked. The attempt that reaches the limit is allowed and locks what comes after it,
# twice as long as the last time; once a lock is over, a new round begins.
_ATTEMPT: Final = """
    INSERT INTO guards_counter AS old (scope, key_digest, count, strikes, locked_until, expires_at)
    VALUES (%(scope)s, %(digest)s, 1, 0, NULL, %(expires)s)
    ON CONFLICT (scope, key_digest) DO UPDATE SET
        count = CASE WHEN old.expires_at <= %(now)s OR old.locked_until IS NOT NULL THEN 1 ELSE old.count + 1 END,
        strikes = CASE WHEN old.expires_at <= %(now)s THEN 0 ELSE old.strikes END,
        locked_until = NULL,
        expires_at = excluded.expires_at
        WHERE old.locked_until IS NULL OR old.locked_until <= %(now)s
    RETURNING id, scope, key_digest, count, strikes, locked_until, expires_at
"""


def _upsert(statement: str, *, scope: str, key: str, now: datetime, expires: datetime) -> Counter | None:
    moment = connection.ops.adapt_datetimefield_value
    facts = {"scope": scope, "digest": digest(scope, key), "now": moment(now), "expires": moment(expires)}
    rows = list(Counter.objects.raw(statement, facts))
    return rows[0] if rows else None


def hit(scope: str, key: str, *, limit: int, window: timedelta) -> Verdict:
    """Counts one act of `key` (see `network_key` for addresses); up to `limit` in a fixed `window` are allowed."""
    if not settings.RATE_LIMITS:
        return Verdict(allowed=True, count=0)
    now = clock.now()
    counter = _upsert(_HIT, scope=scope, key=key, now=now, expires=now + window)
    assert counter is not None  # noqa: S101 — the statement has no WHERE, so it always answers a row
    if counter.count <= limit:
        return Verdict(allowed=True, count=counter.count)
    return Verdict(allowed=False, count=counter.count, retry_at=counter.expires_at)


@transaction.atomic(durable=True)
def reserve_attempt(scope: str, key: str, *, limit: int, lock: timedelta = LOCK) -> Verdict:
    """Counts an attempt at a secret before it is evaluated; the caller evaluates only when it is allowed.

    The first lock lasts `lock`, each further one twice as long, up to LONGEST_LOCK. After a right proof the caller
    calls `forgive` (for what the secret guards) or `give_back` (for the address that it came from). Not to be called
    inside a transaction (RuntimeError): a rollback would take the count along.
    """
    now = clock.now()
    counter = _upsert(_ATTEMPT, scope=scope, key=key, now=now, expires=now + MEMORY)
    if counter is None:
        # None: forgiven this very moment. Refused all the same; the next try finds it open.
        return Verdict(allowed=False, count=limit, retry_at=locked_until(scope, key) or now)
    if counter.count >= limit:
        pause = min(lock * 2 ** min(counter.strikes, 16), LONGEST_LOCK)
        Counter.objects.filter(pk=counter.pk).update(
            locked_until=now + pause, strikes=F("strikes") + 1, expires_at=now + pause + MEMORY
        )
    return Verdict(allowed=True, count=counter.count)


def forgive(scope: str, key: str) -> bool:
    """Forgets failures and lock, after a right proof or by staff (who record it). False where there was nothing."""
    deleted, _ = Counter.objects.filter(scope=scope, key_digest=digest(scope, key)).delete()
    return deleted > 0


def give_back(scope: str, key: str) -> None:
    """Takes back the one attempt that was reserved, because its proof was right; other failures stay.

    For a scope that many secrets share, such as an address: whoever owns one right proof must not be able to clear
    the count of wrong ones. A lock that this attempt set is taken back too.
    """
    Counter.objects.filter(scope=scope, key_digest=digest(scope, key), count__gt=0).update(
        count=F("count") - 1,
        strikes=Case(
            When(locked_until__isnull=False, then=F("strikes") - 1),
            default=F("strikes"),
            output_field=PositiveSmallIntegerField(),
        ),
        locked_until=Value(None),
    )


def forget_expired() -> int:
    """Deletes rows that say nothing any more; answers how many."""
    deleted, _ = Counter.objects.filter(expires_at__lte=clock.now()).delete()
    return deleted
