"""Who may do what about tracking."""

from typing import Any


def may_unlock(user: Any) -> bool:
    """Staff who may give a locked applicant a fresh start."""
    return bool(user.is_active and user.has_perm("registrations.unlock_tracking"))
