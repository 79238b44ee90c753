"""Accounts: made, changed, given roles, switched off. Every call is one transaction with its audit lines.

Each raises AccountRefusal when a rule of services.accounts.rules says no, and ValidationError when a value or a
constraint of the model does.
"""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.db import transaction

from services.accounts.enums import Role
from services.accounts.messages import AccountRefusal
from services.accounts.models import User
from services.accounts.queries import active_superadmins, roles_of
from services.accounts.rules import may_change_roles, may_edit_account, may_make_superadmin
from services.audit.actions import record


@dataclass(frozen=True, kw_only=True)
class AccountData:
    """What an account holds about its owner. `nip` is 18 digits or None, `phone` E.164 or ''."""

    username: str
    full_name: str
    nip: str | None = None
    email: str = ""
    phone: str = ""


def _locked(user: User) -> User:
    return User.objects.select_for_update().get(pk=user.pk)


def _keep_a_superadmin(user: User) -> None:
    """Raise if `user` is the last active super administrator. Locks them all, so that two can't leave at once."""
    others = [one.pk for one in active_superadmins().select_for_update().order_by("pk") if one.pk != user.pk]
    if user.is_superuser and user.is_active and not others:
        raise AccountRefusal("last_superadmin")


def _write_roles(*, actor: User | None, user: User, roles: Collection[Role], address: str | None) -> None:
    """Groups and `is_superuser` as the roles say; one audit line if anything changed."""
    before = roles_of(user)
    wanted = set(roles)
    if before == wanted and user.is_superuser == (Role.SUPERADMIN in wanted):
        return
    if user.is_superuser and Role.SUPERADMIN not in wanted:
        _keep_a_superadmin(user)
    if actor is not None and Role.SUPERADMIN in before ^ wanted and not may_make_superadmin(actor):
        raise AccountRefusal("superadmin_only")
    # Groups that are no role of ours stay.
    names = {role.group_name for role in Role}
    user.groups.remove(*Group.objects.filter(name__in=names - {role.group_name for role in wanted}))
    groups = [Group.objects.get_or_create(name=role.group_name)[0] for role in wanted]
    user.groups.add(*groups)
    user.is_superuser = Role.SUPERADMIN in wanted
    user.save(update_fields=["is_superuser"])
    record(
        "account.roles_changed",
        actor=actor,
        obj=user,
        label=user.username,
        address=address,
        data={"before": sorted(before), "after": sorted(wanted)},
    )


@transaction.atomic
def create_account(
    *,
    actor: User | None,
    data: AccountData,
    roles: Collection[Role] = (),
    password: str | None = None,
    address: str | None = None,
) -> User:
    """A new active account. Without a password its owner makes one through *Lupa kata sandi*, so e-mail is needed.

    `actor` None is the system itself (demo data, commands).
    """
    if actor is not None and not actor.has_perm("accounts.add_user"):
        raise AccountRefusal("not_allowed")
    if not password and not data.email:
        raise AccountRefusal("no_contact")
    user = User(**asdict(data))
    user.set_password(password)
    user.full_clean()
    user.save()
    record("account.created", actor=actor, obj=user, label=user.username, address=address)
    _write_roles(actor=actor, user=user, roles=roles, address=address)
    return user


@transaction.atomic
def change_account(
    *,
    actor: User,
    user: User,
    data: AccountData,
    roles: Collection[Role] | None = None,
    is_active: bool | None = None,
    password: str | None = None,
    address: str | None = None,
) -> User:
    """Change what is given; `None` leaves as it is. A new password or e-mail address ends every session."""
    user = _locked(user)
    if not may_edit_account(actor, user):
        raise AccountRefusal("not_allowed")
    changed = [name for name, value in asdict(data).items() if getattr(user, name) != value]
    for name in changed:
        setattr(user, name, getattr(data, name))
    if password:
        user.set_password(password)
    if changed or password:
        user.full_clean()
        user.save()
    if "email" in changed:
        # allauth's own copies of the address: an old one must no longer be good for a reset of the password.
        EmailAddress.objects.filter(user=user).delete()
    if changed:
        record("account.changed", actor=actor, obj=user, label=user.username, address=address, data={"fields": changed})
    if password:
        record("account.password_set_by_admin", actor=actor, obj=user, label=user.username, address=address)
    if "email" in changed or password:
        _end_sessions(user)
    if roles is not None:
        set_roles(actor=actor, user=user, roles=roles, address=address)
    if is_active is not None:
        set_active(actor=actor, user=user, is_active=is_active, address=address)
    return _locked(user)


@transaction.atomic
def set_roles(*, actor: User, user: User, roles: Collection[Role], address: str | None = None) -> None:
    """Give exactly these roles. Nothing happens, and nothing is asked, when they are the ones there already."""
    user = _locked(user)
    if set(roles) == roles_of(user):
        return
    if actor.pk == user.pk:
        raise AccountRefusal("own_roles")
    if not may_change_roles(actor, user):
        raise AccountRefusal("not_allowed")
    _write_roles(actor=actor, user=user, roles=roles, address=address)


@transaction.atomic
def set_active(*, actor: User, user: User, is_active: bool, address: str | None = None) -> None:
    """Switch an account on or off; off ends all its sessions at once, and they don't come back with it."""
    user = _locked(user)
    if user.is_active == is_active:
        return
    if not may_edit_account(actor, user):
        raise AccountRefusal("not_allowed")
    if not is_active:
        _keep_a_superadmin(user)
        if actor.pk == user.pk:
            raise AccountRefusal("deactivate_self")
    user.is_active = is_active
    user.save(update_fields=["is_active"])
    if not is_active:
        _end_sessions(user)
    event = "account.activated" if is_active else "account.deactivated"
    record(event, actor=actor, obj=user, label=user.username, address=address)


def _end_sessions(user: User) -> None:
    user.session_generation += 1
    user.save(update_fields=["session_generation"])


@transaction.atomic
def end_sessions(*, user: User) -> User:
    """Every session of this account is over, everywhere. Returns the account as it is now, to sign a new one with."""
    user = _locked(user)
    _end_sessions(user)
    return user


def account_values(user: User) -> dict[str, Any]:
    """What AccountData holds, of an account as it is."""
    return {name: getattr(user, name) for name in AccountData.__dataclass_fields__}
