"""A result on its way to the gateway: 128 random bits, ten minutes, three fetches, each recorded, dead once sent."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import requests
from django.test import Client

from services.audit.models import AuditEntry
from services.common.clock import now
from services.files.actions import keep
from services.files.enums import Purpose
from services.files.models import StoredFile
from services.notifications import documents
from services.notifications.actions.retention import drop_dead_addresses
from services.notifications.delivery import Courier
from services.notifications.enums import Status
from services.notifications.models import DocumentAddress, Message
from tests.support.gateway import Behaviour, StandIn

pytestmark = pytest.mark.django_db
CONTENT = b"%PDF-1.7 the released bytes"
Make = Callable[..., Message]


@pytest.fixture
def stored(settings: Any, tmp_path: Any) -> StoredFile:
    settings.STORAGES = settings.STORAGES | {
        "private": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }
    return keep(CONTENT, purpose=Purpose.RESULT, name="Hasil Siti.pdf", content_type="application/pdf", actor=None)


@pytest.fixture
def message(make_message: Make, stored: StoredFile) -> Message:
    return make_message(template="result_ready", document=stored)


def get(client: Client, token: str) -> Any:
    return client.get(documents.path_of(token), REMOTE_ADDR="203.0.113.7")


def test_the_bytes_without_a_trace_of_a_name(client: Client, message: Message) -> None:
    response = get(client, documents.open_address(message))
    assert (response.status_code, response.content) == (200, CONTENT)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="dokumen.pdf"'
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Robots-Tag"] == "noindex, nofollow"


def test_three_fetches_each_recorded(client: Client, message: Message) -> None:
    token = documents.open_address(message)
    assert [get(client, token).status_code for _ in range(5)] == [200, 200, 200, 404, 404]
    trail = AuditEntry.objects.filter(event="message.document_fetched").order_by("pk")
    assert [entry.data["fetch"] for entry in trail] == [1, 2, 3]
    assert {(entry.address, entry.object_id, entry.object_label) for entry in trail} == {
        ("203.0.113.7", str(message.pk), "N1")
    }


def test_ten_minutes(client: Client, message: Message) -> None:
    token = documents.open_address(message)
    DocumentAddress.objects.update(expires_at=now() - timedelta(seconds=1))
    assert get(client, token).status_code == 404


def test_a_new_attempt_kills_the_address_of_the_last(client: Client, message: Message) -> None:
    first, second = documents.open_address(message), documents.open_address(message)
    assert first != second
    assert [get(client, first).status_code, get(client, second).status_code] == [404, 200]


def test_unknown_tokens_and_other_methods(client: Client, message: Message) -> None:
    assert get(client, "A" * 22).status_code == 404
    assert client.post(documents.path_of(documents.open_address(message))).status_code == 405


def test_128_bits_of_which_only_a_digest_is_kept(message: Message) -> None:
    token = documents.open_address(message)
    assert len(token) == 22
    [address] = DocumentAddress.objects.all()
    assert token not in str(address.__dict__)
    assert len(address.digest) == 64


def test_dead_once_sent(client: Client, message: Message, gateway: StandIn, settings: Any) -> None:
    settings.PUBLIC_BASE_URL = "https://portal.test"
    assert Courier("w1").deliver_one()
    [received] = gateway.received
    assert received.path == "/send-media"
    assert received.payload["caption"] == message.body
    base, _, token = received.payload["url"].rstrip("/").rpartition("/")
    assert base == "https://portal.test/berkas/kirim"
    assert get(client, token).status_code == 404


def test_a_document_that_failed_is_fetched_from_a_new_address(
    client: Client, message: Message, gateway: StandIn
) -> None:
    gateway.behave(Behaviour.HTTP_500, times=1)
    courier = Courier("w1")
    courier.deliver_one()
    Message.objects.update(next_attempt_at=now())
    courier.deliver_one()
    assert len({received.payload["url"] for received in gateway.received}) == 2
    message.refresh_from_db()
    assert message.status == Status.SENT


def test_the_gateway_may_fetch_while_it_is_asked(live_server: Any, message: Message) -> None:
    response = requests.get(live_server.url + documents.path_of(documents.open_address(message)), timeout=10)
    assert response.content == CONTENT


def test_no_document_by_e_mail(make_message: Make, stored: StoredFile) -> None:
    assert make_message(phone="", email="siti@example.test", document=stored).document_id is None


def test_dead_addresses_are_swept_after_a_day(message: Message) -> None:
    documents.open_address(message)
    assert drop_dead_addresses() == 0
    DocumentAddress.objects.update(expires_at=now() - timedelta(days=2))
    assert drop_dead_addresses() == 1
