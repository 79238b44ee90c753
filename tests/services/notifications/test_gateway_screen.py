"""The gateway's settings: the key goes in and never comes out, every change leaves a line, a test shows the answer."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client

from services.audit.models import AuditEntry
from services.notifications.models import GatewaySettings
from services.notifications.queries import gateway_credentials
from tests.support.gateway import Behaviour, StandIn

pytestmark = pytest.mark.django_db
PAGE = "/admin/gerbang-whatsapp/"
VALUES = {"gateway_address": "https://gerbang.example.id/", "key": "very-secret", "sender": "62 811-1111-1111"}


@pytest.fixture
def admin(client: Client, settings: Any) -> Client:
    settings.REQUIRE_2FA = False
    user = get_user_model().objects.create_user("boss")
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", "change_gatewaysettings"]))
    client.force_login(user)
    return client


def test_saved_encrypted_and_never_shown(admin: Client) -> None:
    assert admin.post(PAGE, VALUES).status_code == 302
    credentials = gateway_credentials()
    assert (credentials.address, credentials.key, credentials.sender) == (
        "https://gerbang.example.id",
        "very-secret",
        "6281111111111",
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT key FROM notifications_gatewaysettings")
        assert cursor.fetchone()[0].startswith("gAAAA")
    page = admin.get(PAGE).content.decode()
    assert "very-secret" not in page
    assert "https://gerbang.example.id" in page
    [line] = AuditEntry.objects.filter(event="gateway.changed")
    assert line.data["changed"] == ["address", "key", "sender"]
    assert "very-secret" not in str(line.__dict__)


def test_an_empty_key_leaves_it_as_it_is(admin: Client) -> None:
    admin.post(PAGE, VALUES)
    admin.post(PAGE, VALUES | {"key": "", "sender": "6282222222222"})
    assert gateway_credentials().key == "very-secret"
    assert AuditEntry.objects.filter(event="gateway.changed").order_by("pk").last().data["changed"] == ["sender"]  # type: ignore[union-attr]
    admin.post(PAGE, VALUES | {"key": "", "sender": "6282222222222"})
    assert AuditEntry.objects.filter(event="gateway.changed").count() == 2


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"gateway_address": "file:///etc/passwd"}, "gateway_address"),
        ({"gateway_address": "gerbang"}, "gateway_address"),
        ({"gateway_address": "https://a:b@gerbang.example.id"}, "gateway_address"),
        ({"sender": "0811|0812"}, "sender"),
        ({"sender": ""}, "sender"),
        ({"key": ""}, "key"),
    ],
)
def test_bad_input_is_refused_and_kept(admin: Client, values: dict[str, str], field: str) -> None:
    response = admin.post(PAGE, VALUES | values)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert "very-secret" not in response.content.decode()
    assert not GatewaySettings.objects.exists()


def test_an_empty_address_goes_back_to_the_environment(admin: Client, gateway: StandIn) -> None:
    admin.post(PAGE, VALUES)
    admin.post(PAGE, {"gateway_address": "", "key": "", "sender": ""})
    assert gateway_credentials().address == gateway.url


def test_the_test_message_shows_the_answer(admin: Client, gateway: StandIn) -> None:
    page = admin.post(f"{PAGE}uji/", {"phone": "0812 3456 7890"}, follow=True).content.decode()
    assert "Gerbang menerima pesan uji. Jawaban gerbang: HTTP 200: Message sent successfully!" in page
    [received] = gateway.received
    assert received.number == "6281234567890"
    assert received.text.startswith("Pesan uji dari Portal Labkesmas Magelang")
    gateway.behave(Behaviour.REFUSE)
    page = admin.post(f"{PAGE}uji/", {"phone": "0812 3456 7890"}, follow=True).content.decode()
    assert "Pesan uji tidak terkirim. Jawaban gerbang: HTTP 200: Device disconnected" in page
    lines = AuditEntry.objects.filter(event="gateway.tried")
    assert sorted(line.data["outcome"] for line in lines) == ["retry", "sent"]
    assert "81234567890" not in str([line.__dict__ for line in lines])


def test_a_test_to_no_phone(admin: Client, gateway: StandIn) -> None:
    response = admin.post(f"{PAGE}uji/", {"phone": "abc"})
    assert list(response.context["test_form"].errors) == ["phone"]
    assert gateway.received == []


def test_a_test_without_a_gateway(admin: Client, settings: Any) -> None:
    settings.WHATSAPP_API_URL = ""
    page = admin.post(f"{PAGE}uji/", {"phone": "081234567890"}, follow=True).content.decode()
    assert "Gerbang belum diatur: pesan hanya dicatat." in page


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}uji/"])
def test_nobody_else(client: Client, settings: Any, address: str) -> None:
    settings.REQUIRE_2FA = False
    user = get_user_model().objects.create_user("officer")
    user.user_permissions.set(
        Permission.objects.filter(codename__in=["access_admin", "view_message", "resend_message"])
    )
    client.force_login(user)
    response = client.post(address, VALUES)
    assert (response.status_code, response["Location"]) == (302, "/admin/")
    assert not GatewaySettings.objects.exists()
