"""A page that moves is still found where it was."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from tests.cms_pages.articles import make_news

pytestmark = pytest.mark.django_db


def test_the_old_address_leads_to_the_new_one(
    client: Client, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[Any]]
) -> None:
    page = make_news("Kabar", slug="lama")
    page.slug = "baru"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert Redirect.objects.get().old_path == "/berita/lama"
    response = client.get("/berita/lama/")
    assert (response.status_code, response["Location"]) == (301, "/berita/baru/")
    assert client.get("/berita/baru/").status_code == 200
