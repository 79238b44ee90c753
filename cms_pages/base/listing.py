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
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.query import PageQuerySet
from wagtail.search import index

from cms_pages.base.models import BasePage
from cms_pages.base.pictures.showing import renditions
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
    rows: QuerySet,
    asked: str,
    *,
    count: int | None = None,
    others: Mapping[str, object] | None = None,
    per_page: int = PER_PAGE,
) -> Listing:
    """The page of `rows` that was asked for; past the end the last one. Two queries, one where the `count` is known."""
    paginator = Paginator(rows, per_page)
    if count is not None:
        paginator.count = count
    page_obj = paginator.get_page(page_number(asked))
    query = urlencode({name: value for name, value in (others or {}).items() if value not in {None, ""}})
    return Listing(page_obj, query, is_elsewhere=bool(asked) and asked != str(page_obj.number))


def by_year(rows: QuerySet, field: str) -> dict[int, int]:
    """How many there are in each year of a date field, the newest first. One query."""
    year = f"{field}__year"
    return dict(rows.order_by().values_list(year).annotate(Count("pk")).order_by(f"-{year}"))


def in_year(rows: QuerySet, field: str, year: int | None) -> QuerySet:
    return rows if year is None else rows.filter(**{f"{field}__year": year})


def year_asked(text: str) -> int | None:
    """``"2026"`` -> 2026; None for everything that is no year of four digits."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) == 4 and text >= "1900" else None


def with_thumbnails(pages: PageQuerySet) -> PageQuerySet:
    """`pages` with their covers and the small pictures of these: one query more, however many pages there are."""
    return pages.defer_streamfields().select_related("cover").prefetch_related(renditions("cover", THUMBNAIL, CARD))


def neighbours(page: Any, rows: PageQuerySet) -> dict[str, PageQuerySet]:
    """The older and the newer pages by date, the next one first (BasePage.beside); none of a first draft's preview."""
    if page.pk is None or page.date is None:
        return {}
    older = rows.filter(Q(date__lt=page.date) | Q(date=page.date, pk__lt=page.pk)).order_by("-date", "-pk")
    newer = rows.filter(Q(date__gt=page.date) | Q(date=page.date, pk__gt=page.pk)).order_by("date", "pk")
    return {"older": older, "newer": newer}


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
        counts = by_year(rows, "date")
        count = sum(counts.values()) if year is None else counts.get(year, 0)
        chosen = with_thumbnails(in_year(rows, "date", year))
        return {
            "listing": turn(chosen, request.GET.get(NUMBER, ""), count=count, others={"tahun": year}),
            "years": list(counts),
            "year": year,
        }
