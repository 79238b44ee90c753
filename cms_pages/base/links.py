"""Where the links of a page's blocks lead, found out together."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest
from wagtail.fields import StreamField
from wagtail.models import Page

from cms_pages.base.addresses import open_links


def linked_pages(page: Page) -> set[int]:
    """The ids of all pages that the blocks of ``page`` link to."""
    return {
        int(object_id)
        for field in page._meta.get_fields()
        if isinstance(field, StreamField)
        for model, object_id, *_ in field.extract_references(field.value_from_object(page))
        if issubclass(model, Page)
    }


class Links:
    """The links of one request: addresses of the portal without a query, all pages that ``page`` links to with one."""

    def __init__(self, request: HttpRequest | None, page: Any = None) -> None:
        self._request = request
        self._page = page

    @cached_property
    def addresses(self) -> dict[str, str]:
        return open_links()

    @cached_property
    def _pages(self) -> dict[int, str]:
        ids = linked_pages(self._page) if isinstance(self._page, Page) else set()
        pages = Page.objects.live().filter(pk__in=ids)
        return {page.pk: page.get_url(self._request) or "" for page in pages}

    def address(self, key: str) -> str:
        return self.addresses.get(key, "")

    def page(self, page_id: int) -> str:
        """The address of a live page that ``page`` links to; empty for a page that is gone or a draft."""
        return self._pages.get(page_id, "")


def links_of(request: HttpRequest | None, page: Any = None) -> Links:
    """One `Links` a request."""
    known: Links | None = getattr(request, "_portal_links", None)
    if known is None:
        known = Links(request, page)
        if request is not None:
            request._portal_links = known  # type: ignore[attr-defined]
    return known
