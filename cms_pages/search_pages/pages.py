"""Finding pages: one query of the search index, the best first; a second one only where that finds nothing.

Exam types have their own search (`exams`), which knows codes and other names; everything else that is live is a page.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import unescape
from typing import Any, Final

from django.apps import apps
from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce, NullIf
from django.utils.html import strip_tags
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from cms_pages.base.models import BasePage
from cms_pages.base.tree import ADDRESS_DEPTH, HOME_DEPTH
from cms_pages.catalogue.models import ExamTypePage
from cms_pages.search_pages.enums import Kind
from cms_pages.search_pages.hits import Hit
from cms_pages.search_pages.words import count_found

# A page of results further down than this is nobody's; the rest is found with one more word.
MAX_HITS: Final = 300
# Titles that are looked through where the index found nothing.
MAX_TITLES: Final = 3000
# Fields that say in a sentence what a page is about, the first that has something.
SUMMARY_FIELDS: Final = ("intro", "summary", "description")
# Shorter texts in a body are values of choices, names of icons and the like.
PROSE_WORDS: Final = 3

KIND_OF_APP: Final = {
    "news": Kind.NEWS,
    "publications": Kind.PUBLICATIONS,
    "activity_reports": Kind.REPORTS,
}


def search(text: str, sought: Sequence[str]) -> list[Hit]:
    """Pages in which every word of `text` is found, by the index of the database: its stems, and the whole text.

    Those whose title has all of them come first, then as the index ranks them. One query.
    """
    # The backend refuses filters on fields that it doesn't index; the queryset that it answers takes them all.
    results = get_search_backend().search(text, Page.objects.live(), operator="and")
    ranked = getattr(results, "get_queryset", Page.objects.none)()
    hits = [_hit(row) for row in _values(_narrowed(ranked))[:MAX_HITS]]
    return sorted(hits, key=lambda hit: -count_found(hit.title, sought))


def by_title(rows: Iterable[Hit], sought: Sequence[str]) -> list[Hit]:
    """Of `titles()`, those in whose title and summary a part of every word is found, titles first."""
    found = [hit for hit in rows if sought and count_found(f"{hit.title} {hit.text}", sought) == len(sought)]
    return sorted(found, key=lambda hit: -count_found(hit.title, sought))[:MAX_HITS]


def titles() -> list[Hit]:
    """Every page, the newest first. One query, for where the index finds nothing."""
    return [_hit(row) for row in _values(_live().order_by("-first_published_at", "-pk"))[:MAX_TITLES]]


def beginning(typed: Sequence[str], limit: int) -> list[Hit]:
    """Pages whose title has every word of `typed`, which is not finished yet. One query."""
    pages = _live()
    for word in typed:
        pages = pages.filter(title__icontains=word)
    hits = [_hit(row) for row in _values(pages.order_by("depth", "-first_published_at", "-pk"))[: 4 * limit]]
    start = typed[0] if typed else ""
    return sorted(hits, key=lambda hit: not hit.title.casefold().startswith(start))[:limit]


def bodies(page_ids: Iterable[int]) -> dict[int, str]:
    """The plain text of what stands in the bodies of these pages. One query."""
    fields = [Cast(F(lookup), TextField()) for lookup in _body_lookups()]
    rows = Page.objects.filter(pk__in=list(page_ids)).values_list("pk", Coalesce(*fields, Value(""), output_field=TextField()))
    return {page_id: " ".join(_prose(json.loads(body))) for page_id, body in rows if body}


def _live() -> QuerySet[Any]:
    return _narrowed(Page.objects.live())


def _narrowed(pages: Any) -> QuerySet[Any]:
    found: QuerySet[Any] = pages.not_type(ExamTypePage).filter(depth__gte=HOME_DEPTH, alias_of=None)
    return found


def _values(pages: QuerySet[Any]) -> QuerySet[Any, dict[str, Any]]:
    texts = [NullIf(F(lookup), Value("")) for lookup in ("search_description", *_summary_lookups())]
    return pages.values(
        "pk",
        "title",
        "url_path",
        "depth",
        "first_published_at",
        "content_type__app_label",
        about=Coalesce(*texts, Value(""), output_field=TextField()),
    )


def _hit(row: dict[str, Any]) -> Hit:
    kind = KIND_OF_APP.get(row["content_type__app_label"], Kind.PAGES)
    listing = row["depth"] <= ADDRESS_DEPTH
    return Hit(
        kind=Kind.PAGES if listing else kind,
        title=row["title"],
        # The one site's address: the path in the tree without the home page's own part.
        url=f"/{row['url_path'].split('/', 2)[2]}",
        text=" ".join(strip_tags(row["about"]).split()),
        at=None if listing or kind is Kind.PAGES else row["first_published_at"],
        page_id=row["pk"],
    )


def _page_models() -> Iterator[tuple[str, type[BasePage]]]:
    """The name by which a query on Page reaches each kind of page, and its model."""
    for model in apps.get_models():
        if issubclass(model, BasePage) and model is not ExamTypePage:
            yield model._meta.model_name, model


@cache
def _summary_lookups() -> tuple[str, ...]:
    return tuple(
        f"{name}__{field.name}"
        for name, model in _page_models()
        for field in model._meta.concrete_fields
        if field.name in SUMMARY_FIELDS and not isinstance(field, StreamField)
    )


@cache
def _body_lookups() -> tuple[str, ...]:
    return tuple(
        f"{name}__{field.name}"
        for name, model in _page_models()
        for field in model._meta.concrete_fields
        if isinstance(field, StreamField) and field.name == "body"
    )


def _prose(value: Any) -> Iterator[str]:
    """Texts for people in the stored form of a body: any value of three words and more, without its tags."""
    match value:
        case str():
            text = unescape(strip_tags(value.replace("<", " <")))
            if len(text.split()) >= PROSE_WORDS:
                yield " ".join(text.split())
        case list():
            for each in value:
                yield from _prose(each)
        case dict():
            for each in value.values():
                yield from _prose(each)
