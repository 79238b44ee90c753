from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from pytest_django import Settings

from cms_pages.content_api import actions
from services.accounts.actions import sync_roles
from services.accounts.enums import Role
from tests.cms_pages.content_api.content import Content, make_content


@pytest.fixture(autouse=True)
def _visits_are_not_counted(settings: Settings) -> None:
    settings.RATE_LIMITS = False


@pytest.fixture
def content(db: None) -> Content:
    """One of each thing, published."""
    return make_content()


@pytest.fixture
def token(db: None) -> str:
    """The text of a valid token, made by a moderator."""
    return actions.issue(name="Situs pratinjau", days=30, actor=person(Role.MODERATOR, "penerbit"))[1]


@pytest.fixture
def moderator(client: Client, db: None) -> Client:
    """A browser in which a moderator has logged in."""
    return logged_in(client, Role.MODERATOR)


def logged_in(client: Client, role: Role) -> Client:
    client.force_login(person(role, role), backend="services.accounts.backends.StaffBackend")
    return client


def person(role: Role, name: str) -> Any:
    """Somebody with a role."""
    sync_roles()
    user: Any = get_user_model().objects.create_user(name, full_name=name.title())
    user.groups.add(Group.objects.get(name=role.group_name))
    return user
