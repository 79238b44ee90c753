"""/robots.txt and /sitemap.xml: what search engines are told."""

import re

import pytest
from django.test import Client

from cms_pages.base import fixed_pages
from tests.support.registrations import exam


def test_robots_keep_out_of_what_is_nobodys_business(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /akun/",
        "Disallow: /api/",
        "Disallow: /berkas/",
        "Disallow: /cari/",
        "Disallow: /lacak/",
        "Disallow: /login/",
        "Disallow: /registrasi-laboratorium/selesai/",
        "",
        "Sitemap: http://127.0.0.1:8000/sitemap.xml",
    ]


@pytest.mark.django_db
def test_the_sitemap_names_live_pages_and_no_other(client: Client) -> None:
    fixed_pages.create_missing()
    page = exam("Kolesterol")
    hidden = exam("Rahasia")
    hidden.unpublish()
    response = client.get("/sitemap.xml")
    assert response["Content-Type"] == "application/xml"
    found = re.findall(r"<loc>(.*?)</loc>", response.content.decode())
    assert page.full_url in found
    assert hidden.full_url not in found
    assert "http://127.0.0.1:8000/" in found
