"""Where the links of a page's blocks lead, found out together."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.utils.html import escape
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from cms_pages.base.addresses import open_links


def linked_pages(page: Page) -> set[int]:
    """The ids of all pages that the blocks of ``page`` link to, those in its rich text included."""
    return {
        int(object_id)
        for field in page._meta.get_fields()
        if isinstance(field, StreamField)
        for model, object_id, *_ in field.extract_references(field.value_from_object(page))
        if issubclass(model, Page)
    }


def page_urls(ids: Iterable[int], request: HttpRequest | None = None) -> dict[int, str]:
    """The addresses of those pages that are live. One query: none of our kinds of page makes its own address."""
    return {page.pk: page.get_url(request) or "" for page in Page.objects.live().filter(pk__in=ids)}


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
        return page_urls(linked_pages(self._page), self._request) if isinstance(self._page, Page) else {}

    def address(self, key: str) -> str:
        return self.addresses.get(key, "")

    def page(self, page_id: int) -> str:
        """The address of a live page that ``page`` links to; empty for a page that is gone or a draft."""
        return self._pages.get(page_id, "")

    @contextmanager
    def for_rich_text(self) -> Iterator[None]:
        """Rich text that is expanded inside gets its page links from here, without a query of its own."""
        token = _present.set(self)
        try:
            yield
        finally:
            _present.reset(token)


_present: ContextVar[Links | None] = ContextVar("links of the page that is being rendered", default=None)


class PortalPageLinkHandler(PageLinkHandler):
    """Page links of rich text. Wagtail's own reads every page in its specific kind: a query for each kind."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        ids = [int(attrs["id"]) if attrs.get("id", "").isdecimal() else 0 for attrs in attrs_list]
        links = _present.get()
        urls = {pk: links.page(pk) for pk in ids} if links else page_urls(ids)
        # A link to a page that is gone stays as words, as in Wagtail.
        return [f'<a href="{escape(urls[pk])}">' if urls.get(pk) else "<a>" for pk in ids]


def links_of(request: HttpRequest | None, page: Any = None) -> Links:
    """One `Links` a request."""
    known: Links | None = getattr(request, "_portal_links", None)
    if known is None:
        known = Links(request, page)
        if request is not None:
            request._portal_links = known  # type: ignore[attr-defined]
    return known
