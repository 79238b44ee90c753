"""Where the links of a page's blocks lead, found out together."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import Any

from django.db.models import Case, Q, QuerySet, Subquery, Value, When
from django.http import HttpRequest
from django.utils.html import escape
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from cms_pages.base.addresses import open_links
from cms_pages.base.page_cache.shared import once_a_generation
from cms_pages.base.tree import HOME_DEPTH, path_of


def linked_pages(page: Page) -> set[int]:
    """The ids of all pages that the blocks of ``page`` link to, those in its rich text included."""
    return {
        int(object_id)
        for field in page._meta.get_fields()
        if isinstance(field, StreamField | RichTextField)
        for model, object_id, *_ in field.extract_references(field.value_from_object(page))
        if issubclass(model, Page)
    }


@dataclass(frozen=True, slots=True)
class LinkedPage:
    """A live page that is linked to. ``path`` is its place in the tree, ``url`` its address.

    ``beside`` names it among those beside the page that links, or is empty.
    """

    pk: int
    path: str
    url: str
    title: str
    is_in_menus: bool
    beside: str


def _found_pages(
    ids: Iterable[int] = (), paths: Iterable[str] = (), beside: Mapping[str, QuerySet[Any]] | None = None
) -> list[LinkedPage]:
    """Live pages among ``ids`` and ``paths``, the first of each of ``beside``, and those that editors put into the
    menus, in the tree's order."""
    nearest = {name: Q(pk=Subquery(rows.values("pk")[:1])) for name, rows in (beside or {}).items()}
    in_menus = Q(show_in_menus=True, depth__gt=HOME_DEPTH)
    wanted = reduce(or_, nearest.values(), Q(pk__in=ids) | Q(path__in=paths) | in_menus)
    names = Case(*(When(place, then=Value(name)) for name, place in nearest.items()), default=Value(""))
    # Plain values: a page has thirty columns that a link doesn't need, and every page of the portal asks for links.
    rows = (
        Page.objects.live()
        .filter(wanted)
        .order_by("path")
        .values_list("pk", "path", "url_path", "title", "show_in_menus", "depth", names if nearest else Value(""))
    )
    return [
        LinkedPage(pk, path, path_of(url_path), title, shown and depth > HOME_DEPTH, name)
        for pk, path, url_path, title, shown, depth, name in rows
    ]


def _paths_above(page: Page) -> list[str]:
    """The tree's paths of the pages between the home page and ``page``."""
    return [page.path[:end] for end in range((HOME_DEPTH + 1) * page.steplen, len(page.path), page.steplen)]


def page_urls(ids: Iterable[int]) -> dict[int, str]:
    """The addresses of those pages that are live. One query: none of our kinds of page makes its own address."""
    found = Page.objects.live().filter(pk__in=ids).values_list("pk", "url_path")
    return {pk: path_of(url_path) for pk, url_path in found}


class Links:
    """The links of one request: addresses of the portal without a query; with one, all pages that ``page`` links to,
    those above and beside it and those in the menus. The menus alone are asked for once a generation."""

    def __init__(self, page: Any = None, request: HttpRequest | None = None) -> None:
        self._page = page
        self._request = request

    @cached_property
    def addresses(self) -> dict[str, str]:
        return open_links()

    @cached_property
    def _found(self) -> list[LinkedPage]:
        if isinstance(self._page, Page):
            wanted = linked_pages(self._page), _paths_above(self._page), getattr(self._page, "beside", dict)()
            if any(wanted):
                return _found_pages(*wanted)
        return once_a_generation(self._request, "menus", _found_pages)

    @cached_property
    def _pages(self) -> dict[int, str]:
        return {found.pk: found.url for found in self._found}

    def address(self, key: str) -> str:
        return self.addresses.get(key, "")

    def page(self, page_id: int) -> str:
        """The address of a live page that ``page`` links to; empty for a page that is gone or a draft."""
        return self._pages.get(page_id, "")

    @property
    def menu_pages(self) -> list[tuple[str, str]]:
        """Title and address of the live pages that editors put into the menus, in the tree's order."""
        return [(found.title, found.url) for found in self._found if found.is_in_menus]

    def above(self) -> list[dict[str, str]]:
        """Title and address of the live pages on the way to ``page``, without the home page."""
        paths = set(_paths_above(self._page))
        return [{"title": found.title, "url": found.url} for found in self._found if found.path in paths]

    def beside(self, name: str) -> LinkedPage | None:
        """The live page that is beside ``page`` under this name (BasePage.beside)."""
        return next((found for found in self._found if found.beside == name), None)

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
        known = Links(page, request)
        if request is not None:
            request._portal_links = known  # type: ignore[attr-defined]
    return known
