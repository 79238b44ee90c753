"""Who may do what for the editors' comfort, as plain functions of a user."""

from typing import Any

from services.editorial.models import REPORTS


def may_see_reports(user: Any) -> bool:
    """Old pages, schedules, broken links."""
    return bool(user.is_active and user.has_perm(REPORTS))


def may_edit(user: Any, page: Any) -> bool:
    """Whether the tree's rights let them edit this page: then they may say it is right, and show its draft."""
    return bool(user.is_active and page.permissions_for_user(user).can_edit())
