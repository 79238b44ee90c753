"""`make check` sees when the pinned lists and pyproject.toml have grown apart."""

from pathlib import Path

import pytest

from tools import check

PYPROJECT = """
[project]
dependencies = ["Django>=5.2,<5.3", "django-allauth[mfa]>=65"]
[dependency-groups]
dev = ["pytest>=8"]
"""
PINNED = """# a comment
django==5.2.19 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via portal
django-allauth[mfa]==65.21.0 \\
    --hash=sha256:cc
"""
PYTEST = "pytest==9.2.0 \\\n    --hash=sha256:dd\n"


def _problems(folder: Path, monkeypatch: pytest.MonkeyPatch, product: str, everything: str) -> list[str]:
    (folder / "pyproject.toml").write_text(PYPROJECT)
    (folder / "requirements.txt").write_text(product)
    (folder / "requirements-dev.txt").write_text(everything)
    monkeypatch.setattr(check, "ROOT", folder)
    return check.requirement_problems()


def test_agreeing_lists_are_fine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _problems(tmp_path, monkeypatch, PINNED, PINNED + PYTEST) == []


def test_ours_agree() -> None:
    assert check.requirement_problems() == []


@pytest.mark.parametrize(
    ("product", "everything", "problem"),
    [
        (
            PINNED.replace("5.2.19", "5.1.2"),
            PINNED.replace("5.2.19", "5.1.2") + PYTEST,
            "requirements.txt has ['5.1.2'] for Django>=5.2,<5.3: run make lock",
        ),
        (PINNED, PINNED, "requirements-dev.txt has nothing for pytest>=8: run make lock"),
        (
            PINNED,
            PINNED.replace("65.21.0", "65.22.0") + PYTEST,
            "requirements-dev.txt and requirements.txt disagree on django-allauth: run make lock",
        ),
    ],
)
def test_each_disagreement_is_named(
    product: str, everything: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _problems(tmp_path, monkeypatch, product, everything) == [problem]


def test_a_pin_without_a_hash_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match=r"requirements\.txt: django has no hash"):
        _problems(tmp_path, monkeypatch, "django==5.2.19\n", "")
