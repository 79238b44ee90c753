"""One's own password: changed, forgotten, made anew."""

import re
import time
from collections.abc import Callable

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from services.accounts.enums import Role
from services.accounts.models import User
from services.audit.models import AuditEntry
from tests.services.accounts.conftest import PASSWORD

pytestmark = pytest.mark.django_db

Make = Callable[..., User]
FRESH = "kembang-sepatu-1990"
RESET = "/akun/lupa-kata-sandi/"


@pytest.fixture
def siti(make_user: Make) -> User:
    return make_user("siti", Role.EMPLOYEE)


def _mail(mailbox: list[EmailMessage], count: int = 1) -> EmailMessage:
    """The newest of so many mails; they leave beside the request."""
    for _ in range(100):
        if len(mailbox) >= count:
            return mailbox[-1]
        time.sleep(0.05)
    raise AssertionError(f"{len(mailbox)} mails instead of {count}")


def _link(message: EmailMessage) -> str:
    found = re.search(r"http://testserver(/\S+)", str(message.body))
    assert found
    return found.group(1)


def test_a_new_password_by_mail(client: Client, siti: User, mailoutbox: list[EmailMessage]) -> None:
    elsewhere = Client()
    elsewhere.force_login(siti)
    assert client.post(RESET, {"email": "SITI@example.test"})["Location"] == f"{RESET}terkirim/"
    message = _mail(mailoutbox)
    assert (message.to, message.subject) == (["siti@example.test"], "[Portal Labkesmas] Buat kata sandi baru")
    form = client.get(_link(message))["Location"]
    assert client.post(form, {"password1": FRESH, "password2": FRESH})["Location"] == f"{RESET}selesai/"
    assert client.post("/login/", {"login": "siti", "password": PASSWORD}).status_code == 200
    assert client.post("/login/", {"login": "siti", "password": FRESH})["Location"] == "/admin/"
    assert elsewhere.get("/admin/").status_code == 302
    assert AuditEntry.objects.filter(event="account.password_changed", actor_id=siti.pk).count() == 1
    # Once only.
    page = Client().get(_link(message))
    assert "Tautan ini sudah dipakai atau sudah lewat waktunya." in page.content.decode()


def test_it_opens_a_locked_account(client: Client, siti: User, mailoutbox: list[EmailMessage]) -> None:
    for _ in range(5):
        client.post("/login/", {"login": "siti", "password": "salah-sekali-1"})
    client.post(RESET, {"email": siti.email})
    form = client.get(_link(_mail(mailoutbox)))["Location"]
    client.post(form, {"password1": FRESH, "password2": FRESH})
    assert client.post("/login/", {"login": "siti", "password": FRESH})["Location"] == "/admin/"


def test_an_unknown_address_gets_the_same_page_and_no_mail(
    client: Client, siti: User, mailoutbox: list[EmailMessage]
) -> None:
    unknown = client.post(RESET, {"email": "siapa@example.test"}, follow=True)
    known = client.post(RESET, {"email": siti.email}, follow=True)
    assert (unknown.status_code, unknown.content) == (known.status_code, known.content)
    assert _mail(mailoutbox).to == [siti.email]
    assert len(mailoutbox) == 1


def test_a_deactivated_account_gets_no_mail(client: Client, siti: User, mailoutbox: list[EmailMessage]) -> None:
    siti.is_active = False
    siti.save()
    client.post(RESET, {"email": siti.email})
    time.sleep(0.3)
    assert mailoutbox == []


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("", "Isi alamat surel akun Anda."),
        ("siti", "Alamat surel ini tidak lengkap. Contoh: nama@kemkes.go.id."),
        ("siti\0@example.test", "Isian ini memuat tanda yang tidak terlihat. Hapus, lalu ketik lagi."),
    ],
)
def test_what_is_no_address_is_named(client: Client, typed: str, error: str) -> None:
    assert error in client.post(RESET, {"email": typed}).context["form"].errors["email"]


@pytest.mark.parametrize("key", ["MQ-abc", "zz-set-password", "1-x-y", "0-%00"])
def test_an_invented_link_opens_nothing(client: Client, siti: User, key: str) -> None:
    page = client.get(f"{RESET}{key}/")
    assert page.status_code == 200
    assert "Tautan tidak berlaku" in page.content.decode()


def test_changing_it_keeps_this_session_and_ends_the_others(
    client: Client, siti: User, mailoutbox: list[EmailMessage]
) -> None:
    elsewhere = Client()
    for one in (client, elsewhere):
        one.post("/login/", {"login": "siti", "password": PASSWORD})
    form = {"oldpassword": PASSWORD, "password1": FRESH, "password2": FRESH}
    assert client.post("/akun/kata-sandi/", form).status_code == 302
    assert client.get("/admin/").status_code == 200
    assert elsewhere.get("/admin/").status_code == 302


@pytest.mark.parametrize(
    ("change", "field", "error"),
    [
        ({"oldpassword": "salah"}, "oldpassword", "Kata sandi saat ini salah. Ketik lagi."),
        ({"password2": "beda-sekali-1"}, "password2", "Kedua kata sandi tidak sama. Ketik keduanya lagi."),
        ({"password1": "", "password2": ""}, "password1", "Isi kata sandi baru."),
        (
            {"password1": "x" * 1001, "password2": "x" * 1001},
            "password1",
            "Isian ini terlalu panjang. Paling banyak 1000 huruf atau angka.",
        ),
    ],
)
def test_mistakes_in_changing_it(client: Client, siti: User, change: dict[str, str], field: str, error: str) -> None:
    client.force_login(siti)
    form = {"oldpassword": PASSWORD, "password1": FRESH, "password2": FRESH, **change}
    response = client.post("/akun/kata-sandi/", form)
    assert response.context["form"].errors[field] == [error]


@pytest.mark.parametrize("weak", ["pendek-1", "1234567890123", "siti@example.test", "password123"])
def test_weak_ones_are_refused(client: Client, siti: User, weak: str) -> None:
    client.force_login(siti)
    response = client.post("/akun/kata-sandi/", {"oldpassword": PASSWORD, "password1": weak, "password2": weak})
    assert response.context["form"].errors["password1"]
    assert User.objects.get(pk=siti.pk).check_password(PASSWORD)


def test_guessing_the_old_one_is_limited(client: Client, siti: User) -> None:
    client.force_login(siti)
    form = {"oldpassword": "salah", "password1": FRESH, "password2": FRESH}
    answers = [client.post("/akun/kata-sandi/", form).status_code for _ in range(6)]
    assert answers == [200, 200, 200, 200, 200, 429]
