"""An anonymised registration answers as an unknown number does."""

import re
from datetime import date

import pytest
from django.test import Client

from services.audit.models import AuditEntry
from services.common.registration_numbers import new_number
from services.notifications.models import Message
from services.registrations.actions import anonymise
from services.registrations.models import Registration
from services.registrations.queries import tracking_key
from services.registrations.receipts import receipt_url
from services.tracking.actions import answer_lost_number, ask_for_lost_number, prove
from services.tracking.errors import WrongProof
from services.tracking.models import LostNumberRequest
from tests.support.registrations import BORN
from tests.support.retention import age, finished

pytestmark = pytest.mark.django_db


@pytest.fixture
def done() -> Registration:
    return age(finished(), years=26)


def _page(client: Client, number: str, **data: str) -> tuple[int, str]:
    response = client.post(f"/lacak/{number}/", data) if data else client.get(f"/lacak/{number}/")
    page = response.content.decode().replace(number, "NOMOR")
    return response.status_code, re.sub(r'(?<=name="csrfmiddlewaretoken" value=")\w+', "", page)


def test_no_proof_opens_it(done: Registration) -> None:
    anonymise(done.pk)
    for proof in (BORN, "None", "", date(1900, 1, 1)):
        with pytest.raises(WrongProof):
            prove(done.number, proof, address="203.0.113.7", key=tracking_key(done.number))
    assert not AuditEntry.objects.filter(event="tracking.opened").exists()


def test_the_pages_are_those_of_an_unknown_number(done: Registration) -> None:
    anonymise(done.pk)
    unknown = new_number("L", date(2026, 11, 23))
    tries: tuple[dict[str, str], ...] = ({}, {"bukti": "17/05/1990"}, {"bukti": "x"}, {"bukti": ""})
    for data in tries:
        assert _page(Client(), done.number, **data) == _page(Client(), unknown, **data), data


def test_a_page_that_was_open_closes(client: Client, done: Registration) -> None:
    file = done.results.get().file_id
    assert client.post(f"/lacak/{done.number}/", {"bukti": "17/05/1990"}).status_code == 302
    assert client.get(f"/berkas/{file}/").status_code == 200
    anonymise(done.pk)
    page = client.get(f"/lacak/{done.number}/").content.decode()
    assert "Kapan tanggal lahir pasien?" in page
    assert client.get(f"/berkas/{file}/").status_code == 404
    assert client.get(f"/lacak/{done.number}/batalkan/")["Location"] == f"/lacak/{done.number}/"


def test_neither_receipt_nor_lost_number_knows_it(client: Client, done: Registration) -> None:
    address = receipt_url(done)
    assert client.get(address).status_code == 200
    anonymise(done.pk)
    assert client.get(address).status_code == 410
    before = Message.objects.count()
    ask_for_lost_number(phone="+6281234567890")
    assert answer_lost_number(LostNumberRequest.objects.get().pk) == 0
    assert Message.objects.count() == before


def test_an_answered_request_keeps_no_trace_of_the_contact() -> None:
    ask_for_lost_number(phone="+6281234567890")
    request = LostNumberRequest.objects.get()
    assert len(request.contact_index) == 64
    answer_lost_number(request.pk)
    request.refresh_from_db()
    assert request.contact_index == ""
