"""Uploads that wait for their form: this session's alone, so many, for a day, promoted once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.http import HttpRequest
from django.test import RequestFactory

from services.common import clock
from services.files import staging
from services.files.actions import stored_names
from services.files.enums import Accept, Purpose
from services.files.errors import RefusedFile, StagingFull
from services.files.models import StagedFile, StoredFile
from services.files.queries import read
from tests.services.files.test_photo_to_pdf import photo
from tests.support.pdfs import pdf

LETTER = pdf("Surat rujukan")

pytestmark = pytest.mark.django_db


def visitor(address: str = "203.0.113.9") -> HttpRequest:
    request = RequestFactory(REMOTE_ADDR=address).get("/")
    request.session = SessionStore()
    return request


def upload(content: bytes = LETTER, name: str = "rujukan.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def stage(request: HttpRequest, **options: Any) -> StagedFile:
    return staging.stage(request, upload(), **options)


def test_a_staged_file_is_found_again_by_its_session() -> None:
    request = visitor()
    token = stage(request).token
    found = staging.staged(request, token)
    assert found is not None
    assert (found.name, found.size, found.token, read(found)) == ("rujukan.pdf", len(LETTER), token, LETTER)


def test_another_session_a_changed_or_an_empty_token_gives_nothing() -> None:
    request, other = visitor(), visitor()
    token = stage(request).token
    stage(other)
    assert staging.staged(other, token) is None
    assert staging.staged(visitor(), token) is None
    for wrong in (token[:-1], token + "A", "", "\x00", "\ud800", "A" * 10_000):
        assert staging.staged(request, wrong) is None


def test_only_an_upload_gives_a_visitor_a_session() -> None:
    request = visitor()
    assert staging.staged(request, "anything") is None
    assert not request.session.modified
    stage(request)
    assert request.session.modified


def test_it_survives_a_new_session_key() -> None:
    request = visitor()
    token = stage(request).token
    request.session.cycle_key()
    assert staging.staged(request, token) is not None


def test_neither_token_nor_session_nor_name_stands_in_the_table_in_clear() -> None:
    request = visitor()
    token = staging.stage(request, upload(name="Siti Rahmawati.pdf")).token
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM files_stagedfile")
        row = str(cursor.fetchall())
    assert token not in row
    assert "Rahmawati" not in row
    assert str(request.session[staging.SESSION_KEY]) not in row


def test_a_photo_is_kept_as_a_pdf_where_photos_are_taken() -> None:
    request = visitor()
    file = staging.stage(request, upload(photo(), "IMG_1.jpeg"), accept=Accept.PDF_OR_PHOTO)
    assert (file.name, file.content_type) == ("IMG_1.pdf", "application/pdf")
    assert read(file).startswith(b"%PDF-")


@pytest.mark.parametrize(("accept", "code"), [(Accept.PDF, "not_pdf"), (Accept.PDF_OR_PHOTO, "not_accepted")])
def test_what_is_refused_leaves_nothing(accept: Accept, code: str) -> None:
    before = sorted(stored_names())
    with pytest.raises(RefusedFile) as caught:
        staging.stage(visitor(), upload(b"<html>", "surat.pdf"), accept=accept)
    assert caught.value.code == code
    assert not StagedFile.objects.exists()
    assert sorted(stored_names()) == before


def test_a_photo_where_only_pdf_is_taken_is_refused() -> None:
    with pytest.raises(RefusedFile):
        staging.stage(visitor(), upload(photo()), accept=Accept.PDF)


def test_thirty_files_are_too_many_for_one_visitor() -> None:
    request = visitor()
    outcomes = []
    for _ in range(30):
        try:
            stage(request)
            outcomes.append("kept")
        except StagingFull as full:
            outcomes.append(full.text)
    assert (
        outcomes
        == ["kept"] * 10 + ["Terlalu banyak berkas diunggah dari sini. Coba lagi besok atau hubungi kami."] * 20
    )


def test_new_sessions_do_not_get_around_the_limit_of_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "FILES_PER_ADDRESS", 2)
    stage(visitor("2001:db8::1"))
    stage(visitor("2001:db8::2"))
    with pytest.raises(StagingFull):
        stage(visitor("2001:db8::3"))
    assert stage(visitor("2001:db8:0:1::1")).size == len(LETTER)


def test_promoted_once_and_its_content_stays_where_it_is() -> None:
    request = visitor()
    staged = stage(request)
    again = staging.staged(request, staged.token)
    assert again is not None
    file = staging.promote(staged, purpose=Purpose.REFERRAL, actor=None)
    assert (read(file), file.storage_name, file.name) == (LETTER, staged.storage_name, "rujukan.pdf")
    assert staging.staged(request, staged.token) is None
    with pytest.raises(StagedFile.DoesNotExist):
        staging.promote(again, purpose=Purpose.REFERRAL, actor=None)
    assert StoredFile.objects.count() == 1


def test_a_held_file_is_stored_without_row_or_session() -> None:
    request = visitor()
    held = staging.hold(request, upload())
    assert (held.is_held, StagedFile.objects.count(), request.session.modified) == (True, 0, False)
    file = staging.promote(held, purpose=Purpose.REFERRAL, actor=None)
    assert (read(file), file.storage_name, file.name) == (LETTER, held.storage_name, "rujukan.pdf")
    assert not StagedFile.objects.exists()


def test_a_held_file_that_waits_is_as_good_as_staged() -> None:
    request = visitor()
    held = staging.hold(request, upload())
    staging.wait(request, held)
    found = staging.staged(request, held.token)
    assert found is not None
    assert (found.is_held, read(found)) == (False, LETTER)
    staging.promote(found, purpose=Purpose.REFERRAL, actor=None)
    with pytest.raises(StagedFile.DoesNotExist):
        staging.promote(held, purpose=Purpose.REFERRAL, actor=None)


def test_a_held_file_that_is_forgotten_or_finds_no_room_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = sorted(stored_names())
    staging.forget(staging.hold(visitor(), upload()))
    late = visitor()
    held = staging.hold(late, upload())
    monkeypatch.setattr(staging, "FILES_PER_ADDRESS", 0)
    with pytest.raises(StagingFull):
        staging.wait(late, held)
    assert (StagedFile.objects.count(), sorted(stored_names())) == (0, before)


def test_what_a_session_staged_counts_before_another_file_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    request = visitor()
    stage(request)
    stage(visitor())
    monkeypatch.setattr(staging, "BYTES_PER_SESSION", 2 * len(LETTER) - 1)
    with pytest.raises(StagingFull):
        staging.hold(request, upload(b"never looked at" * len(LETTER)))
    assert staging.hold(visitor(), upload()).is_held


def test_a_registration_that_fails_leaves_the_upload_staged() -> None:
    request = visitor()
    staged = stage(request)
    with transaction.atomic():
        staging.promote(staged, purpose=Purpose.REFERRAL, actor=None)
        transaction.set_rollback(True)
    found = staging.staged(request, staged.token)
    assert found is not None
    assert read(found) == LETTER


def test_gone_after_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    request = visitor()
    old, kept = stage(request), stage(request)
    stored = staging.promote(kept, purpose=Purpose.REFERRAL, actor=None)
    later = clock.now() + timedelta(hours=24, seconds=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert staging.staged(request, old.token) is None
    assert staging.forget_old() == 1
    assert old.storage_name not in set(stored_names())
    assert read(stored) == LETTER


@pytest.mark.django_db(transaction=True)
def test_thirty_at_once_leave_no_more_than_ten() -> None:
    request = visitor()
    staging.stage(request, upload())
    key = request.session[staging.SESSION_KEY]
    gate = Barrier(8)

    def run(_: int) -> bool:
        mine = visitor()
        mine.session[staging.SESSION_KEY] = key
        try:
            gate.wait(timeout=60)
            staging.stage(mine, upload())
        except StagingFull:
            return False
        finally:
            connection.close()
        return True

    for _ in range(4):
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(run, range(8)))
    assert 1 <= StagedFile.objects.count() <= 10
    assert {file.storage_name for file in StagedFile.objects.all()} <= set(stored_names())
