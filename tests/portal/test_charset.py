"""A request's own claim about its charset is not believed."""

from io import BytesIO
from typing import Any

import pytest
from django.test import RequestFactory
from django.test.client import ClientHandler

from cms_pages.base import fixed_pages
from portal.charset import believe_no_charset

pytestmark = pytest.mark.django_db

CHARSETS = ("hex", "rot13", "undefined", "cp037", "utf-7", "tidak-ada", '"utf-16"', "utf-8")


def answered(method: str, path: str, content_type: str, body: bytes = b"") -> tuple[int, str]:
    """Status and page. Django's handler as its test client has it: the real one closes the test's database."""
    environ: dict[str, Any] = RequestFactory().generic(method, path).environ
    environ |= {"CONTENT_TYPE": content_type, "CONTENT_LENGTH": str(len(body)), "wsgi.input": BytesIO(body)}
    statuses: list[int] = []

    def portal(environ: dict[str, Any], _start_response: object) -> list[bytes]:
        response: Any = ClientHandler()(environ)
        statuses.append(response.status_code)
        return [response.content]

    (page,) = believe_no_charset(portal)(environ, lambda *_: None)  # type: ignore[arg-type]
    return statuses[0], page.decode()


@pytest.mark.parametrize("charset", CHARSETS)
def test_an_address_is_read_as_utf_8(charset: str) -> None:
    fixed_pages.create_missing()
    status, page = answered("GET", "/pemeriksaan/?q=kolesterol", f"text/plain; charset={charset}")
    assert status == 200
    assert 'value="kolesterol"' in page


@pytest.mark.parametrize("charset", CHARSETS)
def test_a_form_is_read_as_utf_8(charset: str) -> None:
    fixed_pages.create_missing()
    kind = f"multipart/form-data; charset={charset}; boundary=x"
    body = b'--x\r\nContent-Disposition: form-data; name="full_name"\r\n\r\nSiti Nurjanah\r\n--x--\r\n'
    status, page = answered("POST", "/registrasi-laboratorium/", kind, body)
    assert status == 400
    assert 'value="Siti Nurjanah"' in page
