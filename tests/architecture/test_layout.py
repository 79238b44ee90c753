"""The house is as docs/architecture.md draws it."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OURS = ("cms_pages", "services", "site", "tests")
MAXIMUM_LINES = 300
# What tests are about, beside the code that they mirror.
OTHER_TESTS = {"architecture", "browser", "races", "support", "journeys"}


def _python_files(*folders: str) -> list[Path]:
    found = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return sorted(path for path in found if "migrations" not in path.parts)


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in _python_files(*OURS)
        if (lines := len(path.read_text().splitlines())) > MAXIMUM_LINES
    }
    assert long == {}


def test_site_is_a_source_root_and_no_package() -> None:
    assert not (ROOT / "site" / "__init__.py").exists()
    assert [path.name for path in sorted((ROOT / "site").iterdir()) if path.is_dir() and path.name[0] not in "._"] == [
        "portal"
    ]


def test_tests_mirror_the_code() -> None:
    """tests/services/files/… is about services/files, so that a test is found from the code and back."""
    homes = {path.parent for path in _python_files("tests") if path.name.startswith("test_")}
    strays = []
    for home in homes:
        parts = home.relative_to(ROOT / "tests").parts
        if parts and parts[0] in OTHER_TESTS:
            continue
        code = ROOT.joinpath("site" if parts[:1] == ("portal",) else "", *parts)
        if not parts or not (code.is_dir() or code.with_suffix(".py").is_file()):
            strays.append(str(home.relative_to(ROOT)))
    assert strays == []


@pytest.mark.parametrize(
    "path", _python_files("cms_pages", "services", "site"), ids=lambda path: str(path.relative_to(ROOT))
)
def test_every_room_says_what_it_is_for(path: Path) -> None:
    source = path.read_text().strip()
    trivial = path.name in {"__init__.py", "apps.py"} or "commands" in path.parts
    assert trivial or source.startswith(('"""', 'r"""'))
