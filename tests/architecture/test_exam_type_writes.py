"""Exam types are published by revisions only: `page.save()` and `QuerySet.update()` change a price without a trace."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Only here may an exam type be added to the tree, and even here nothing is saved but by a revision.
WRITER = "cms_pages/catalogue/actions.py"
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
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for folder in ("cms_pages", "services", "site")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "migrations" not in path.parts
        for line in writes(path.read_text(encoding="utf-8"))
    ]
    # The one that remains puts an unpublished page into the tree, and publishes its revision in the next line.
    lines = (ROOT / WRITER).read_text(encoding="utf-8").splitlines()
    assert [(where.split(":")[0], lines[int(where.split(":")[1]) - 1].strip()) for where in found] == [
        (WRITER, "parent.add_child(instance=page)")
    ]


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
