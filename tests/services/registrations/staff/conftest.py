"""Officers in front of the register, each with a client of their own."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from services.accounts.actions import sync_roles
from services.accounts.enums import Role
from services.accounts.models import User
from services.registrations.models import Registration
from tests.support.registrations import registration as a_registration

MakeOfficer = Callable[..., User]
MakeClient = Callable[[User | None], Client]


@pytest.fixture
def make_officer(db: None) -> MakeOfficer:
    """A person with a role of the matrix."""
    sync_roles()

    def make(role: Role = Role.LABADMIN, username: str = "") -> User:
        name = username or str(role)
        user = User.objects.create_user(name, full_name=name.title(), is_superuser=role == Role.SUPERADMIN)
        user.groups.add(Group.objects.get(name=role.group_name))
        return user

    return make


@pytest.fixture
def client_of() -> MakeClient:
    """A browser in which this person is logged in; None for a stranger."""

    def make(user: User | None) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user)
        return client

    return make


@pytest.fixture
def ratna(make_officer: MakeOfficer) -> User:
    """An officer of the laboratory."""
    return make_officer(username="ratna")


@pytest.fixture
def yusuf(make_officer: MakeOfficer) -> User:
    """Another one."""
    return make_officer(username="yusuf")


@pytest.fixture
def first(ratna: User, client_of: MakeClient) -> Client:
    """Ratna's browser."""
    return client_of(ratna)


@pytest.fixture
def second(yusuf: User, client_of: MakeClient) -> Client:
    """Yusuf's browser."""
    return client_of(yusuf)


@pytest.fixture
def siti(db: None) -> Registration:
    """Siti's registration, just submitted."""
    return a_registration()
