"""README and docs/ name only commands, variables and files that exist."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parents[2]
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
FROM_DJANGO = {
    "check",
    "migrate",
    "makemigrations",
    "collectstatic",
    "shell",
    "test",
    "createsuperuser",
    "changepassword",
}


def _ids(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", DOCS, ids=_ids)
def test_make_targets_exist(path: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"`(?:[A-Z_]+=\S+ )?make ([a-z]+)", path.read_text()))
    assert named - targets == set()


@pytest.mark.parametrize("path", DOCS, ids=_ids)
def test_management_commands_exist(path: Path) -> None:
    named = set(re.findall(r"manage\.py ([a-z_0-9]+)", path.read_text()))
    assert named - set(get_commands()) - FROM_DJANGO == set()


@pytest.mark.parametrize("path", DOCS, ids=_ids)
def test_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", path.read_text())
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_readme_names_every_variable_that_the_settings_read() -> None:
    settings = "".join(path.read_text() for path in (ROOT / "site" / "portal" / "settings").glob("*.py"))
    read = set(re.findall(r"(?:env\.\w+|flag|names)\(\s*\"([A-Z0-9_]+)\"", settings))
    described = set(re.findall(r"^\| `([A-Z0-9_]+)`", (ROOT / "README.md").read_text(), re.MULTILINE))
    assert read - described == set()
