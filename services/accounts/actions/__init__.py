"""The only place that writes accounts, roles and locks."""

from services.accounts.actions.accounts import (
    AccountData,
    change_account,
    create_account,
    end_sessions,
    set_active,
    set_roles,
)
from services.accounts.actions.login import (
    forgive_tries,
    record_login_event,
    reset_second_factor,
    set_own_password,
    unlock_login,
)
from services.accounts.actions.role_sync import sync_roles

__all__ = [
    "AccountData",
    "change_account",
    "create_account",
    "end_sessions",
    "forgive_tries",
    "record_login_event",
    "reset_second_factor",
    "set_active",
    "set_own_password",
    "set_roles",
    "sync_roles",
    "unlock_login",
]
