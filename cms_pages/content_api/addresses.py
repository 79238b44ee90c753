"""Absolute addresses of what the API speaks of. None of them asks the database."""

from typing import Final

from django.conf import settings
from wagtail.models import Page

from cms_pages.base.tree import path_of

ROOT: Final = "/api/v2/"


def absolute(path: str) -> str:
    """``/media/x.png`` with scheme and host; an address elsewhere (a bucket's) as it is."""
    return path if path.startswith(("http://", "https://")) else f"{settings.PUBLIC_BASE_URL}{path}"


def of_page(page: Page) -> str:
    """Where people read it."""
    return absolute(path_of(page.url_path))


def detail(kind: str, pk: int) -> str:
    """Where one page, image or document is described: ``kind`` is the first word after /api/v2/."""
    return absolute(f"{ROOT}{kind}/{pk}/")
