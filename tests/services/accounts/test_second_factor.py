"""Enrolment, the second step of a login, recovery codes, and what is left when a factor goes."""

import re
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client

from services.accounts.actions import reset_second_factor
from services.accounts.enums import Role
from services.accounts.messages import SECOND_FACTOR_TEXTS, AccountRefusal
from services.accounts.models import User
from services.audit.models import AuditEntry
from tests.services.accounts.conftest import PASSWORD, code_for

pytestmark = pytest.mark.django_db

Make = Callable[..., User]
ACTIVATE = "/akun/verifikasi-dua-langkah/aktifkan/"
DEACTIVATE = "/akun/verifikasi-dua-langkah/matikan/"
CODES = "/akun/verifikasi-dua-langkah/kode-pemulihan/"


def _log_in(client: Client, name: str = "ratna"):  # type: ignore[no-untyped-def]
    return client.post("/login/", {"login": name, "password": PASSWORD})


def _enrol(client: Client) -> str:
    """Enrol whoever is logged in; the secret."""
    secret = client.get(ACTIVATE).context["form"].secret
    response = client.post(ACTIVATE, {"code": code_for(secret)})
    assert (response.status_code, response["Location"]) == (302, CODES)
    return str(secret)


@pytest.fixture
def labadmin(make_user: Make) -> User:
    return make_user("ratna", Role.LABADMIN)


@pytest.fixture
def secret(client: Client, labadmin: User) -> str:
    """`labadmin` is enrolled and logged out."""
    _log_in(client)
    found = _enrol(client)
    client.post("/logout/")
    return found


def test_right_after_the_login_the_password_is_not_asked_again(client: Client, labadmin: User) -> None:
    _log_in(client)
    page = client.get(ACTIVATE)
    assert page.status_code == 200
    assert page.context["totp_svg_data_uri"].startswith("data:image/svg+xml;base64,")


def test_later_it_is(client: Client, labadmin: User) -> None:
    client.force_login(labadmin)
    response = client.get(ACTIVATE)
    assert response["Location"] == f"/akun/konfirmasi/?next={ACTIVATE.replace('/', '%2F')}"
    response = client.post(response["Location"], {"password": PASSWORD, "next": ACTIVATE})
    assert response["Location"] == ACTIVATE
    assert client.get(ACTIVATE).status_code == 200


@pytest.mark.parametrize("code", ["", "000000", "12345", "abcdef", "0" * 500, "1\0", "١٢٣٤٥٦"])
def test_a_wrong_first_code_enrols_nobody(client: Client, labadmin: User, code: str) -> None:
    _log_in(client)
    client.get(ACTIVATE)
    response = client.post(ACTIVATE, {"code": code})
    assert response.status_code == 200
    assert response.context["form"].errors["code"]
    assert not Authenticator.objects.exists()


def test_the_secrets_lie_encrypted(client: Client, labadmin: User, secret: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        stored = str(cursor.fetchall())
    assert secret not in stored
    assert Authenticator.objects.count() == 2


def test_the_password_alone_opens_nothing_any_more(client: Client, secret: str) -> None:
    assert _log_in(client)["Location"] == "/login/kode/"
    assert "_auth_user_id" not in client.session
    assert client.get("/admin/")["Location"] == "/login/?next=/admin/"


def test_a_code_does(client: Client, labadmin: User, secret: str) -> None:
    _log_in(client)
    response = client.post("/login/kode/", {"code": code_for(secret, steps=1)})
    assert response["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200
    entry = AuditEntry.objects.filter(event="account.logged_in").latest("pk")
    assert entry.data == {"methods": ["mfa", "password"]}


def test_a_wrong_code_does_not_and_codes_are_counted(client: Client, secret: str) -> None:
    _log_in(client)
    for _ in range(5):
        response = client.post("/login/kode/", {"code": "000000"})
        assert response.context["form"].errors == {"code": [SECOND_FACTOR_TEXTS["incorrect_code"]]}
    response = client.post("/login/kode/", {"code": code_for(secret, steps=1)})
    assert response.context["form"].errors == {"code": ["Terlalu banyak percobaan. Coba lagi 5 menit lagi."]}
    assert "_auth_user_id" not in client.session


def test_a_recovery_code_works_once(client: Client, labadmin: User) -> None:
    _log_in(client)
    _enrol(client)
    page = client.get(CODES)
    codes = page.context["unused_codes"]
    assert len(codes) == 10
    assert re.findall(r"<code>(.+?)</code>", page.content.decode()) == codes
    client.post("/logout/")
    _log_in(client)
    assert client.post("/login/kode/", {"code": codes[0]})["Location"] == "/admin/"
    client.post("/logout/")
    _log_in(client)
    again = client.post("/login/kode/", {"code": codes[0]})
    assert again.context["form"].errors == {"code": [SECOND_FACTOR_TEXTS["incorrect_code"]]}


def test_enrolling_ends_the_sessions_that_had_the_password_alone(client: Client, labadmin: User) -> None:
    elsewhere = Client()
    _log_in(elsewhere)
    _log_in(client)
    _enrol(client)
    assert client.get("/admin/").status_code == 200
    assert elsewhere.get("/admin/").status_code == 302


def test_taking_it_off_ends_the_other_sessions(client: Client, labadmin: User, secret: str) -> None:
    elsewhere = Client()
    _log_in(elsewhere)
    elsewhere.post("/login/kode/", {"code": code_for(secret, steps=1)})
    _log_in(client)
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    client.post("/login/kode/", {"code": codes[0]})
    assert client.post(DEACTIVATE)["Location"] == "/akun/verifikasi-dua-langkah/"
    assert not Authenticator.objects.exists()
    assert client.get("/admin/").status_code == 200
    assert elsewhere.get("/admin/").status_code == 302
    assert AuditEntry.objects.filter(event="account.second_factor_removed", actor_id=labadmin.pk).count() == 1


def test_a_lost_phone_is_taken_off_by_a_super_administrator_only(
    client: Client, labadmin: User, secret: str, make_user: Make
) -> None:
    boss, colleague = make_user("bos", Role.SUPERADMIN), make_user("hr", Role.HR)
    for actor in (colleague, labadmin):
        with pytest.raises(AccountRefusal):
            reset_second_factor(actor=actor, user=labadmin)
    assert Authenticator.objects.filter(user=labadmin).count() == 2
    reset_second_factor(actor=boss, user=labadmin)
    assert not Authenticator.objects.filter(user=labadmin).exists()
    assert _log_in(client)["Location"] == "/admin/"


def test_nobody_takes_off_their_own_that_way(make_user: Make) -> None:
    boss = make_user("bos", Role.SUPERADMIN)
    with pytest.raises(AccountRefusal):
        reset_second_factor(actor=boss, user=boss)
