"""Reads that more than one place needs."""

from django.db.models import QuerySet

from services.accounts.enums import Role
from services.accounts.models import User
from services.accounts.validators import USERNAME_LENGTH, looks_like_nip, normalise_nip

# The longest of the three names: an e-mail address.
LOGIN_NAME_LENGTH = 254


def find_by_login_name(typed: str) -> User | None:
    """The account behind an e-mail address, a NIP (spaces and dots allowed) or a user name, in any case. One query."""
    name = typed.strip()
    if not name or len(name) > LOGIN_NAME_LENGTH or "\0" in name:
        return None
    if "@" in name:
        return User.objects.filter(email__iexact=name).first()
    digits = normalise_nip(name)
    if looks_like_nip(digits):
        return User.objects.filter(nip=digits).first()
    if len(name) > USERNAME_LENGTH:
        return None
    return User.objects.filter(username__iexact=name).first()


def roles_of(user: User) -> set[Role]:
    """The roles that somebody has, by the groups they are in."""
    by_group = {role.group_name: role for role in Role}
    return {by_group[name] for name in user.groups.values_list("name", flat=True) if name in by_group}


def users_with_role(role: Role) -> QuerySet[User]:
    """Active accounts with a role, by name."""
    return User.objects.filter(is_active=True, groups__name=role.group_name)


def active_superadmins() -> QuerySet[User]:
    """Those who may do everything; never none (services.accounts.actions keeps the last one)."""
    return User.objects.filter(is_active=True, is_superuser=True)
