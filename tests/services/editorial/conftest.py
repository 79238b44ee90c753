"""People with the roles of editors, and a place for pages."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils.text import slugify

from cms_pages.base import fixed_pages
from cms_pages.home.models import HomePage
from cms_pages.information.models import StandardPage
from services.accounts.actions import sync_roles
from services.accounts.enums import Role
from services.accounts.models import User
from services.editorial.models import EditorialSettings


def somebody(name: str, role: Role, **facts: Any) -> User:
    """An account with one role."""
    user = User.objects.create_user(name, full_name=name.title(), email=f"{name}@example.test", **facts)
    user.groups.add(Group.objects.get(name=role.group_name))
    return user


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="services.accounts.backends.StaffBackend")
    return client


def new_page(title: str = "Alur Layanan", *, live: bool = True, **values: Any) -> StandardPage:
    """A page below the home page, published as an editor would."""
    fixed_pages.create_missing()
    page = StandardPage(title=title, slug=slugify(title), live=False, **values)
    HomePage.objects.get().add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
    page.refresh_from_db()
    return page


@pytest.fixture
def editor(db: None) -> User:
    sync_roles()
    EditorialSettings.load()
    return somebody("endah", Role.EDITOR)


@pytest.fixture
def desk(editor: User) -> Client:
    """The editor at work."""
    return logged_in(editor)
