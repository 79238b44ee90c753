"""The picture of a shared page: the portal's own until the worker has drawn it, then the page's."""

import os
import re
import time
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image

from cms_pages.base import demo_files
from cms_pages.base.models import SiteSettings
from cms_pages.discovery.actions import KEPT_FOR, draw_missing, sweep
from cms_pages.discovery.share import FOLDER, file_name, poster
from tests.cms_pages.articles import make_news

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def address(page: Any) -> str:
    return poster(page, SiteSettings.load()).path


def test_until_it_is_drawn_the_portals_own_is_shown(client: Client) -> None:
    response = client.get(address(make_news()))
    assert response.status_code == 302
    assert re.search(r"/share(\.\w+)?\.jpg$", response["Location"])
    assert response["Cache-Control"] == "public, max-age=60"


def test_the_worker_draws_it_once(client: Client) -> None:
    page = make_news("Pemeriksaan kualitas air untuk puskesmas dan pengelola air minum di seluruh kabupaten")
    assert draw_missing() > 0
    assert draw_missing() == 0
    response = client.get(address(page))
    assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
    assert "immutable" in response["Cache-Control"]
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    with Image.open(BytesIO(b"".join(response.streaming_content))) as picture:  # type: ignore[attr-defined]
        assert (picture.format, picture.size) == ("JPEG", (1200, 630))


def test_another_title_and_another_cover_are_other_pictures() -> None:
    page = make_news("Satu")
    addresses = {address(page)}
    page.title = "Dua"
    addresses.add(address(page))
    page.cover = demo_files.image("Sampul")
    addresses.add(address(page))
    assert len(addresses) == 3


@pytest.mark.parametrize("digest", ["salah", "0" * 31, "0" * 33, "a" * 5000])
def test_an_address_of_nothing_shows_the_portals_own(client: Client, digest: str) -> None:
    assert client.get(f"/berbagi/{digest}.jpg").status_code == 302


def test_pictures_that_nothing_shows_are_swept_after_a_month() -> None:
    page = make_news("Satu")
    draw_missing()
    kept, left = file_name(poster(page, SiteSettings.load()).digest), f"{FOLDER}/{'0' * 32}.jpg"
    with default_storage.open(kept) as drawn:
        default_storage.save(left, drawn)
    assert sweep() == 0
    long_ago = time.time() - (KEPT_FOR + timedelta(days=1)).total_seconds()
    for name in (kept, left):
        os.utime(default_storage.path(name), (long_ago, long_ago))
    assert sweep() == 1
    assert default_storage.exists(kept)
    assert not default_storage.exists(left)


def test_a_picture_that_the_editor_chose_goes_before_the_cover(client: Client) -> None:
    page = make_news("Satu", cover=demo_files.image("Sampul"))
    drawn_of_cover = address(page)
    page.share_image = demo_files.image("Dibagikan")
    page.save_revision().publish()
    assert address(page) != drawn_of_cover
    assert address(page) in client.get(page.url).content.decode()
    assert draw_missing() > 0
    assert client.get(address(page)).status_code == 200
