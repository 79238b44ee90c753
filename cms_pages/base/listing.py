"""Lists of content that grow: a page of them at a time, the years they cover, the way to the neighbours.

An index page is a fixed page with one kind of page below it, the newest first; news, publications and activity reports
are such lists. The number of the page travels as ``?hal=``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final
from urllib.parse import urlencode

from django.core.paginator import Page as PageOfRows
from django.core.paginator import Paginator
from django.db import models
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.query import PageQuerySet
from wagtail.search import index

from cms_pages.base.models import BasePage
from cms_pages.base.pictures.showing import with_renditions
from cms_pages.base.pictures.uses import CARD, THUMBNAIL

PER_PAGE: Final = 10
NUMBER: Final = "hal"
# More digits than any list has pages.
MOST_DIGITS: Final = 6


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list. `query` are the other parameters, encoded, for the links to the other pages."""

    page_obj: PageOfRows
    query: str
    # The visitor asked for another number: there is no such page, so that search engines needn't keep this address.
    is_elsewhere: bool


def page_number(text: str) -> int:
    """The number of a page as it came in an address: ``"3"`` -> 3; whatever isn't one is the first page."""
    if not (text.isascii() and text.isdecimal()):
        return 1
    digits = text.lstrip("0")
    return int(digits or 1) if len(digits) <= MOST_DIGITS else 10**MOST_DIGITS


def turn(
    rows: QuerySet, asked: str, *, others: Mapping[str, object] | None = None, per_page: int = PER_PAGE
) -> Listing:
    """The page of `rows` that was asked for; past the end the last one. Two queries: the count and the rows."""
    number = page_number(asked)
    page_obj = Paginator(rows, per_page).get_page(number)
    query = urlencode({name: value for name, value in (others or {}).items() if value not in {None, ""}})
    return Listing(page_obj, query, is_elsewhere=bool(asked) and asked != str(page_obj.number))


def years(rows: QuerySet, field: str) -> list[int]:
    """The years of a date field, each once, the newest first. One query."""
    return [day.year for day in rows.order_by().dates(field, "year", order="DESC")]


def in_year(rows: QuerySet, field: str, year: int | None) -> QuerySet:
    return rows if year is None else rows.filter(**{f"{field}__year": year})


def year_asked(text: str) -> int | None:
    """``"2026"`` -> 2026; None for everything that is no year of four digits."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) == 4 and text >= "1900" else None


def with_thumbnails(pages: PageQuerySet) -> PageQuerySet:
    """`pages` with their covers and the small pictures of these: two queries more, however many pages there are."""
    covers = with_renditions(THUMBNAIL, CARD)
    return pages.defer_streamfields().prefetch_related(Prefetch("cover", queryset=covers))


def neighbours(page: Any, rows: PageQuerySet) -> dict[str, Any]:
    """The next older and the next newer page by date, or None. Two queries; none for a first draft in its preview."""
    if page.pk is None or page.date is None:
        return {"older": None, "newer": None}
    older = rows.filter(Q(date__lt=page.date) | Q(date=page.date, pk__lt=page.pk)).order_by("-date", "-pk")
    newer = rows.filter(Q(date__gt=page.date) | Q(date=page.date, pk__gt=page.pk)).order_by("date", "pk")
    return {"older": older.defer_streamfields().first(), "newer": newer.defer_streamfields().first()}


class IndexPage(BasePage):
    """A list at one of the contract's addresses. `rows` is what it lists, the newest first."""

    intro = models.TextField("pengantar", max_length=400, blank=True, help_text="Satu atau dua kalimat di bawah judul.")

    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("intro")]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("intro")]
    api_fields: ClassVar[list[Any]] = [*BasePage.api_fields, APIField("intro")]

    class Meta:
        abstract = True

    @property
    def feed_path(self) -> str:
        """``/berita/rss/``"""
        return f"/{self.slug}/rss/"

    def rows(self) -> PageQuerySet:
        """The live pages of this list, the newest first."""
        (kind,) = self.clean_subpage_models()
        return kind.objects.live().child_of(self).order_by("-date", "-pk")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context(request, *args, **kwargs),
            "feed_path": self.feed_path,
            **self.listed(request),
        }

    def listed(self, request: HttpRequest) -> dict[str, Any]:
        """What the list's template needs: `listing`, `years`, `year`."""
        rows = self.rows()
        year = year_asked(request.GET.get("tahun", ""))
        chosen = with_thumbnails(in_year(rows, "date", year))
        return {
            "listing": turn(chosen, request.GET.get(NUMBER, ""), others={"tahun": year}),
            "years": years(rows, "date"),
            "year": year,
        }
