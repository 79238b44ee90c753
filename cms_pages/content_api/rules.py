"""Who may see, make and revoke tokens: by the rights of the role (services/accounts/roles.py)."""

from typing import Any


def may_see(user: Any) -> bool:
    return bool(user.is_active and user.has_perm("content_api.view_drafttoken"))


def may_issue(user: Any) -> bool:
    return bool(user.is_active and user.has_perm("content_api.add_drafttoken"))


def may_revoke(user: Any) -> bool:
    return bool(user.is_active and user.has_perm("content_api.delete_drafttoken"))


def stands_for(token: Any) -> bool:
    """Whether whoever made a token could make it today: it ends with their account, and with their right."""
    return token.created_by is not None and may_issue(token.created_by)
