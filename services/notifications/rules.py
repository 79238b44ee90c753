"""Who may do what with messages, as plain functions of a user."""

from typing import Any


def may_see(user: Any) -> bool:
    """The list: status, masked recipient, what it is about; not the text."""
    return bool(user.has_perm("notifications.view_message"))


def may_read_text(user: Any) -> bool:
    """The text of a message, its links without their keys."""
    return may_see(user) and bool(user.has_perm("notifications.read_message_text"))


def may_resend(user: Any) -> bool:
    """Resend, mark as called, dismiss."""
    return may_see(user) and bool(user.has_perm("notifications.resend_message"))


def may_set_gateway(user: Any) -> bool:
    """See and change the gateway's settings, and send a test."""
    return bool(user.has_perm("notifications.change_gatewaysettings"))
