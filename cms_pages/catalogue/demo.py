"""Demo content: the 11 categories of the reference portal and 59 real exam types with their public prices."""

from collections import Counter
from pathlib import Path
from typing import Any, Final

from django.db import transaction
from wagtail.models import Site

from cms_pages.catalogue import actions, rows
from cms_pages.catalogue.demo_figures import CATEGORIES, LEGAL_BASIS
from cms_pages.catalogue.enums import Figure
from cms_pages.catalogue.models import CataloguePage, ExamTypePage
from cms_pages.catalogue.pages import ensure_catalogue

EXAM_TYPES: Final = Path(__file__).parent / "demo_data" / "exam_types.csv"
# Prices of source B are another laboratory's: they stand in for those that this one doesn't publish.
STAND_IN: Final = "B"


def load(*, actor: Any = None) -> CataloguePage:
    """Fill the catalogue of the default site; a second run changes nothing, nor what editors changed since."""
    catalogue = ensure_catalogue(Site.objects.get(is_default_site=True).root_page)
    categories = {
        name: actions.save_category(catalogue=catalogue, name=name, description=figures.description, actor=actor)[0]
        for name, figures in CATEGORIES.items()
    }
    numbers: Counter[str] = Counter()
    with EXAM_TYPES.open(encoding="utf-8", newline="") as file, transaction.atomic():
        for row in rows.read(file):
            numbers[row.category] += 1
            category = categories[row.category]
            if not ExamTypePage.objects.child_of(category).filter(title=row.name).exists():
                values = _values(row, numbers[row.category])
                actions.save_exam_type(category=category, name=row.name, values=values, actor=actor)
    return catalogue


def _values(row: rows.ExamRow, number: int) -> dict[str, Any]:
    """All fields of an exam type: the file's, and invented ones that are marked as such."""
    figures = CATEGORIES[row.category]
    invented: dict[str, Any] = {
        "working_days": figures.working_days,
        "specimen": figures.specimen,
        "volume": figures.volume,
        "container": figures.container,
        "storage": figures.storage,
        "preparation": figures.preparation,
        "method": figures.method,
        "legal_basis": LEGAL_BASIS,
    }
    values = invented | {"other_names": "", "summary": ""} | figures.exams.get(row.name, {})
    marked = [name for name in invented if values[name]]
    return values | {
        "code": f"{figures.prefix}-{number:03}",
        "price_idr": row.price_idr,
        "sample_type": row.sample_type,
        "service_type": row.service_type,
        "example_figures": [Figure.PRICE.value, *marked] if row.source == STAND_IN else marked,
    }
