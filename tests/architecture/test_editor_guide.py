"""The editors' guide, its pictures and the tests that walk it name the same things. No browser here."""

from importlib import import_module
from pathlib import Path

from tests.browser import guide

MODULES = sorted((Path(__file__).resolve().parents[1] / "browser").glob("test_editor_guide_*.py"))
MOST_BYTES, MOST_BYTES_OF_ALL = 60_000, 900_000


def _walked() -> list[str]:
    """Titles of the chapters that tests say they walk."""
    return [
        mark.args[0]
        for path in MODULES
        for test in vars(import_module(f"tests.browser.{path.stem}")).values()
        for mark in getattr(test, "pytestmark", [])
        if mark.name == "chapter"
    ]


def test_every_chapter_is_walked_once() -> None:
    assert sorted(_walked()) == sorted(guide.chapters())


def test_pictures_are_those_that_the_guide_shows_each_once() -> None:
    shown = guide.pictures_in(guide.GUIDE.read_text(encoding="utf-8"))
    assert sorted(shown) == sorted(path.stem for path in guide.PICTURES.iterdir())


def test_every_chapter_has_steps_and_one_to_three_pictures() -> None:
    odd = [
        title
        for title, text in guide.chapters().items()
        if "\n1. " not in text or not 1 <= len(guide.pictures_in(text)) <= 3
    ]
    assert odd == []


def test_pictures_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in guide.PICTURES.iterdir()}
    assert [name for name, size in sizes.items() if size > MOST_BYTES] == []
    assert sum(sizes.values()) < MOST_BYTES_OF_ALL
