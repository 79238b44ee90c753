"""Exam types are published by revisions only: `page.save()` and `QuerySet.update()` change a price without a trace."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Only here may exam types be written. The first puts an unpublished page into the tree, and publishes its revision in
# the next line; the second publishes many at once, table by table, and writes the price history itself (0010).
WRITERS = {
    "cms_pages/catalogue/actions.py": ["parent.add_child(instance=page)"],
    "cms_pages/catalogue/bulk.py": [
        "Page.objects.bulk_update(exams, sorted(of_page))",
        "ExamTypePage.objects.bulk_update(exams, sorted(of_exam))",
        "Page.objects.filter(pk__in=[exam.pk for exam in exams]).update(",
        "return Revision.objects.bulk_create(",
        "PageLogEntry.objects.bulk_create(",
    ],
}
WRITES = {"save", "update", "bulk_update", "bulk_create", "create", "get_or_create", "update_or_create", "add_child"}


def writes(source: str) -> Iterator[int]:
    """Lines on which a module that knows ExamTypePage writes rows in a way that `page_published` doesn't hear."""
    tree = ast.parse(source)
    if not any(
        isinstance(node, ast.alias | ast.Name) and "ExamTypePage" in ast.unparse(node) for node in ast.walk(tree)
    ):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
            of = ast.unparse(node.func.value)
            if "PriceChange" not in of and not of.startswith("super()"):
                yield node.lineno


def test_nobody_writes_exam_types_past_their_revisions() -> None:
    found: dict[str, list[str]] = {}
    for folder in ("cms_pages", "services", "site"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            source = path.read_text(encoding="utf-8")
            lines = [] if "migrations" in path.parts else sorted(writes(source))
            if lines:
                found[str(path.relative_to(ROOT))] = [source.splitlines()[line - 1].strip() for line in lines]
    assert found == WRITERS


@pytest.mark.parametrize(
    "line",
    [
        "exam.save()",
        "ExamTypePage.objects.filter(pk=1).update(price_idr=1)",
        "ExamTypePage.objects.bulk_update(exams, ['price_idr'])",
        "category.add_child(instance=exam)",
    ],
)
def test_the_check_sees(line: str) -> None:
    assert list(writes(f"from cms_pages.catalogue.models import ExamTypePage\n{line}\n")) == [2]
    assert list(writes(f"from somewhere import Page\n{line.replace('ExamTypePage', 'Page')}\n")) == []
