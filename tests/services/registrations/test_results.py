"""Results: two acts of two people, the right patient, withdrawal and correction."""

import hashlib

import pytest
from django.db import IntegrityError, transaction

from services.accounts.models import User
from services.audit.models import AuditEntry
from services.files.inspection import RefusedFile
from services.files.queries import read
from services.notifications.models import Message
from services.registrations import queries
from services.registrations.actions import (
    discard_result,
    move,
    release_result,
    upload_result,
    withdraw_result,
)
from services.registrations.enums import PatientMatch, ResultStatus, Status
from services.registrations.errors import NoResultWaiting, NotAllowed, NumberNotTyped, ReasonMissing, SamePerson
from services.registrations.models import Registration, ResultVersion
from tests.support.pdfs import pdf
from tests.support.registrations import LABORATORY, exam, officer, person, registration, submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def ani() -> User:
    return officer("ani", *LABORATORY)


@pytest.fixture
def budi() -> User:
    return officer("budi", *LABORATORY)


@pytest.fixture
def examined(ani: User) -> Registration:
    """A registration whose specimen is being examined."""
    asked = registration()
    for step in ("verify", "receive_specimen", "examine"):
        move(asked.pk, step, actor=ani)
    asked.refresh_from_db()
    return asked


def _upload(asked: Registration, actor: User, *lines: str, typed: str = "") -> ResultVersion:
    content = pdf(*(lines or (f"No. {asked.number}", "Kolesterol 180 mg/dL")))
    return upload_result(asked.pk, content, name="hasil.pdf", actor=actor, typed_number=typed)


def test_what_is_released_is_what_was_uploaded(examined: Registration, ani: User, budi: User) -> None:
    content = pdf(f"No. {examined.number}")
    version = upload_result(examined.pk, content, name="hasil.pdf", actor=ani)
    examined.refresh_from_db()
    assert (examined.status, queries.released_result(examined)) == (Status.VALIDATED, None)
    release_result(examined.pk, version.pk, actor=budi)
    examined.refresh_from_db()
    released = queries.released_result(examined)
    assert released is not None
    assert examined.status == Status.COMPLETED
    assert released.file is not None
    assert read(released.file) == content
    assert released.file.sha256 == hashlib.sha256(content).hexdigest()
    assert Message.objects.filter(template="result_ready").count() == 1
    entry = AuditEntry.objects.get(event="registration.release_result")
    assert entry.data["sha256"] == released.file.sha256


def test_who_uploaded_does_not_release(examined: Registration, ani: User) -> None:
    version = _upload(examined, ani)
    with pytest.raises(SamePerson):
        release_result(examined.pk, version.pk, actor=ani)
    examined.refresh_from_db()
    assert examined.status == Status.VALIDATED


def test_the_database_itself_refuses_a_release_by_the_uploader(examined: Registration, ani: User) -> None:
    version = _upload(examined, ani)
    with pytest.raises(IntegrityError), transaction.atomic():
        ResultVersion.objects.filter(pk=version.pk).update(released_by=ani)


def test_a_pdf_of_somebody_else_needs_the_number_typed_by_both(examined: Registration, ani: User, budi: User) -> None:
    with pytest.raises(NumberNotTyped):
        _upload(examined, ani, "Nama: Joko Susilo")
    assert not examined.results.exists()
    version = _upload(examined, ani, "Nama: Joko Susilo", typed=examined.number.lower().replace("-", " "))
    assert (version.match, version.uploader_typed_number) == (PatientMatch.NOTHING, True)
    with pytest.raises(NumberNotTyped):
        release_result(examined.pk, version.pk, actor=budi)
    with pytest.raises(NumberNotTyped):
        release_result(examined.pk, version.pk, actor=budi, typed_number="L261123-0000-0000")
    version = release_result(examined.pk, version.pk, actor=budi, typed_number=examined.number)
    assert version.releaser_typed_number


