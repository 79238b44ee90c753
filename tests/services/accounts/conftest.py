"""People to log in as. Roles are made from the matrix, as on a real machine."""

import time
from collections.abc import Callable

import pytest
from allauth.mfa.totp.internal import auth as totp

from services.accounts.actions import sync_roles
from services.accounts.enums import Role
from services.accounts.models import User

PASSWORD = "sedap-malam-1987"
NIP = "199005172015032001"


@pytest.fixture
def roles(db: None) -> None:
    sync_roles()


@pytest.fixture
def make_user(roles: None) -> Callable[..., User]:
    """An active account with these roles, made without the actions; password PASSWORD."""

    def make(username: str, *given: Role, **fields: object) -> User:
        from django.contrib.auth.models import Group

        fields = {"full_name": username.title(), "email": f"{username}@example.test", **fields}
        user = User.objects.create_user(username, PASSWORD, is_superuser=Role.SUPERADMIN in given, **fields)
        user.groups.set(Group.objects.filter(name__in=[role.group_name for role in given]))
        return user

    return make


def code_for(secret: str, steps: int = 0) -> str:
    """The one-time code of a secret now, or so many half minutes later."""
    counter = int(time.time()) // 30 + steps
    return totp.format_hotp_value(totp.hotp_value(secret, counter))
