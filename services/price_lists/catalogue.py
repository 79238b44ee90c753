"""The exam types as the spreadsheet sees them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page

from cms_pages.catalogue.bulk import obstacles
from cms_pages.catalogue.enums import Obstacle
from cms_pages.catalogue.models import CategoryPage, ExamTypePage


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All live exam types with their categories, found by code or by name. Codes are in capitals."""

    exams: tuple[ExamTypePage, ...]
    category_of: dict[int, str]
    categories: tuple[str, ...]
    by_code: dict[str, ExamTypePage] = field(default_factory=dict)
    without_code: dict[tuple[str, str], ExamTypePage] = field(default_factory=dict)
    by_version: dict[int, ExamTypePage] = field(default_factory=dict)
    hidden_codes: frozenset[str] = frozenset()

    def obstacles_of(self, exams: Iterable[ExamTypePage]) -> dict[int, Obstacle]:
        """What editors have under way on these. Two queries."""
        return obstacles(list(exams))


def version_of(exam: ExamTypePage) -> int:
    """What changes with every publication of an exam type; 0 before the first one by an editor."""
    return exam.live_revision_id or 0


def load() -> Catalogue:
    """As it is now: three queries, whatever the number of exam types."""
    categories = list(CategoryPage.objects.filter(alias_of=None).order_by("path").values_list("path", "title"))
    name_of: dict[str, Any] = dict(categories)
    exams = sorted(
        ExamTypePage.objects.live().filter(alias_of=None),
        key=lambda exam: (exam.path[: -Page.steplen], exam.code or "~", exam.title),
    )
    category_of = {exam.pk: str(name_of.get(exam.path[: -Page.steplen], "")) for exam in exams}
    hidden = ExamTypePage.objects.filter(live=False, alias_of=None).exclude(code="").values_list("code", flat=True)
    return Catalogue(
        exams=tuple(exams),
        category_of=category_of,
        categories=tuple(title for _, title in categories),
        by_code={exam.code.upper(): exam for exam in exams if exam.code},
        without_code={(category_of[exam.pk], exam.title): exam for exam in exams if not exam.code},
        by_version={version_of(exam): exam for exam in exams if exam.live_revision_id},
        hidden_codes=frozenset(code.upper() for code in hidden),
    )
