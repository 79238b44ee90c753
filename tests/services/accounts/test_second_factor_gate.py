"""REQUIRE_2FA: who sees patients reaches nothing of the staff's without the second factor, by whatever door."""

from collections.abc import Callable, Iterator

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from services.accounts.enums import Role, SecondFactor
from services.accounts.middleware import SecondFactorMiddleware
from services.accounts.models import User
from services.accounts.rules import needs_second_factor, sees_patients
from tests.services.accounts.conftest import PASSWORD, code_for

pytestmark = pytest.mark.django_db

Make = Callable[..., User]
ENROL = "/akun/verifikasi-dua-langkah/aktifkan/"

SEE_PATIENTS = {Role.SUPERADMIN, Role.LABADMIN, Role.CLINICADMIN, Role.DOCTOR, Role.HR}


@pytest.fixture(autouse=True)
def _required(settings) -> None:  # type: ignore[no-untyped-def]
    settings.REQUIRE_2FA = True


def _log_in(name: str) -> Client:
    client = Client()
    client.post("/login/", {"login": name, "password": PASSWORD})
    return client


def _admin_addresses() -> Iterator[str]:
    """Every address below /admin/ and /berkas/ that can be built, with 1 for each argument."""

    def walk(resolver: URLResolver, names: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], URLPattern]]:
        for one in resolver.url_patterns:
            if isinstance(one, URLResolver):
                yield from walk(one, (*names, one.namespace) if one.namespace else names)
            elif one.name:
                yield names, one

    for names, pattern in walk(get_resolver(), ()):
        arguments = dict.fromkeys(pattern.pattern.converters or pattern.pattern.regex.groupindex, 1)
        try:
            address = reverse(":".join((*names, str(pattern.name))), kwargs=arguments)
        except NoReverseMatch:
            continue
        if address.startswith(("/admin/", "/berkas/")):
            yield address


@pytest.mark.parametrize("role", Role)
def test_who_needs_one(make_user: Make, role: Role) -> None:
    user = make_user("siapa", role)
    assert sees_patients(user) == needs_second_factor(user) == (role in SEE_PATIENTS)
    with override_settings(REQUIRE_2FA=False):
        assert not needs_second_factor(user)


def test_every_address_of_the_admin_leads_to_enrolment(make_user: Make) -> None:
    make_user("ratna", Role.SUPERADMIN)
    client = _log_in("ratna")
    addresses = sorted(set(_admin_addresses()) - {"/admin/login/", "/admin/logout/"})
    assert len(addresses) > 150
    for address in [*addresses, "/admin/account/", "/admin/tidak-ada/", "/admin/api/main/pages/?fields=*"]:
        response = client.get(address)
        assert (response.status_code, response["Location"].partition("?")[0]) == (302, ENROL), address


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_no_method_gets_past(make_user: Make, method: str) -> None:
    make_user("ratna", Role.LABADMIN)
    response = getattr(_log_in("ratna"), method)("/admin/users/new/")
    assert (response.status_code, response["Location"]) == (302, f"{ENROL}?next=%2Fadmin%2F")


@pytest.mark.parametrize("prefix", ["/login", "/akun", "/admin/logout"])
def test_a_script_name_is_no_way_around(make_user: Make, prefix: str) -> None:
    """Once gunicorn took SCRIPT_NAME from a header: `/login/admin/` was then both a way out and the admin."""
    make_user("ratna", Role.LABADMIN)
    response = _log_in("ratna").get("/admin/laboratorium/", SCRIPT_NAME=prefix)
    assert response.request["SCRIPT_NAME"] == prefix
    assert (response.status_code, response["Location"].partition("?")[0]) == (302, ENROL)


def test_the_page_with_the_secret_is_not_kept_by_a_browser(make_user: Make) -> None:
    make_user("ratna", Role.LABADMIN)
    assert "no-store" in _log_in("ratna").get(ENROL)["Cache-Control"]


def test_elsewhere_the_session_is_an_anonymous_one(make_user: Make) -> None:
    """A door that nobody listed sees a visitor without an account."""
    seen = []

    def door(request: HttpRequest) -> HttpResponse:
        seen.append((request.user.is_authenticated, request.user.has_perm("wagtailadmin.access_admin")))
        return HttpResponse()

    for path, name, role in [("/api/v2/pages/", "ratna", Role.LABADMIN), ("/api/v2/pages/", "siti", Role.EMPLOYEE)]:
        request = RequestFactory().get(path)
        request.user, request.session = make_user(name, role), {}  # type: ignore[assignment]
        SecondFactorMiddleware(door)(request)
    assert seen == [(False, False), (True, True)]


