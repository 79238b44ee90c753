"""Is a key locked?"""

from datetime import datetime

from services.common import clock
from services.common.encryption import blind_index
from services.guards.models import Counter


def digest(scope: str, key: str) -> str:
    """What stands in the table for a key: an HMAC under the index key, different for every scope."""
    return blind_index(f"guard:{scope}", key)


def locked_until(scope: str, key: str) -> datetime | None:
    """When the lock of a key ends, or None where there is none."""
    return (
        Counter.objects.filter(scope=scope, key_digest=digest(scope, key), locked_until__gt=clock.now())
        .values_list("locked_until", flat=True)
        .first()
    )


def is_locked(scope: str, key: str) -> bool:
    """Whether `reserve_attempt` would refuse."""
    return locked_until(scope, key) is not None
