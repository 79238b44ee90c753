"""Who may read the trail."""

from typing import Any


def may_read(user: Any) -> bool:
    """Whoever was given the right, and no patient data with it: the trail holds none in clear."""
    return bool(user.is_active and user.has_perm("audit.view_auditentry"))
