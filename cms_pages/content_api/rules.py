"""Who may see, make and revoke tokens: by the rights of the role (services/accounts/roles.py)."""

from typing import Any


def may_see(user: Any) -> bool:
    return bool(user.is_active and user.has_perm("content_api.view_drafttoken"))


def may_issue(user: Any) -> bool:
    return bool(user.is_active and user.has_perm("content_api.add_drafttoken"))


def may_revoke(user: Any) -> bool:
    return bool(user.is_active and user.has_perm("content_api.delete_drafttoken"))
