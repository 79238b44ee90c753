"""The page editor's form as a browser would send it."""

from typing import Any

from wagtail.test.utils.form_data import nested_form_data

from cms_pages.catalogue.models import ExamTypePage

TEXTS = (
    "title",
    "slug",
    "seo_title",
    "search_description",
    "code",
    "other_names",
    "summary",
    "price_idr",
    "sample_type",
    "service_type",
    "working_days",
    "specimen",
    "volume",
    "container",
    "storage",
    "preparation",
    "method",
    "legal_basis",
)


def form_data(exam: ExamTypePage, **changes: Any) -> dict[str, Any]:
    """Everything as it is, with `changes`; add ``"action-publish": "1"`` to publish."""
    fields: dict[str, Any] = {name: getattr(exam, name) for name in TEXTS}
    fields |= {"active": "on", "go_live_at": "", "expire_at": ""}
    empty_comments = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
    data: dict[str, Any] = nested_form_data({**fields, "comments": empty_comments})
    return {**data, "example_figures": exam.example_figures, **changes}
