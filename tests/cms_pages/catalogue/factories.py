"""Catalogue content for tests, written through the actions that the product uses."""

from itertools import count
from typing import Any

from cms_pages.base import fixed_pages
from cms_pages.catalogue import actions
from cms_pages.catalogue.enums import PublishedBy, SampleType, ServiceType
from cms_pages.catalogue.models import CataloguePage, CategoryPage, ExamTypePage

_numbers = count(1)


def make_catalogue() -> CataloguePage:
    """The empty catalogue at its address, under the home page of the default site."""
    fixed_pages.create_missing()
    return CataloguePage.objects.get()


def make_category(name: str = "Kimia Darah", catalogue: CataloguePage | None = None) -> CategoryPage:
    return actions.save_category(catalogue=catalogue or make_catalogue(), name=name)[0]


def make_exam(category: CategoryPage, name: str = "Kolesterol", price_idr: int = 30_000, **values: Any) -> ExamTypePage:
    """A live exam type for humans, walk-in and shipment, 3 working days, unless `values` say otherwise."""
    fields = {
        "price_idr": price_idr,
        "sample_type": SampleType.HUMAN,
        "service_type": ServiceType.BOTH,
        "working_days": 3,
        "code": f"T-{next(_numbers):04}",
        **values,
    }
    exam, _ = actions.save_exam_type(category=category, name=name, values=fields, how=PublishedBy.IMPORT)
    return exam
