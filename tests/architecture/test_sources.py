"""What our sources never do, because it went wrong elsewhere."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUR_PACKAGES = ("cms_pages", "services", "portal")


def _trees(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield str(path.relative_to(ROOT)), ast.parse(path.read_text())


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def _calls(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield _dotted(node.func), node


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_tests_use_the_real_thing() -> None:
    """No unittest.mock at all, and no monkeypatching of our own code by its dotted name."""
    mocked = [name for name, tree in _trees("tests") if any(one.startswith("unittest.mock") for one in _imports(tree))]
    patched = [
        f"{name}:{call.lineno}"
        for name, tree in _trees("tests")
        for called, call in _calls(tree)
        if called.endswith("monkeypatch.setattr")
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and str(call.args[0].value).startswith(OUR_PACKAGES)
    ]
    assert (mocked, patched) == ([], [])


def test_time_comes_from_our_clock() -> None:
    """datetime.now() and date.today() are the machine's idea of a day; ours is WIB (services.common.clock)."""
    forbidden = {"datetime.now", "datetime.datetime.now", "datetime.utcnow", "date.today", "datetime.date.today"}
    found = [
        f"{name}:{call.lineno}"
        for name, tree in _trees("cms_pages", "services")
        for called, call in _calls(tree)
        if called in forbidden
    ]
    assert found == []


def test_signals_are_heard_in_receivers_of_the_content_only() -> None:
    """Business effects are calls that can be read. The exceptions are named files: docs/decisions/0005."""
    signals = {"django.db.models.signals", "django.dispatch", "wagtail.signals"}
    harmless = {"django.db.models.signals.post_migrate"}  # keeps triggers in place; nobody's business
    found = {
        name
        for name, tree in _trees("cms_pages", "services")
        if any(one.rpartition(".")[0] in signals and one not in harmless for one in _imports(tree))
    }
    assert {name for name in found if not (name.startswith("cms_pages/") and name.endswith("/receivers.py"))} == set()
