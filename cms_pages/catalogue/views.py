"""What the three kinds of catalogue page show (the pages' `get_context` ask here)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect
from django.utils import timezone

from cms_pages.base.addresses import open_links
from cms_pages.catalogue import forms, prices, queries, search
from cms_pages.catalogue.enums import SHIPMENT_SERVICES, Figure, SampleType
from cms_pages.catalogue.models import CataloguePage, CategoryPage, ExamTypePage
from cms_pages.catalogue.queries import ExamType

LABORATORY_FORM_CHOICE = "pemeriksaan"


@dataclass(frozen=True, slots=True)
class Choice:
    """One box of a filter: its value, its words, how many exam types it stands for, and whether it is ticked."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Bill:
    """The exam types that a visitor ticked. `total_idr` is whole rupiah; `working_days` the longest of them.

    `gone` counts those that were ticked and are not on offer any more.
    """

    items: tuple[ExamType, ...]
    gone: int = 0

    @property
    def total_idr(self) -> int:
        return sum(item.price_idr for item in self.items)

    @property
    def working_days(self) -> int:
        return max((item.working_days for item in self.items), default=0)

    @property
    def has_examples(self) -> bool:
        return any(item.price_is_example or item.details_are_examples for item in self.items)

    @property
    def not_carried(self) -> int:
        """How many the registration form doesn't offer: their samples are sent in."""
        return sum(not item.open_to_visitors for item in self.items)

    @property
    def registration_query(self) -> str:
        """For the laboratory's form: those that a visitor may register for, ticked."""
        return _registration_query(self.items)


def carried_over(request: HttpRequest) -> HttpResponseRedirect | None:
    """To the registration form with what was ticked, if the list was left by that button; None otherwise. One query."""
    form = open_links().get("laboratory")
    if not form or not forms.wants_registration(request.GET):
        return None
    query = _registration_query(queries.by_ids(forms.counted(request.GET)))
    return HttpResponseRedirect(f"{form}?{query}" if query else form)


def catalogue_template(request: HttpRequest) -> str:
    """The whole list, or the bill alone to be printed."""
    return "catalogue/bill.html" if forms.wants_print(request.GET) else CataloguePage.template


def _registration_query(exams: Iterable[ExamType]) -> str:
    return urlencode([(LABORATORY_FORM_CHOICE, exam.page_id) for exam in exams if exam.open_to_visitors])


def catalogue(request: HttpRequest, page: CataloguePage) -> dict[str, Any]:
    """The whole list, or what is left of it after search and filters. Two queries."""
    everything = queries.grouped()
    filters = forms.read_filters(request.GET, categories=[category.slug for category in everything])
    exams = list(queries.flat(everything))
    found = search.matching(exams, filters.text) if filters.text else {exam.page_id for exam in exams}
    shown = queries.narrowed(everything, {exam.page_id for exam in exams if _passes(exam, filters)} & found)
    ticked = tuple(exam for exam in exams if exam.page_id in filters.counted)
    bill = Bill(ticked, gone=len(filters.counted) - len(ticked))
    near = search.suggestion(exams, filters.text) if filters.text and not found else None
    shown_ids = {exam.page_id for exam in queries.flat(shown)}
    return {
        "filters": filters,
        "categories": shown,
        "shown_count": len(shown_ids),
        "all_count": len(exams),
        "elsewhere_count": len(found) if not shown_ids and filters.narrowing else 0,
        "suggestion": near,
        "suggestion_url": filters.query(text=near, filters=False) if near else "",
        "samples": _choices(exams, forms.SAMPLES, SampleType, filters.samples),
        "services": _service_choices(exams, filters.services),
        "category_choices": [
            Choice(each.slug, each.name, len(each.exams), each.slug in filters.categories) for each in everything
        ],
        "bill": bill,
        "today": timezone.localdate(),
        "back_to_list": filters.query(),
        "bill_cleared": filters.query(counted=False),
        "filters_cleared": filters.query(filters=False),
        "search_cleared": filters.query(text="", filters=False),
        "bill_elsewhere": [item for item in bill.items if item.page_id not in shown_ids],
        "has_examples": any(exam.example_figures for exam in queries.flat(shown)),
    }


def category(page: CategoryPage) -> dict[str, Any]:
    """The exam types of one category. Two queries."""
    found = [each for each in queries.grouped() if each.page_id == page.pk]
    exams: Sequence[ExamType] = found[0].exams if found else ()
    return {"exams": exams, "has_examples": any(exam.example_figures for exam in exams)}


def exam_type(page: ExamTypePage, crumbs: list[dict[str, str]]) -> dict[str, Any]:
    """One exam type with its price history. Two queries."""
    steps = [line for line in map(str.strip, page.preparation.splitlines()) if line]
    return {
        "category": crumbs[-2] if len(crumbs) > 1 else None,
        "steps": steps,
        "figures": _figures(page),
        "examples": set(page.example_figures),
        "for_visitors": queries.is_open_to_visitors(page.sample_type, page.service_type),
        "by_shipment": page.service_type in SHIPMENT_SERVICES,
        "registration_query": urlencode([(LABORATORY_FORM_CHOICE, page.pk)]),
        **prices.public_history(page),
    }


def _figures(page: ExamTypePage) -> list[tuple[str, str, bool]]:
    """Label, text, and whether it is an example, of what is known about the exam type."""
    sample = ", ".join(filter(None, (page.specimen, page.volume)))
    rows = [
        ("Sampel", sample, page.is_example(Figure.SPECIMEN) or page.is_example(Figure.VOLUME)),
        ("Wadah", page.container, page.is_example(Figure.CONTAINER)),
        ("Penyimpanan kiriman", page.storage, page.is_example(Figure.STORAGE)),
        ("Metode", page.method, page.is_example(Figure.METHOD)),
        (
            "Waktu selesai",
            f"{page.working_days} hari kerja sejak sampel diterima",
            page.is_example(Figure.WORKING_DAYS),
        ),
        ("Dasar tarif", page.legal_basis, page.is_example(Figure.LEGAL_BASIS)),
        ("Kode", page.code, False),
    ]
    return [row for row in rows if row[1]]


def _passes(exam: ExamType, filters: forms.Filters) -> bool:
    return (
        (not filters.samples or exam.sample_type in filters.sample_types)
        and (not filters.services or exam.service_type in filters.service_types)
        and (not filters.categories or exam.category_slug in filters.categories)
        and (filters.max_price_idr is None or exam.price_idr <= filters.max_price_idr)
    )


def _choices(
    exams: list[ExamType], known: dict[str, SampleType], labels: type[SampleType], chosen: Collection[str]
) -> list[Choice]:
    return [
        Choice(value, str(labels(sample).label), sum(exam.sample_type == sample for exam in exams), value in chosen)
        for value, sample in known.items()
    ]


def _service_choices(exams: list[ExamType], chosen: Collection[str]) -> list[Choice]:
    labels = {"mandiri": "Pemeriksaan Mandiri", "kiriman": "Pemeriksaan Kiriman"}
    return [
        Choice(value, labels[value], sum(exam.service_type in services for exam in exams), value in chosen)
        for value, services in forms.SERVICES.items()
    ]
