"""The pages that have to be there: home, and those at the contract's addresses. Each app registers its own in `ready`.

`create_missing` makes what is missing, as often as you like: `manage.py create_pages`, the demo and the tests use it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Collection, Locale, Page, Site

from cms_pages.base.tree import ADDRESS_DEPTH

HOME: Final = ""


@dataclass(frozen=True)
class FixedPage:
    """``make`` adds the page under the given parent (the root of the tree for the home page) and publishes it."""

    slug: str
    model: str
    make: Callable[[Page], Page]


_registered: dict[str, FixedPage] = {}


def register(slug: str, *, model: str, make: Callable[[Page], Page]) -> None:
    """Claim /<slug>/ for the one page of kind ``model`` (``app_label.ModelName``). `HOME` is the home page."""
    _registered[slug] = FixedPage(slug, model, make)


def registered() -> Mapping[str, FixedPage]:
    return MappingProxyType(_registered)


def add_published(parent: Page, page: Page) -> Page:
    """Add an unsaved page under ``parent`` with a first revision, live."""
    page.live = False
    parent.add_child(instance=page)
    page.save_revision(log_action="wagtail.create").publish()
    page.refresh_from_db()
    return page


def _root() -> Page:
    """The root of the page tree, and what Wagtail's own migrations put beside it (a flushed test database has none)."""
    Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    root = Page.get_first_root_node()
    return root if root is not None else Page.add_root(title="Root", slug="root")


def _drop_welcome_page(root: Page) -> None:
    """Wagtail's first migration leaves a page without a type of its own; the home page takes its place."""
    for page in Page.objects.child_of(root):
        if page.specific_class is Page:
            page.delete()


def _home(root: Page) -> Page:
    home = next(
        (page for page in Page.objects.child_of(root).specific() if page._meta.label == _registered[HOME].model), None
    )
    home = home or _registered[HOME].make(root)
    address = urlsplit(settings.PUBLIC_BASE_URL)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": address.hostname or "localhost",
            "port": address.port or (443 if address.scheme == "https" else 80),
            "root_page": home,
            "site_name": settings.WAGTAIL_SITE_NAME,
        },
    )
    _drop_welcome_page(root)
    return home


@transaction.atomic
def create_missing() -> list[str]:
    """The slugs of the pages that were missing and now are there (``""`` for the home page)."""
    root = _root()
    had_home = Page.objects.child_of(root).exclude(content_type__model="page").exists()
    home = _home(root)
    made = [] if had_home else [HOME]
    present = set(Page.objects.filter(depth=ADDRESS_DEPTH).values_list("slug", flat=True))
    for slug, fixed in _registered.items():
        if slug != HOME and slug not in present:
            fixed.make(Page.objects.get(pk=home.pk))
            made.append(slug)
    return made
