"""Who may do what with an account, as plain functions of people."""

from typing import Protocol

from django.conf import settings

from services.accounts.roles import SECOND_FACTOR_PERMISSIONS


class Person(Protocol):
    """As much of an account as a rule asks for."""

    pk: int
    is_superuser: bool
    is_active: bool

    def has_perm(self, perm: str) -> bool: ...
    def get_all_permissions(self) -> set[str]: ...


def sees_patients(person: Person) -> bool:
    """Holds a right over patients' data, or one that could give it to somebody."""
    return person.is_superuser or bool(SECOND_FACTOR_PERMISSIONS & person.get_all_permissions())


def needs_second_factor(person: Person) -> bool:
    """Must have a second factor here and now (settings.REQUIRE_2FA)."""
    return settings.REQUIRE_2FA and sees_patients(person)


def may_edit_account(actor: Person, person: Person) -> bool:
    """Change data, password or activity. Only a super administrator touches the account of another one."""
    return actor.has_perm("accounts.change_user") and (actor.is_superuser or not person.is_superuser)


def may_change_roles(actor: Person, person: Person) -> bool:
    """Nobody gives a right to themselves."""
    return may_edit_account(actor, person) and actor.pk != person.pk


def may_make_superadmin(actor: Person) -> bool:
    """Give or take the role that may do everything."""
    return actor.is_superuser


def may_unlock_login(actor: Person) -> bool:
    """Open an account that too many wrong passwords have locked."""
    return actor.has_perm("accounts.unlock_login")


def may_reset_second_factor(actor: Person, person: Person) -> bool:
    """Take the second factor off an account whose owner lost phone and recovery codes; never off one's own."""
    return actor.has_perm("accounts.reset_second_factor") and actor.pk != person.pk
