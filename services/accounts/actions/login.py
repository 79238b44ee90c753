"""What happens around logging in: locks opened, second factors taken off, and the trail of both."""

from typing import Any

from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.db import transaction

from services.accounts.actions.accounts import end_sessions
from services.accounts.messages import AccountRefusal
from services.accounts.models import User
from services.accounts.rules import may_reset_second_factor, may_unlock_login
from services.audit.actions import SYSTEM, record
from services.guards.actions import forgive

# Under which services.guards counts tries of a password before they are evaluated.
GUARD = "login"


def lock_key(user: User) -> str:
    """What failed tries of an account are counted under, however its name was spelled."""
    return f"user:{user.pk}"


def forgive_tries(user: User) -> None:
    """The password was right: this account's tries are counted from nought."""
    forgive(GUARD, lock_key(user))


def record_login_event(
    event: str, *, user: User, address: str | None = None, data: dict[str, Any] | None = None
) -> None:
    """One line of the trail about somebody's own account: ``account.logged_in``, ``account.locked`` …"""
    by_themselves = event != "account.locked"
    record(
        event,
        actor=user if by_themselves else None,
        actor_label=SYSTEM,
        obj=user,
        label=user.username,
        address=address or None,
        data=data,
    )


@transaction.atomic
def unlock_login(*, actor: User, user: User, address: str | None = None) -> int:
    """Forget the failed tries of an account; how many rows that were. Raises AccountRefusal without the right."""
    if not may_unlock_login(actor):
        raise AccountRefusal("not_allowed")
    rows: int = AccessAttempt.objects.filter(username=lock_key(user)).delete()[0]
    forgive_tries(user)
    record("account.unlocked", actor=actor, obj=user, label=user.username, address=address)
    return rows


@transaction.atomic
def set_own_password(*, user: User, password: str, address: str | None = None) -> None:
    """A new password by its owner, who knew the old one or holds the mailbox; that also opens a locked account."""
    user.set_password(password)
    user.save(update_fields=["password"])
    AccessAttempt.objects.filter(username=lock_key(user)).delete()
    forgive_tries(user)
    record_login_event("account.password_changed", user=user, address=address)


@transaction.atomic
def reset_second_factor(*, actor: User, user: User, address: str | None = None) -> None:
    """Take off TOTP and recovery codes, and end every session. Raises AccountRefusal without the right."""
    if not may_reset_second_factor(actor, user):
        raise AccountRefusal("not_allowed")
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user=user)
    record("account.second_factor_reset", actor=actor, obj=user, label=user.username, address=address)
