"""Error pages: the right status, Indonesian words, and the last one without anything that may be broken."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpRequest
from django.test import Client, RequestFactory

from cms_pages.base import views


def get(path: str = "/apa-saja/") -> HttpRequest:
    return RequestFactory().get(path)


def heading(response: Any) -> str:
    return str(response.content.decode()).split("<h1>")[1].split("</h1>")[0]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("view", "status", "title"),
    [
        (views.bad_request, 400, "Permintaan ini tidak dapat dibaca"),
        (views.permission_denied, 403, "Halaman ini bukan untuk Anda"),
        (views.csrf_failure, 403, "Formulir ini sudah terlalu lama terbuka"),
        (views.page_not_found, 404, "Halaman ini tidak ditemukan"),
        (views.gone, 410, "Halaman ini sudah tidak ada"),
        (views.too_many_requests, 429, "Terlalu banyak percobaan"),
    ],
)
def test_status_and_words(view: object, status: int, title: str) -> None:
    response = view(get())  # type: ignore[operator]
    assert (response.status_code, heading(response)) == (status, title)


@pytest.mark.django_db
def test_an_address_that_is_not_there_is_a_404_in_our_dress(client: Client) -> None:
    response = client.get("/tidak-ada/")
    assert (response.status_code, heading(response)) == (404, "Halaman ini tidak ditemukan")
    assert dict(response.cookies) == {}


@pytest.mark.django_db
def test_too_many_says_how_long_in_minutes_and_in_the_header() -> None:
    response = views.too_many_requests(get(), retry_after=61)
    assert "Coba lagi 2 menit lagi atau telepon" in response.content.decode()
    assert response["Retry-After"] == "61"


def test_a_server_error_needs_no_database_and_no_manifest() -> None:
    response = views.server_error(get())
    text = response.content.decode()
    assert (response.status_code, heading(response)) == (500, "Ada gangguan di pihak kami")
    files = [part.split('"')[0] for part in text.split('href="/static/')[1:]]
    assert files
    assert [name for name in files if not (Path(settings.BASE_DIR) / "static" / name).is_file()] == []


@pytest.mark.django_db
def test_a_form_without_its_token_gets_the_csrf_page() -> None:
    response = Client(enforce_csrf_checks=True).post("/login/", {})
    assert (response.status_code, heading(response)) == (403, "Formulir ini sudah terlalu lama terbuka")
