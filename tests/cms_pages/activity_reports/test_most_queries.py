"""The page that asks for most: photos and files of its own, and both again in its text."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings
from wagtail.models import Page

from cms_pages.base import demo_files
from cms_pages.base.pictures.uses import COVER, FIGURE, FULL, GALLERY
from tests.cms_pages.articles import make_plain_pictures, make_report

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [1, 30])
def test_at_most_eight_for_somebody_with_a_session(client: Client, settings: Settings, number: int) -> None:
    settings.PAGE_CACHE_SECONDS = 300
    page = make_report("Lengkap", pictures=number, files=number, cover=demo_files.image("Sampul"))
    image, document = demo_files.image("Di dalam isi"), page.files.first().document
    page.body = [
        ("text", f'<p><a linktype="page" id="{Page.objects.get(slug="faq").pk}">FAQ</a></p>'),
        ("figure", {"image": image, "caption": "Keterangan"}),
        ("gallery", {"title": "Foto", "pictures": [{"image": image, "caption": ""}] * 2}),
        ("file", {"document": document, "title": ""}),
    ]
    page.save_revision().publish()
    make_plain_pictures(COVER, FIGURE, GALLERY, FULL)
    client.cookies[settings.SESSION_COOKIE_NAME] = "of-nobody"
    client.get(page.url)  # what is read once a generation
    with CaptureQueriesContext(connection) as queries:
        html = client.get(page.url).content.decode()
    assert all(words in html for words in ("Keterangan", 'href="/faq/"', document.url))
    assert len(queries) <= 8
