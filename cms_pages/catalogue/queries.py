"""The catalogue as plain values, for our own pages and for the services.

Two `.values()` queries joined by the path prefix, about 3 ms for 600 exam types on both databases; building pages and
asking each for its parent takes a hundred times as long. Only what is offered comes back: live and active, in a live
category, no aliases (they would show twice).
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from operator import itemgetter
from typing import Any, Final

from django.db import connection
from django.db.models import QuerySet
from wagtail.models import Page

from cms_pages.base.tree import HOME_DEPTH
from cms_pages.catalogue.enums import WALK_IN_SERVICES, ExamOrder, Figure, SampleType
from cms_pages.catalogue.models import CategoryPage, ExamTypePage

# The catalogue's address is fixed (editors can't rename it), so no address needs a query of its own.
CATALOGUE_SLUG: Final = "pemeriksaan"
CATALOGUE_URL: Final = f"/{CATALOGUE_SLUG}/"

_FIELDS: Final = (
    "pk",
    "path",
    "slug",
    "title",
    "code",
    "other_names",
    "price_idr",
    "sample_type",
    "service_type",
    "working_days",
    "specimen",
    "example_figures",
)


_CATEGORY_FIELDS: Final = ("pk", "path", "title", "slug", "exam_order")
# Letters of a category's path, with which those of its exam types begin.
_CATEGORY_PATH: Final = (HOME_DEPTH + 2) * Page.steplen

# By hand, since every registration asks it: for the ORM, finding the words took ten times as long as the answer.
_BY_IDS: Final = """
    SELECT page.id AS pk, page.slug, page.title, exam.code, exam.other_names, exam.price_idr, exam.sample_type,
           exam.service_type, exam.working_days, exam.specimen, exam.example_figures,
           category.title AS category_title, category.slug AS category_slug
    FROM catalogue_examtypepage exam
    JOIN wagtailcore_page page ON page.id = exam.page_ptr_id
    JOIN wagtailcore_page category ON category.path = SUBSTR(page.path, 1, %s)
    JOIN catalogue_categorypage group_ ON group_.page_ptr_id = category.id
    WHERE page.live AND page.alias_of_id IS NULL AND exam.active
      AND category.live AND category.alias_of_id IS NULL AND page.id IN ({ids})
    ORDER BY category.path, CASE WHEN group_.exam_order = 'editors' THEN page.path ELSE '' END, page.title, page.id
"""


@dataclass(frozen=True, slots=True)
class ExamType:
    """An exam type on offer. `price_idr` is whole rupiah, `working_days` counts from the sample's arrival.

    `example_figures` names the fields whose figures are examples (see enums.Figure).
    """

    page_id: int
    code: str
    name: str
    price_idr: int
    sample_type: str
    service_type: str
    working_days: int
    specimen: str
    other_names: str
    category_name: str
    category_slug: str
    url: str
    example_figures: tuple[str, ...]

    @property
    def open_to_visitors(self) -> bool:
        return is_open_to_visitors(self.sample_type, self.service_type)

    @property
    def price_is_example(self) -> bool:
        return Figure.PRICE in self.example_figures

    @property
    def details_are_examples(self) -> bool:
        return Figure.WORKING_DAYS in self.example_figures or Figure.SPECIMEN in self.example_figures


@dataclass(frozen=True, slots=True)
class Category:
    """A live category with its exam types on offer, in its `exam_order`; empty ones are left out of answers."""

    page_id: int
    name: str
    slug: str
    url: str
    exams: tuple[ExamType, ...]


def is_open_to_visitors(sample_type: str, service_type: str) -> bool:
    """May someone who comes in person register for such an exam type?"""
    return sample_type == SampleType.HUMAN and service_type in WALK_IN_SERVICES


def grouped(
    *,
    sample_type: SampleType | str | None = None,
    service_types: Collection[str] | None = None,
) -> list[Category]:
    """Categories in the editors' order, each with its exam types in the order that it asks for; two queries.

    The laboratory's form asks for `sample_type=SampleType.HUMAN, service_types=WALK_IN_SERVICES`.
    """
    return _join(_offered(sample_type, service_types))


def by_ids(
    page_ids: Iterable[int],
    *,
    sample_type: SampleType | str | None = None,
    service_types: Collection[str] | None = None,
) -> list[ExamType]:
    """Those of `page_ids` that are on offer, in the catalogue's order; an id that isn't is left out. One query."""
    ids = set(page_ids)
    if not ids:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_BY_IDS.format(ids=", ".join(["%s"] * len(ids))), [_CATEGORY_PATH, *ids])
        names = [column[0] for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    for row in rows:
        row["example_figures"] = json.loads(row["example_figures"])
    exams = [_exam(row, row["category_title"], row["category_slug"]) for row in rows]
    return [
        exam
        for exam in exams
        if (sample_type is None or exam.sample_type == sample_type)
        and (service_types is None or exam.service_type in service_types)
    ]


def flat(categories: Iterable[Category]) -> Iterator[ExamType]:
    """The exam types of all categories, one after another."""
    return chain.from_iterable(category.exams for category in categories)


def narrowed(categories: Iterable[Category], keep: Mapping[int, Any] | Collection[int]) -> list[Category]:
    """The same categories with only the exam types whose id is in `keep`; emptied ones drop out."""
    slimmer = (replace(each, exams=tuple(exam for exam in each.exams if exam.page_id in keep)) for each in categories)
    return [category for category in slimmer if category.exams]


def _offered(sample_type: str | None, service_types: Collection[str] | None) -> QuerySet[ExamTypePage]:
    exams = ExamTypePage.objects.live().filter(active=True, alias_of=None)
    if sample_type is not None:
        exams = exams.filter(sample_type=sample_type)
    if service_types is not None:
        exams = exams.filter(service_type__in=list(service_types))
    return exams


def _join(exams: QuerySet[ExamTypePage]) -> list[Category]:
    """Put exam types under their categories: a page's path is its parent's path and one step more."""
    rows_of: dict[str, list[dict[str, Any]]] = {}
    for row in exams.order_by("title", "pk").values(*_FIELDS):
        rows_of.setdefault(row["path"][: -Page.steplen], []).append(row)
    return [
        _category(category, rows_of[category["path"]])
        for category in _categories().order_by("path").values(*_CATEGORY_FIELDS)
        if category["path"] in rows_of
    ]


def _categories() -> QuerySet[CategoryPage]:
    return CategoryPage.objects.live().filter(alias_of=None)


def _category(category: dict[str, Any], rows: list[dict[str, Any]]) -> Category:
    name, slug = category["title"], category["slug"]
    if category["exam_order"] == ExamOrder.EDITORS:
        rows = sorted(rows, key=itemgetter("path"))
    exams = tuple(_exam(row, name, slug) for row in rows)
    return Category(page_id=category["pk"], name=name, slug=slug, url=f"{CATALOGUE_URL}{slug}/", exams=exams)


def _exam(row: dict[str, Any], category_name: str, category_slug: str) -> ExamType:
    return ExamType(
        page_id=row["pk"],
        code=row["code"],
        name=row["title"],
        price_idr=row["price_idr"],
        sample_type=row["sample_type"],
        service_type=row["service_type"],
        working_days=row["working_days"],
        specimen=row["specimen"],
        other_names=row["other_names"],
        category_name=category_name,
        category_slug=category_slug,
        url=f"{CATALOGUE_URL}{category_slug}/{row['slug']}/",
        example_figures=tuple(row["example_figures"]),
    )