@pytest.mark.parametrize(
    ("line", "match"),
    [
        ("Nama Pasien : SITI  RAHMAWATI", PatientMatch.NAME),
        ("Siti Rahmawatiningsih", PatientMatch.NOTHING),
        ("Siti", PatientMatch.NOTHING),
        ("Hasil pemeriksaan", PatientMatch.NOTHING),
    ],
)
def test_the_name_counts_only_whole(examined: Registration, line: str, match: PatientMatch) -> None:
    assert queries.match_patient(line, examined) == match


def test_a_name_of_one_word_is_no_proof() -> None:
    from services.registrations.actions import submit

    asked = submit(submission(exam(), person=person(full_name="Sari")))
    assert queries.match_patient("Nama: Sari Dewi", asked) == PatientMatch.NOTHING
    assert queries.match_patient(f"No {asked.number.replace('-', ' ')}", asked) == PatientMatch.NUMBER


def test_only_the_version_that_was_looked_at_is_released(examined: Registration, ani: User, budi: User) -> None:
    first = _upload(examined, ani)
    move_back = discard_result(examined.pk, first.pk, actor=ani, reason="Salah berkas")
    assert move_back.status == Status.EXAMINING
    second = _upload(examined, ani)
    with pytest.raises(NoResultWaiting):
        release_result(examined.pk, first.pk, actor=budi)
    assert release_result(examined.pk, second.pk, actor=budi).version == 2


def test_withdrawn_at_once(examined: Registration, ani: User, budi: User) -> None:
    release_result(examined.pk, _upload(examined, ani).pk, actor=budi)
    with pytest.raises(ReasonMissing):
        withdraw_result(examined.pk, actor=budi, reason=" ")
    withdraw_result(examined.pk, actor=budi, reason="Sampel tertukar")
    examined.refresh_from_db()
    assert examined.status == Status.EXAMINING
    assert queries.released_result(examined) is None
    assert queries.was_withdrawn(examined)
    assert Message.objects.filter(template="result_withdrawn").count() == 1


def test_a_correction_supersedes(examined: Registration, ani: User, budi: User) -> None:
    first = release_result(examined.pk, _upload(examined, ani).pk, actor=budi)
    second = _upload(examined, budi, f"{examined.number} diperbaiki")
    assert queries.released_result(examined) == first
    release_result(examined.pk, second.pk, actor=ani)
    first.refresh_from_db()
    examined.refresh_from_db()
    assert (first.status, examined.status) == (ResultStatus.SUPERSEDED, Status.COMPLETED)
    assert queries.released_result(examined) == second
    assert Message.objects.filter(template="result_corrected").count() == 1


def test_a_withdrawal_discards_a_waiting_correction(examined: Registration, ani: User, budi: User) -> None:
    release_result(examined.pk, _upload(examined, ani).pk, actor=budi)
    waiting = _upload(examined, ani)
    withdraw_result(examined.pk, actor=budi, reason="Sampel tertukar")
    waiting.refresh_from_db()
    assert waiting.status == ResultStatus.DISCARDED
    with pytest.raises(NoResultWaiting):
        release_result(examined.pk, waiting.pk, actor=budi)


def test_nothing_is_kept_of_a_bad_file(examined: Registration, ani: User) -> None:
    with pytest.raises(RefusedFile):
        upload_result(examined.pk, b"<html>hasil</html>", name="hasil.pdf", actor=ani)
    assert not examined.results.exists()


def test_releasing_needs_its_own_right(examined: Registration, ani: User) -> None:
    version = _upload(examined, ani)
    clerk = officer("cici", "registrations.view_laboratory", "registrations.handle_laboratory")
    with pytest.raises(NotAllowed):
        release_result(examined.pk, version.pk, actor=clerk)


def test_the_file_goes_along_only_if_it_was_asked_for(ani: User, budi: User) -> None:
    from services.registrations.actions import submit

    page = exam()
    documents = {}
    for wish in (False, True):
        asked = submit(submission(page, person=person(result_by_whatsapp=wish)))
        for step in ("verify", "receive_specimen", "examine"):
            move(asked.pk, step, actor=ani)
        release_result(asked.pk, _upload(asked, ani).pk, actor=budi)
        documents[wish] = Message.objects.get(template="result_ready", about_id=str(asked.pk)).document_id
    assert documents[False] is None
    assert documents[True] is not None
