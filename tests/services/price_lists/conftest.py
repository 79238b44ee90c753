from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from cms_pages.catalogue.models import CategoryPage, ExamTypePage
from services.accounts.actions import sync_roles
from services.accounts.enums import Role
from services.price_lists.models import PriceList
from tests.cms_pages.catalogue.factories import make_category, make_exam
from tests.services.price_lists.factories import received


@pytest.fixture
def category(db: None) -> CategoryPage:
    return make_category()


@pytest.fixture
def exams(category: CategoryPage) -> list[ExamTypePage]:
    """Three live ones, KD-001 to KD-003, Rp30.000 each."""
    names = ("Kolesterol", "Trigliserida", "Ureum")
    return [make_exam(category, name, code=f"KD-{number:03}") for number, name in enumerate(names, start=1)]


@pytest.fixture
def editor(db: None) -> Any:
    sync_roles()
    user = get_user_model().objects.create_user("sari", full_name="Sari Editor")
    user.groups.add(Group.objects.get(name=Role.EDITOR.group_name))
    return user


@pytest.fixture
def admin(client: Client, editor: Any) -> Client:
    client.force_login(editor)
    return client


@pytest.fixture
def send(editor: Any) -> Callable[..., PriceList]:
    """``send(**{"KD-001": {"Tarif (Rp)": 35_000}})``: the downloaded file, changed like that and uploaded."""

    def go(**changes: dict[str, Any]) -> PriceList:
        return received(editor, changes)

    return go
