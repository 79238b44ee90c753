import pytest

from cms_pages.base import fixed_pages


@pytest.fixture
def site(db: None) -> None:
    """The fixed pages, without the shortcuts that the home page starts with."""
    from cms_pages.information.models import Shortcut

    fixed_pages.create_missing()
    Shortcut.objects.all().delete()
