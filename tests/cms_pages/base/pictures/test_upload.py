"""Pictures come in by four ways of the admin; each refuses in words what it must, and keeps no place."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection

from cms_pages.base.pictures import upload_form
from services.accounts.enums import Role
from tests.cms_pages.base.pictures.files import PLACE, animation, huge_png, picture
from tests.cms_pages.content_api.conftest import logged_in

SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
# Name, content, and a word of the refusal.
BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "hundred megapixels": ("besar.png", lambda: huge_png(10_000, 10_000), "lebih dari 50 juta piksel"),
    "beyond Pillow's bomb": ("bom.png", lambda: huge_png(20_000, 10_000), "lebih dari 50 juta piksel"),
    "PNG named .jpg": ("foto.jpg", lambda: picture("PNG"), "tidak sesuai dengan isinya, gambar png"),
    "SVG with a script": ("gambar.svg", lambda: SCRIPT, "bukan gambar"),
    "SVG named .png": ("gambar.png", lambda: SCRIPT, "tidak sesuai dengan isinya, gambar svg"),
    "animated bomb": ("bom.gif", lambda: animation("GIF", 200), "Animasi"),
    "animated bomb of pixels": ("bom.webp", lambda: animation("WEBP", 40, (1300, 1200)), "Animasi"),
    "too many bytes": ("besar.jpg", lambda: picture("JPEG") + b"\0" * (10 * 1024 * 1024), "Paling besar"),
    "cut in half": ("separuh.jpg", lambda: picture("JPEG", (900, 900))[:-500], "rusak"),
    "text": ("catatan.png", lambda: b"halo", "bukan gambar"),
    "nothing": ("kosong.png", lambda: b"", "kosong"),
}


@pytest.fixture
def moderator(client: Client, db: None) -> Client:
    return logged_in(client, Role.MODERATOR)


def fields(name: str, content: bytes) -> dict[str, Any]:
    collection = Collection.get_first_root_node()
    return {"title": "Foto", "file": SimpleUploadedFile(name, content), "collection": collection.pk}


def add(browser: Client, name: str, content: bytes) -> Any:
    return browser.post(reverse("wagtailimages:add"), fields(name, content))


def add_many(browser: Client, name: str, content: bytes) -> Any:
    sent = {"files[]": SimpleUploadedFile(name, content), "title": "Foto"}
    return browser.post(reverse("wagtailimages:add_multiple"), sent, headers={"X-Requested-With": "XMLHttpRequest"})


def choose(browser: Client, name: str, content: bytes) -> Any:
    sent = {f"image-chooser-upload-{key}": value for key, value in fields(name, content).items()}
    return browser.post(reverse("wagtailimages_chooser:create"), sent)


def edit(browser: Client, name: str, content: bytes) -> Any:
    image = get_image_model().objects.create(title="Lama", file=get_test_image_file())
    return browser.post(reverse("wagtailimages:edit", args=[image.pk]), fields(name, content))


WAYS = [add, add_many, choose, edit]


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("case", BAD.values(), ids=BAD)
def test_a_bad_picture_is_refused_in_words(moderator: Client, way: Any, case: tuple[str, Any, str]) -> None:
    name, content, word = case
    answer = way(moderator, name, content())
    assert answer.status_code == 200
    assert word in answer.content.decode("unicode-escape" if "json" in answer["Content-Type"] else "utf-8")
    assert set(get_image_model().objects.values_list("title", flat=True)) <= {"Lama"}


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("name", ["foto.jpg", "foto.png", "foto.webp", "foto.gif"])
def test_a_good_one_comes_in_without_its_place(moderator: Client, way: Any, name: str) -> None:
    kind = {"jpg": "JPEG"}.get(name[-3:], name.partition(".")[2].upper())
    assert way(moderator, name, picture(kind)).status_code in {200, 302}
    image = get_image_model().objects.latest("pk")
    with image.open_file() as file:
        content = file.read()
    assert PLACE.encode() not in content
    assert image.file_size == len(content)
    if kind == "JPEG":
        shown = image.get_rendition("original|format-png")
        assert (shown.width, shown.height) == (20, 40)


def test_the_form_asks_what_the_picture_shows(moderator: Client) -> None:
    assert upload_form.DESCRIPTION_HELP in moderator.get(reverse("wagtailimages:add")).content.decode()


def test_a_picture_of_before_is_edited_without_a_new_file(moderator: Client) -> None:
    image = get_image_model().objects.create(title="Lama", file=get_test_image_file())
    sent = {"title": "Baru", "description": "Botol", "collection": image.collection_id}
    assert moderator.post(reverse("wagtailimages:edit", args=[image.pk]), sent).status_code == 302
    image.refresh_from_db()
    assert (image.title, image.description) == ("Baru", "Botol")
