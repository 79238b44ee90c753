"""Nothing beside the picture stays in its file but which way is up and its colours."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from cms_pages.base.pictures.metadata import Broken, strip
from tests.cms_pages.base.pictures.files import PLACE, PROFILE, animation, picture

KINDS = ["JPEG", "PNG", "GIF", "WEBP"]


def opened(content: bytes) -> Image.Image:
    image = Image.open(BytesIO(content))
    image.load()
    return image


@pytest.mark.parametrize("kind", KINDS)
def test_the_place_is_gone_and_the_picture_the_same(kind: str) -> None:
    content = picture(kind)
    assert PLACE.encode() in content
    stripped = strip(content, kind.lower())
    assert PLACE.encode() not in stripped
    before, after = opened(content), opened(stripped)
    assert before.convert("RGB").tobytes() == after.convert("RGB").tobytes()
    assert dict(after.getexif().get_ifd(0x8825)) == {}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_which_way_is_up_and_the_colours_stay(kind: str) -> None:
    after = opened(strip(picture(kind, orientation=6), kind.lower()))
    assert dict(after.getexif()) == {0x0112: 6}
    assert after.info["icc_profile"] == PROFILE


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_an_upright_picture_needs_no_word_of_it(kind: str) -> None:
    assert dict(opened(strip(picture(kind, orientation=1), kind.lower())).getexif()) == {}


def test_what_stands_behind_a_picture_goes() -> None:
    for kind in KINDS:
        assert strip(picture(kind) + b"a film with a place", kind.lower()) == strip(picture(kind), kind.lower())


@pytest.mark.parametrize("options", [{"progressive": True}, {"restart_marker_blocks": 1}], ids=str)
def test_every_way_of_writing_jpeg(options: dict[str, Any]) -> None:
    content = picture("JPEG", (300, 200), **options)
    assert opened(strip(content, "jpeg")).tobytes() == opened(content).tobytes()


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_an_animation_keeps_its_frames(kind: str) -> None:
    assert getattr(opened(strip(animation(kind, 5), kind.lower())), "n_frames", 1) == 5


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_cut_anywhere_is_broken_or_read(kind: str) -> None:
    content = picture(kind)
    for end in range(len(content)):
        try:
            strip(content[:end], kind.lower())
        except Broken:
            continue
        pytest.fail(f"{kind} cut at {end} passes for whole")