def test_the_way_there_and_back(make_user: Make) -> None:
    make_user("ratna", Role.LABADMIN)
    client = _log_in("ratna")
    response = client.get("/admin/account/?a=1")
    assert response["Location"] == f"{ENROL}?next=%2Fadmin%2Faccount%2F%3Fa%3D1"
    secret = client.get(response["Location"]).context["form"].secret
    client.post(ENROL, {"code": code_for(secret)})
    assert client.get("/admin/").status_code == 200
    assert client.get("/admin/account/").status_code == 200
    # Taken off: back at the start, at once.
    client.post("/akun/verifikasi-dua-langkah/matikan/")
    assert client.get("/admin/")["Location"].partition("?")[0] == ENROL


def test_with_the_second_step_of_the_login_one_is_in(make_user: Make) -> None:
    user = make_user("ratna", Role.LABADMIN)
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    TOTP.activate(user, secret)
    client = _log_in("ratna")
    assert client.get("/admin/").status_code == 302
    client.post("/login/kode/", {"code": code_for(secret)})
    assert client.get("/admin/").status_code == 200


def test_a_session_from_before_owes_the_proof_and_gets_nothing_else(make_user: Make) -> None:
    """Enrolled, but this session never showed the factor: not even the pages that would take the factor off."""
    user = make_user("ratna", Role.LABADMIN)
    client = _log_in("ratna")
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    TOTP.activate(user, secret)
    prove = "/akun/konfirmasi/kode/"
    for address in ("/admin/", ENROL, "/akun/verifikasi-dua-langkah/matikan/", "/akun/kata-sandi/"):
        assert client.get(address)["Location"].partition("?")[0] == prove, address
        assert client.post(address)["Location"].partition("?")[0] == prove, address
    assert Authenticator.objects.filter(user=user, type="totp").exists()
    response = client.post(f"{prove}?next=/admin/", {"code": code_for(secret), "next": "/admin/"})
    assert response["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_the_password_reset_is_no_way_around(make_user: Make) -> None:
    from allauth.account.forms import default_token_generator
    from allauth.account.utils import user_pk_to_url_str

    user = make_user("ratna", Role.LABADMIN)
    TOTP.activate(user, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    client = Client()
    key = default_token_generator.make_token(user)
    link = client.get(f"/akun/lupa-kata-sandi/{user_pk_to_url_str(user)}-{key}/")["Location"]
    fresh = "kembang-sepatu-1990"
    response = client.post(link, {"password1": fresh, "password2": fresh})
    assert response["Location"] == "/akun/lupa-kata-sandi/selesai/"
    assert "_auth_user_id" not in client.session
    assert client.post("/login/", {"login": "ratna", "password": fresh})["Location"] == "/login/kode/"
    assert client.get("/admin/").status_code == 302


def test_roles_without_patients_walk_in(make_user: Make) -> None:
    for role in set(Role) - SEE_PATIENTS:
        make_user(role.value, role)
        assert _log_in(role.value).get("/admin/").status_code == 200


@override_settings(REQUIRE_2FA=False)
def test_off_means_off(make_user: Make) -> None:
    make_user("ratna", Role.SUPERADMIN)
    assert _log_in("ratna").get("/admin/").status_code == 200


def test_public_pages_do_not_open_the_session() -> None:
    """A page that nobody asks for `request.user` stays free of Vary: Cookie, and so cacheable."""

    class Session:
        def __getattr__(self, name: str) -> None:
            raise AssertionError("the session was opened")

    request = RequestFactory().get("/")
    request.session = Session()  # type: ignore[assignment]
    from django.contrib.auth.middleware import AuthenticationMiddleware

    AuthenticationMiddleware(SecondFactorMiddleware(lambda _: HttpResponse()))(request)


def test_the_states_are_all_handled() -> None:
    from services.accounts.middleware import _OPEN, _WAY_IN

    assert set(_OPEN) == set(_WAY_IN) == set(SecondFactor) - {SecondFactor.NOT_NEEDED, SecondFactor.PROVED}
