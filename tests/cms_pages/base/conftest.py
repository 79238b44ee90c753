import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from cms_pages.base import fixed_pages
from cms_pages.home.models import HomePage


@pytest.fixture
def home(db: None) -> HomePage:
    """The home page, with the other fixed pages below it."""
    fixed_pages.create_missing()
    home: HomePage = HomePage.objects.get()
    return home


@pytest.fixture
def admin(client: Client, db: None) -> Client:
    """A browser in which somebody with every right has logged in: rights don't move the contract's addresses."""
    client.force_login(get_user_model().objects.create_superuser("penyunting", full_name="Sari Penyunting"))
    return client
