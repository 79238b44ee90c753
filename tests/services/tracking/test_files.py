"""The applicant's way to the result: the released bytes, only with the proof, only while they are released."""

import pytest
from django.test import Client

from services.accounts.models import User
from services.audit.models import AuditEntry
from services.files.actions import keep
from services.files.enums import Purpose
from services.files.staging import PDF
from services.registrations.actions import move, release_result, upload_result, withdraw_result
from services.registrations.models import Registration, ResultVersion
from tests.support.pdfs import pdf
from tests.support.registrations import LABORATORY, officer, registration

pytestmark = pytest.mark.django_db


@pytest.fixture
def officers() -> tuple[User, User]:
    return officer("ani", *LABORATORY), officer("budi", *LABORATORY)


def _upload(asked: Registration, actor: User, *lines: str) -> ResultVersion:
    return upload_result(asked.pk, pdf(asked.number, *lines), name="hasil budi santoso.pdf", actor=actor)


@pytest.fixture
def released(officers: tuple[User, User]) -> ResultVersion:
    ani, budi = officers
    asked = registration()
    for step in ("verify", "receive_specimen", "examine"):
        move(asked.pk, step, actor=ani)
    return release_result(asked.pk, _upload(asked, ani).pk, actor=budi)


def _open(client: Client, asked: Registration) -> None:
    assert client.post(f"/lacak/{asked.number}/", {"bukti": "17/05/1990"}).status_code == 302


def _address(version: ResultVersion) -> str:
    return f"/berkas/{version.file_id}/"


def test_the_bytes_fetched_are_those_released(client: Client, released: ResultVersion) -> None:
    from services.files.queries import read

    _open(client, released.registration)
    page = client.get(f"/lacak/{released.registration.number}/").content.decode()
    assert f'href="{_address(released)}?unduh=1"' in page
    response = client.get(f"{_address(released)}?unduh=1")
    assert released.file is not None
    assert response.content == read(released.file)
    assert response["Content-Disposition"] == f'attachment; filename="Hasil-{released.registration.number}.pdf"'
    assert response["Cache-Control"] == "no-store, private"
    entry = AuditEntry.objects.get(event="file.downloaded")
    assert (entry.object_id, entry.actor_label) == (str(released.registration_id), "Pemohon")
    assert entry.data["version"] == released.version


def test_without_the_proof_it_is_as_if_it_were_not_there(client: Client, released: ResultVersion) -> None:
    unknown = client.get("/berkas/00000000-0000-4000-8000-000000000000/")
    closed = client.get(_address(released))
    assert (closed.status_code, unknown.status_code) == (404, 404)


def test_another_registration_opens_nothing(client: Client, released: ResultVersion) -> None:
    _open(client, registration())
    assert client.get(_address(released)).status_code == 404


def test_not_before_its_release(client: Client, officers: tuple[User, User]) -> None:
    asked = registration()
    for step in ("verify", "receive_specimen", "examine"):
        move(asked.pk, step, actor=officers[0])
    waiting = _upload(asked, officers[0])
    _open(client, asked)
    assert client.get(_address(waiting)).status_code == 404


def test_a_withdrawn_result_is_closed_at_once(
    client: Client, released: ResultVersion, officers: tuple[User, User]
) -> None:
    _open(client, released.registration)
    withdraw_result(released.registration_id, actor=officers[1], reason="Sampel tertukar")
    assert client.get(_address(released)).status_code == 404
    page = client.get(f"/lacak/{released.registration.number}/").content.decode()
    assert "kami tarik" in page


def test_a_correction_takes_the_place_of_the_first(
    client: Client, released: ResultVersion, officers: tuple[User, User]
) -> None:
    corrected = _upload(released.registration, officers[0], "diperbaiki")
    release_result(released.registration_id, corrected.pk, actor=officers[1])
    _open(client, released.registration)
    assert client.get(_address(released)).status_code == 404
    shown = client.get(_address(corrected))
    assert shown.status_code == 200
    assert shown["Content-Disposition"] == f'inline; filename="Hasil-{released.registration.number}-versi-2.pdf"'


def test_the_letter_is_called_by_the_number_too(client: Client, officers: tuple[User, User]) -> None:
    letter = keep(pdf("rujukan"), purpose=Purpose.REFERRAL, name="budi.pdf", content_type=PDF, actor=officers[0])
    asked = registration()
    Registration.objects.filter(pk=asked.pk).update(referral=letter)
    _open(client, asked)
    shown = client.get(f"/berkas/{letter.pk}/")
    assert shown["Content-Disposition"] == f'inline; filename="Surat-rujukan-{asked.number}.pdf"'


def test_staff_see_the_name_that_the_officer_gave(
    client: Client, released: ResultVersion, officers: tuple[User, User]
) -> None:
    client.force_login(officers[1])
    shown = client.get(_address(released))
    assert shown["Content-Disposition"] == 'inline; filename="hasil budi santoso.pdf"'
