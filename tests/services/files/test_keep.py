"""Private files at rest: encrypted, checked when read, never half written, swept when nothing knows them."""

import os
import resource
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages
from django.db import transaction

from services.common import clock
from services.files.actions import clean_name, keep, stored_names, sweep_orphans
from services.files.enums import Purpose
from services.files.errors import DamagedFile, StorageFull
from services.files.models import StoredFile
from services.files.queries import read

CONTENT = b"%PDF-1.7 NIK 3308015705900001 " * 100

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    """A private storage of this test alone."""
    private = {**settings.STORAGES["private"], "OPTIONS": {"location": tmp_path, "file_permissions_mode": 0o600}}
    settings.STORAGES = {**settings.STORAGES, "private": private}
    return tmp_path


def kept(name: str = "rujukan Siti.pdf") -> StoredFile:
    return keep(CONTENT, purpose=Purpose.REFERRAL, name=name, content_type="application/pdf", actor=None)


def on_disk(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_is_read_is_what_was_kept() -> None:
    file = StoredFile.objects.get(pk=kept().pk)
    assert read(file) == CONTENT
    assert (file.size, file.name, file.purpose) == (len(CONTENT), "rujukan Siti.pdf", "referral")


def test_on_disk_nothing_is_in_clear_and_nobody_else_may_look(folder: Path) -> None:
    kept()
    (path,) = on_disk(folder)
    assert b"3308015705900001" not in path.read_bytes()
    assert "Siti" not in str(path)
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("damage", ["changed", "cut", "swapped", "gone"])
def test_what_is_not_the_same_any_more_is_never_handed_out(folder: Path, damage: str) -> None:
    file = kept()
    path = folder / file.storage_name
    if damage == "changed":
        path.write_bytes(path.read_bytes()[:-10] + b"AAAAAAAAAA")
    elif damage == "cut":
        path.write_bytes(path.read_bytes()[:100])
    elif damage == "gone":
        path.unlink()
    else:
        # Somebody else's file, encrypted with the right key.
        other = keep(b"other", purpose=Purpose.REFERRAL, name="x.pdf", content_type="application/pdf", actor=None)
        path.write_bytes((folder / other.storage_name).read_bytes())
    with pytest.raises(DamagedFile):
        read(file)


@pytest.fixture
def full_disk() -> Iterator[None]:
    """No file may grow beyond 1000 bytes: writing fails half-way, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_is_told_and_leaves_nothing(folder: Path, full_disk: None) -> None:
    with pytest.raises(StorageFull) as caught:
        kept()
    assert caught.value.text == "Berkas belum dapat kami simpan. Pendaftaran belum terkirim. Coba lagi sebentar lagi."
    assert on_disk(folder) == []
    assert not StoredFile.objects.exists()


def test_a_file_whose_transaction_failed_is_swept_a_day_later(folder: Path) -> None:
    with transaction.atomic():
        lost = kept()
        transaction.set_rollback(True)
    stays = kept()
    assert sweep_orphans() == 0
    assert len(on_disk(folder)) == 2
    yesterday = (clock.now() - timedelta(hours=25)).timestamp()
    for path in on_disk(folder):
        os.utime(path, (yesterday, yesterday))
    assert sweep_orphans() == 1
    assert list(stored_names()) == [stays.storage_name]
    assert not storages["private"].exists(lost.storage_name)
    assert read(stays) == CONTENT


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("surat.pdf", "surat.pdf"),
        ("C:\\Users\\Siti\\surat.pdf", "surat.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\r\nSet-Cookie: x=1.pdf", "a Set-Cookie: x=1.pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ("", "berkas"),
        ("\x00", "berkas"),
        ("a" * 300 + ".pdf", "a" * 110 + ".pdf"),
    ],
)
def test_names_of_files_are_fit_to_be_shown(typed: str, name: str) -> None:
    assert clean_name(typed) == name
