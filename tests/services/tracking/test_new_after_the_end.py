"""A registration that ended without a result leads to a new one; one that goes on doesn't."""

import pytest
from django.test import Client

from services.registrations.actions import move
from services.registrations.enums import Status
from services.registrations.models import Registration
from tests.support.registrations import LABORATORY, officer, registration

pytestmark = pytest.mark.django_db

OFFER = '<a class="btn" href="/registrasi-laboratorium/">Buat pendaftaran baru</a>'


def offers(client: Client, asked: Registration) -> int:
    address = f"/lacak/{asked.number}/"
    client.post(address, {"bukti": "17/05/1990"})
    page = client.get(address)
    assert page.status_code == 200
    return page.content.decode().count(OFFER)


@pytest.mark.parametrize(
    ("step", "status"),
    [("reject", Status.REJECTED), ("cancel", Status.CANCELLED), ("request_correction", Status.NEEDS_CORRECTION)],
)
def test_a_new_one_is_offered_where_this_one_ended(client: Client, step: str, status: Status) -> None:
    asked = registration()
    move(asked.pk, step, actor=officer("ratna", *LABORATORY), reason="Surat rujukan tidak terbaca.")
    asked.refresh_from_db()
    assert asked.status == status
    assert offers(client, asked) == (status in {Status.REJECTED, Status.CANCELLED})


def test_none_is_offered_while_it_goes_on(client: Client) -> None:
    assert offers(client, registration()) == 0
