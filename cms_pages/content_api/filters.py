"""Which pages a list has. A filter that only some kinds of page know asks for these kinds."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, F, Q, QuerySet
from django.db.models.functions import Coalesce
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from cms_pages.catalogue.enums import SHIPMENT_SERVICES, WALK_IN_SERVICES, ServiceType
from cms_pages.catalogue.models import CategoryPage
from cms_pages.content_api import selection
from cms_pages.content_api.queries import outer

_OFFERED: Final[Mapping[str, frozenset[ServiceType]]] = {
    ServiceType.WALK_IN: WALK_IN_SERVICES,
    ServiceType.SHIPMENT: SHIPMENT_SERVICES,
    ServiceType.BOTH: frozenset({ServiceType.BOTH}),
}


def offered_as(service_type: str) -> frozenset[ServiceType]:
    """Service types of exam types that can be had in this way: what is offered both ways can be had in either."""
    return _OFFERED[service_type]


def _in_category(slug: str) -> Any:
    """Exam types below a category, and publications of a type."""
    categories = CategoryPage.objects.filter(slug=slug, live=True).annotate(below=outer("path"))
    below = Q(Exists(categories.filter(below__startswith=F("path"))), examtypepage__isnull=False)
    return below | Q(publicationpage__publication_type=slug)


def _of_year(year: int) -> Any:
    """The year that a publication is about; of everything else that has a date, the year of that."""
    return Q(publicationpage__year=year) | Q(newspage__date__year=year) | Q(activityreportpage__date__year=year)


# One date for pages of all kinds, to put them into one order.
_DATE: Final = Coalesce("newspage__date", "activityreportpage__date", "publicationpage__date")
_SORTED_BY: Final[Mapping[str, Any]] = {"date": _DATE, "price_idr": F("examtypepage__price_idr")}


CONDITIONS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "slug": lambda value: Q(slug=value),
    "title": lambda value: Q(title=value),
    "show_in_menus": lambda value: Q(show_in_menus=value),
    "price_min": lambda value: Q(examtypepage__price_idr__gte=value),
    "price_max": lambda value: Q(examtypepage__price_idr__lte=value),
    "sample_type": lambda value: Q(examtypepage__sample_type=value),
    "service_type": lambda value: Q(examtypepage__service_type__in=offered_as(value)),
    "category": _in_category,
    "year": _of_year,
}


def filtered(pages: "QuerySet[Page]", asked: Mapping[str, Any], visible: "QuerySet[Page]") -> "QuerySet[Page]":
    """Those of `pages` that are asked for, in no order. Of the tree, only `visible` pages may be named."""
    for name, condition in CONDITIONS.items():
        if name in asked:
            pages = pages.filter(condition(asked[name]))
    if types := asked.get("type"):
        kinds = ContentType.objects.get_for_models(*(selection.page_types()[name] for name in types))
        pages = pages.filter(content_type__in=kinds.values())
    return _in_tree(pages, asked, visible)


def _in_tree(pages: "QuerySet[Page]", asked: Mapping[str, Any], visible: "QuerySet[Page]") -> "QuerySet[Page]":
    """Below or above a page. Nothing where there is no such page, and where there is one that is not to be seen."""
    for name in ("child_of", "descendant_of", "ancestor_of"):
        if name in asked:
            which = visible.filter(pk=asked[name]).first()
            pages = pages.none() if which is None else getattr(pages, name)(which)
    return pages


def sorted_by(pages: "QuerySet[Page]", order: str) -> "QuerySet[Page]":
    """In the order that a name stands for, with ``-`` from behind; what has no such value comes last."""
    name = order.removeprefix("-")
    by = _SORTED_BY.get(name, F(name))
    return pages.order_by(by.desc(nulls_last=True) if order.startswith("-") else by.asc(nulls_last=True), "pk")


def searched(pages: "QuerySet[Page]", text: str, operator: str) -> "QuerySet[Page]":
    """Those of `pages` in which the words of a text stand, the best first. No more than one query, with what follows.

    The backend refuses filters on fields that it doesn't index; the queryset that it answers takes them all.
    """
    results = get_search_backend().search(text, Page.objects.all(), operator=operator)
    indexed = getattr(results, "get_queryset", Page.objects.none)()
    found: QuerySet[Page] = indexed.filter(pk__in=pages.order_by().values("pk"))
    return found
