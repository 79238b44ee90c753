"""A backup of a portal in use, restored into an empty place: every row, every file, and a portal that runs on it."""

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.support.books import Books
from tests.support.running import ROOT, RunningPortal, empty_portal


def _files(folder: Path) -> dict[str, str]:
    """Every stored file of a portal and its SHA-256."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for place in ("private", "public")
        for path in (folder / place).rglob("*")
        if path.is_file()
    }


def _refused(portal: RunningPortal, *command: str) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=portal.environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode != 0, done.stdout
    return done.stderr


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPortal]:
    with empty_portal(tmp_path_factory.mktemp("used")) as portal:
        portal.load_demo()
        # What its worker does now and then: the planner's statistics are tables that are nobody's data.
        portal.manage("shell", "-c", "from services.registrations.jobs import refresh_statistics as job; job()")
        yield portal


@pytest.fixture(scope="module")
def backup(used: RunningPortal, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("backups") / "2026-11-24"
    assert used.manage("backup", str(folder)).startswith(f"Disimpan di {folder}")
    return folder


def test_every_row_and_every_file_comes_back(used: RunningPortal, backup: Path, tmp_path: Path) -> None:
    with empty_portal(tmp_path) as other:
        other.manage("restore", str(backup))
        before, after = Books(used.database_url).counts(), Books(other.database_url).counts()
        assert before == after
        assert before["registrations_registration"] > 0
        assert _files(used.folder) == _files(tmp_path)
        assert _files(tmp_path)
        registrations = "SELECT number, identity_number, status FROM registrations_registration ORDER BY number"
        assert Books(used.database_url).rows(registrations) == Books(other.database_url).rows(registrations)
        # It runs on what was restored, and its append-only tables are still closed to changes.
        other.start_web()
        assert "Kolesterol" in requests.get(f"{other.url}/pemeriksaan/?q=kolesterol", timeout=30).text
        for table in ("audit_auditentry", "catalogue_pricechange"):
            assert before[table] > 0
            with pytest.raises(Exception, match="append-only"):
                Books(other.database_url).rows(f"DELETE FROM {table} RETURNING id")  # noqa: S608 — constants
        assert "not empty" in _refused(other, "restore", str(backup))


def test_a_backup_holds_nothing_personal_in_clear_and_nobody_else_reads_it(backup: Path) -> None:
    manifest = json.loads((backup / "manifest.json").read_text())
    assert sum(map(len, manifest["files"].values())) > 0
    assert {oct(path.stat().st_mode & 0o077) for path in [backup, *backup.rglob("*")]} == {"0o0"}


def test_a_backup_is_never_overwritten(used: RunningPortal, backup: Path) -> None:
    assert "is there already" in _refused(used, "backup", str(backup))


@pytest.mark.parametrize("harm", ["file", "database", "manifest"])
def test_a_damaged_backup_fills_nothing(backup: Path, tmp_path: Path, harm: str) -> None:
    damaged = tmp_path / "damaged"
    shutil.copytree(backup, damaged)
    victim = {
        "file": next(path for path in (damaged / "files").rglob("*") if path.is_file()),
        "database": next(damaged.glob("database.*")),
        "manifest": damaged / "manifest.json",
    }[harm]
    victim.write_bytes(victim.read_bytes()[:-1] + b"~")
    place = tmp_path / "place"
    place.mkdir()
    with empty_portal(place) as other:
        assert _refused(other, "restore", str(damaged))
        assert Books(other.database_url).tables() == []
