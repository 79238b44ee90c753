"""Finding pages: one query of the search index and the titles, the best first.

Exam types have their own search (`exams`), which knows codes and other names; everything else that is live is a page.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import unescape
from typing import Any, Final

from django.apps import apps
from django.db.models import Case, F, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, NullIf
from django.utils.html import strip_tags
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from cms_pages.base.models import BasePage
from cms_pages.base.tree import ADDRESS_DEPTH, HOME_DEPTH
from cms_pages.catalogue.models import ExamTypePage
from cms_pages.catalogue.search import SHORT
from cms_pages.search_pages.enums import Kind
from cms_pages.search_pages.hits import Hit
from cms_pages.search_pages.words import count_found

# A page of results further down than this is nobody's; the rest is found with one more word.
MAX_HITS: Final = 300
# Titles that are looked through where nothing was found.
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
    """Pages in which every word is found: by the index of the database (its stems, the whole text), or in the title.

    Titles that have all of it come first, then summaries, then what only the text says, newest first. One query.
    """
    # The backend refuses filters on fields that it doesn't index; the queryset that it answers takes them all.
    results = get_search_backend().search(text, Page.objects.live(), operator="and")
    indexed = getattr(results, "get_queryset", Page.objects.none)()
    # SQLite knows no stems and neither database parts of words: a title is found by these too.
    titled = (
        Q(*(Q(title__icontains=each) for each in sought)) if min(map(len, sought), default=0) > SHORT else Q(pk=None)
    )
    found = _live().filter(Q(pk__in=indexed.order_by().values("pk")) | titled)
    found = found.order_by(Case(When(titled, then=0), default=1), "-first_published_at", "-pk")
    hits = [_hit(row) for row in _values(found)[:MAX_HITS]]
    return sorted(hits, key=lambda hit: (-count_found(hit.title, sought), -count_found(hit.text, sought)))


def titles() -> list[Hit]:
    """Every page, the newest first: words to guess from where nothing was found. One query."""
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
    rows = Page.objects.filter(pk__in=list(page_ids)).values_list(
        "pk", Coalesce(*fields, Value(""), output_field=TextField())
    )
    return {page_id: " ".join(_prose(json.loads(body))) for page_id, body in rows if body}


def _live() -> QuerySet[Any]:
    pages: QuerySet[Any] = Page.objects.live().not_type(ExamTypePage).filter(depth__gte=HOME_DEPTH, alias_of=None)
    return pages


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
