"""Every other way in leads to ours, or isn't there."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.views import LoginView as DjangoLoginView
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, resolve, reverse
from wagtail.admin.views import account as wagtail_account

from services.accounts.enums import Role
from services.accounts.models import User
from services.accounts.views.login import LoginView, to_login, to_password_reset
from tests.services.accounts.conftest import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("door", ["/admin/login/", "/_util/login/"])
def test_wagtails_login_pages_lead_to_ours(
    client: Client, make_user: Callable[..., User], door: str, method: str
) -> None:
    make_user("siti", Role.EMPLOYEE)
    credentials = {"username": "siti", "password": PASSWORD, "next": "/admin/pages/"}
    response = getattr(client, method)(door, credentials)
    assert (response.status_code, response["Location"]) == (302, "/login/?next=%2Fadmin%2Fpages%2F")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("asked", ["https://jahat.example/", "//jahat.example/", "jahat"])
def test_a_strange_place_to_go_on_to_is_dropped(client: Client, asked: str) -> None:
    assert client.get("/admin/login/", {"next": asked})["Location"] == "/login/"


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("step", ["", "done/", "confirm/MQ/set-password/", "confirm/MQ/abc-def/", "complete/"])
def test_wagtails_password_reset_leads_to_ours(client: Client, step: str, method: str) -> None:
    response = getattr(client, method)(f"/admin/password_reset/{step}")
    assert (response.status_code, response["Location"]) == (302, "/akun/lupa-kata-sandi/")


def test_names_that_others_reverse_reach_ours() -> None:
    assert reverse("account_login") == "/login/"
    assert getattr(resolve(reverse("account_login")).func, "view_class", None) is LoginView
    assert resolve(reverse("wagtailadmin_login")).func is to_login
    assert resolve(reverse("wagtailcore_login")).func is to_login
    assert resolve(reverse("wagtailadmin_password_reset")).func is to_password_reset


@pytest.mark.parametrize(
    "name",
    [
        "account_signup",
        "account_email",
        "account_confirm_email",
        "account_email_verification_sent",
        "account_request_login_code",
        "account_confirm_login_code",
        "mfa_add_webauthn",
        "mfa_login_webauthn",
        "mfa_trust",
        "admin:index",
        "admin:login",
    ],
)
def test_what_we_do_not_use_has_no_address(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_djangos_own_admin_is_not_installed() -> None:
    assert not apps.is_installed("django.contrib.admin")


def _patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, Any]]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _patterns(one, prefix + str(one.pattern))
        elif isinstance(one, URLPattern):
            yield prefix + str(one.pattern), one.callback


def test_no_login_view_of_anybody_else_can_be_reached() -> None:
    """Walk every address there is: a foreign login or reset view must be one that our doors stand before."""
    foreign = (
        DjangoLoginView,
        wagtail_account.PasswordResetView,
        wagtail_account.PasswordResetConfirmView,
        wagtail_account.PasswordResetDoneView,
        wagtail_account.PasswordResetCompleteView,
    )
    found = []
    for route, callback in _patterns(get_resolver()):
        view = getattr(callback, "view_class", None)
        if isinstance(view, type) and issubclass(view, foreign):
            found.append(route)
            address = "/" + route.replace("<uidb64>", "MQ").replace("<token>", "a-b")
            assert resolve(address).func in {to_login, to_password_reset}, route
    assert {"admin/login/", "_util/login/", "admin/password_reset/"} <= set(found)
