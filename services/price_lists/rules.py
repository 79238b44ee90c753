"""Who may change prices with a spreadsheet."""

from typing import Any

from services.price_lists.models import PERMISSION


def may_import(user: Any) -> bool:
    """Whoever was given the right. It lets them publish exam types, whatever the rights in the tree of pages say."""
    return bool(user.is_active and user.has_perm(PERMISSION))
