"""What a search engine may find."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wagtail.models import Page

from cms_pages.base.tree import HOME_DEPTH
from cms_pages.discovery.addresses import page_path, service_labels


@dataclass(frozen=True, slots=True)
class Place:
    """An address, and when what stands there was last published."""

    path: str
    changed: datetime | None = None


def places() -> Sequence[Place]:
    """Every live page in the order of the tree, no aliases (their original is there), then services. One query."""
    pages = Page.objects.live().filter(depth__gte=HOME_DEPTH, alias_of=None).order_by("path")
    found = [
        Place(page_path(url_path), changed) for url_path, changed in pages.values_list("url_path", "last_published_at")
    ]
    return [*found, *map(Place, service_labels())]
