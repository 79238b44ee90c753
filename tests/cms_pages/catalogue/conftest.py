import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from cms_pages.catalogue.models import CategoryPage, ExamTypePage
from tests.cms_pages.catalogue.factories import make_category, make_exam


@pytest.fixture
def category(db: None) -> CategoryPage:
    return make_category()


@pytest.fixture
def exam(category: CategoryPage) -> ExamTypePage:
    """*Kolesterol*, Rp30.000, live; its first price is in the history."""
    return make_exam(category)


@pytest.fixture
def writer(db: None) -> object:
    return get_user_model().objects.create_superuser("penulis", "rahasia", full_name="Sari Penulis")


@pytest.fixture
def approver(db: None) -> object:
    return get_user_model().objects.create_superuser("penyetuju", "rahasia", full_name="Budi Penyetuju")


@pytest.fixture
def admin(client: Client, writer: object) -> Client:
    """A browser in which the writer has logged in."""
    client.force_login(writer)  # type: ignore[arg-type]
    return client
