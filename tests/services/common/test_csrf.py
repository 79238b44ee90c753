"""Forms of pages without a referrer: `Origin: null` passes by its token alone, and only from our own site."""

import pytest
from django.test import Client

from services.registrations.models import Registration
from tests.support.registrations import registration

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked() -> Registration:
    return registration()


class Page:
    """The page that asks for the proof, in a browser that is held to CSRF."""

    def __init__(self, asked: Registration) -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.address = f"/lacak/{asked.number}/"
        html = self.client.get(self.address).content.decode()
        self.token = html.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]

    def send(self, headers: dict[str, str], *, token: str | None = None, secure: bool = False) -> int:
        data = {"bukti": "17/05/1990", "csrfmiddlewaretoken": self.token if token is None else token}
        return self.client.post(self.address, data, headers=headers, secure=secure).status_code


@pytest.mark.parametrize("secure", [False, True])
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "null"},
        {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
        {},
    ],
    ids=["null", "null of our own", "no origin"],
)
def test_our_own_form_passes(asked: Registration, headers: dict[str, str], secure: bool) -> None:
    if secure and not headers:
        headers = {"Referer": "https://testserver/"}  # without any Origin Django wants one
    assert Page(asked).send(headers, secure=secure) == 302


def test_our_own_origin_passes(asked: Registration) -> None:
    assert Page(asked).send({"Origin": "http://testserver"}) == 302


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", ""])
def test_null_from_elsewhere_is_refused_with_the_right_token(asked: Registration, site: str) -> None:
    assert Page(asked).send({"Origin": "null", "Sec-Fetch-Site": site}) == 403


@pytest.mark.parametrize("origin", ["https://example.test", "http://testserver.example.test", "NULL", ""])
def test_another_origin_is_refused_with_the_right_token(asked: Registration, origin: str) -> None:
    assert Page(asked).send({"Origin": origin}) == 403


@pytest.mark.parametrize("token", ["", "x", "a" * 64, "\x00", "a" * 10_000])
@pytest.mark.parametrize("headers", [{"Origin": "null"}, {"Origin": "null", "Sec-Fetch-Site": "same-origin"}])
def test_a_wrong_token_is_refused(asked: Registration, token: str, headers: dict[str, str]) -> None:
    assert Page(asked).send(headers, token=token) == 403


def test_the_token_without_its_cookie_is_refused(asked: Registration) -> None:
    page = Page(asked)
    page.client.cookies.clear()
    assert page.send({"Origin": "null"}) == 403
