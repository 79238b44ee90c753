"""A photo of a letter becomes a PDF of one page: upright, light, without what the phone wrote into it."""

import os
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from services.files.errors import RefusedFile
from services.files.inspection import PDF_LIMIT, PHOTO_LIMIT, inspect_pdf, photo_to_pdf

ORIENTATION = 0x0112


def photo(size: tuple[int, int] = (400, 300), kind: str = "JPEG", mode: str = "RGB", exif: bytes = b"") -> bytes:
    output = BytesIO()
    options = {"exif": exif} if exif else {}
    Image.new(mode, size).save(output, kind, **options)
    return output.getvalue()


def picture_in(content: bytes) -> Image.Image:
    """The one picture on the one page, as it lies there."""
    with pikepdf.open(BytesIO(content)) as document:
        (page,) = document.pages
        (image,) = page.obj.Resources.XObject.values()
        return Image.open(BytesIO(image.read_raw_bytes()))


def page_size(content: bytes) -> tuple[int, int]:
    """In pixels."""
    return picture_in(content).size


def code_of(content: bytes) -> str:
    with pytest.raises(RefusedFile) as caught:
        photo_to_pdf(content)
    assert caught.value.text
    return caught.value.code


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_one_page_that_we_would_take_ourselves(kind: str) -> None:
    content = photo_to_pdf(photo(kind=kind))
    assert inspect_pdf(content) == 1
    assert page_size(content) == (400, 300)


@pytest.mark.parametrize("mode", ["L", "P", "1", "RGBA", "LA"])
def test_every_usual_kind_of_png(mode: str) -> None:
    assert page_size(photo_to_pdf(photo(kind="PNG", mode=mode))) == (400, 300)


def test_it_is_turned_upright_and_forgets_where_it_was_taken() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6  # turn right by a quarter
    exif[0x010F] = "PabrikTelepon"
    exif.get_ifd(0x8825)[1] = "S"
    content = photo_to_pdf(photo(exif=exif.tobytes()))
    assert page_size(content) == (300, 400)
    assert not picture_in(content).getexif()
    assert b"PabrikTelepon" not in content
    assert b"Exif" not in content


def test_a_large_photo_is_made_lighter() -> None:
    noise = Image.frombytes("RGB", (2400, 1800), os.urandom(2400 * 1800 * 3))
    output = BytesIO()
    noise.save(output, "JPEG", quality=90)
    assert PDF_LIMIT < len(output.getvalue()) < PHOTO_LIMIT
    content = photo_to_pdf(output.getvalue())
    assert inspect_pdf(content) == 1
    assert len(content) <= PDF_LIMIT


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"GIF89a" + b"\0" * 50, "not_accepted"),
        (b"<html>", "not_accepted"),
        (b"\xff\xd8\xff" + b"\0" * 50, "damaged"),
        (photo()[:300], "damaged"),
        (photo(kind="PNG")[:60], "damaged"),
        (b"\xff\xd8\xff" + b"\0" * PHOTO_LIMIT, "too_large"),
    ],
    ids=["empty", "gif", "html", "only a beginning", "cut jpeg", "cut png", "too large"],
)
def test_what_is_no_photo(content: bytes, code: str) -> None:
    assert code_of(content) == code


def test_a_picture_of_100_million_pixels_is_refused_before_it_is_unpacked() -> None:
    bomb = photo((10_000, 10_000), "PNG", "1")
    assert len(bomb) < 100_000
    assert code_of(bomb) == "too_many_pixels"
