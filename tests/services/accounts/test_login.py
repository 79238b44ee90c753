"""/login/: three names, one answer to every mistake."""

from collections.abc import Callable

import pytest
from django.test import Client

from services.accounts.enums import Role
from services.accounts.messages import WRONG_LOGIN
from services.accounts.models import User
from services.audit.models import AuditEntry
from tests.services.accounts.conftest import NIP, PASSWORD

pytestmark = pytest.mark.django_db

Make = Callable[..., User]


@pytest.fixture
def employee(make_user: Make) -> User:
    return make_user("siti", Role.EMPLOYEE, nip=NIP)


def _log_in(client: Client, name: str, password: str = PASSWORD, **extra: str):  # type: ignore[no-untyped-def]
    return client.post("/login/", {"login": name, "password": password, **extra})


@pytest.mark.parametrize(
    "name", ["siti", "SITI", " siti@example.test", "Siti@Example.TEST", NIP, "19900517 201503 2 001"]
)
def test_each_name_opens_the_admin(client: Client, employee: User, name: str) -> None:
    response = _log_in(client, name)
    assert (response.status_code, response["Location"]) == (302, "/admin/")
    assert client.get("/admin/").status_code == 200
    assert client.session["_auth_user_id"] == str(employee.pk)


def test_a_login_is_in_the_trail(client: Client, employee: User) -> None:
    _log_in(client, "siti")
    entry = AuditEntry.objects.get(event="account.logged_in")
    assert (entry.actor_id, entry.object_id, entry.address) == (employee.pk, str(employee.pk), "127.0.0.1")
    assert entry.data == {"methods": ["password"]}


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("siti", "salah-sekali-1"),
        ("siapa", PASSWORD),
        ("siapa@example.test", PASSWORD),
        ("199005172015032009", PASSWORD),
        ("a|b", PASSWORD),
        ("ﷺ😀", PASSWORD),
        ("'; drop table --", PASSWORD),
    ],
)
def test_a_refusal_does_not_tell_what_was_wrong(client: Client, employee: User, name: str, password: str) -> None:
    response = _log_in(client, name, password)
    assert response.status_code == 200
    assert response.context["form"].errors == {"login": [WRONG_LOGIN]}
    page = response.content.decode()
    assert page.count(WRONG_LOGIN) == 2  # in the summary on top, and at the field
    assert password not in page


def test_a_deactivated_account_gets_the_same_answer(client: Client, employee: User) -> None:
    employee.is_active = False
    employee.save()
    assert _log_in(client, "siti").context["form"].errors == {"login": [WRONG_LOGIN]}


@pytest.mark.parametrize(
    ("name", "password", "errors"),
    [
        ("", "", {"login": ["Isi NIP, surel, atau nama pengguna Anda."], "password": ["Isi kata sandi Anda."]}),
        (
            "x" * 10_000,
            PASSWORD,
            {"login": ["Isian ini terlalu panjang. Paling banyak 254 huruf atau angka."]},
        ),
        (
            "siti",
            "x" * 1001,
            {"password": ["Isian ini terlalu panjang. Paling banyak 1000 huruf atau angka."]},
        ),
        ("si\0ti", PASSWORD, {"login": ["Isian ini memuat tanda yang tidak terlihat. Hapus, lalu ketik lagi."]}),
        ("siti", "a\0b", {"password": ["Isian ini memuat tanda yang tidak terlihat. Hapus, lalu ketik lagi."]}),
    ],
)
def test_bad_input_is_named_at_its_field(
    client: Client, employee: User, name: str, password: str, errors: dict[str, list[str]]
) -> None:
    assert _log_in(client, name, password).context["form"].errors == errors


def test_every_mistake_costs_one_password_hash(client: Client, employee: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time of an answer is the time of its hashes, so their number must not depend on the name."""
    from django.contrib.auth.hashers import MD5PasswordHasher

    hashed: list[str] = []
    encode = MD5PasswordHasher.encode

    def counted(self: MD5PasswordHasher, password: str, salt: str) -> str:
        hashed.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    counts = []
    for name in ("siti", "siapa", NIP, "siti@example.test", "siapa@example.test"):
        hashed.clear()
        _log_in(client, name, "salah-sekali-1")
        counts.append(len(hashed))
    assert counts == [1, 1, 1, 1, 1]


@pytest.mark.parametrize(
    ("asked", "reached"),
    [
        ("/admin/account/", "/admin/account/"),
        ("https://jahat.example/", "/admin/"),
        ("//jahat.example/", "/admin/"),
        ("javascript:alert(1)", "/admin/"),
        ("/admin/logout/", "/admin/"),
        ("/logout/", "/admin/"),
    ],
)
def test_the_place_to_go_on_to(client: Client, employee: User, asked: str, reached: str) -> None:
    assert _log_in(client, "siti", next=asked)["Location"] == reached


def test_somebody_without_a_role_is_told_so_and_not_sent_in_circles(client: Client, make_user: Make) -> None:
    make_user("baru")
    assert _log_in(client, "baru")["Location"] == "/admin/"
    assert client.get("/admin/")["Location"] == "/login/?next=/admin/"
    response = client.get("/login/?next=/admin/")
    assert response.status_code == 403
    assert "Akun Anda belum memiliki peran" in response.content.decode()


def test_logging_out_takes_a_button(client: Client, employee: User) -> None:
    for door in ("/logout/", "/admin/logout/"):
        client.force_login(employee, backend="services.accounts.backends.StaffBackend")
        assert client.get(door).status_code == 200
        assert "_auth_user_id" in client.session
        assert client.post(door)["Location"] == "/login/"
        assert "_auth_user_id" not in client.session


def test_the_page_asks_for_nothing_but_two_fields(client: Client) -> None:
    page = client.get("/login/")
    assert list(page.context["form"].fields) == ["login", "password"]
    assert "placeholder" not in page.content.decode()
    assert "no-store" in page["Cache-Control"]
