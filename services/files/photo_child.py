"""A PDF of a photo: part of the program inspection_child.py, which runs this file for one task, under its limits."""

from collections.abc import Callable
from io import BytesIO
from typing import Any, Final, NoReturn

PIXELS: Final = 60_000_000
LONGEST_SIDE: Final = 2200
# (longest side in pixels, JPEG quality): the first that gives a PDF of at most PDF_LIMIT bytes wins.
PHOTO_SIZES: Final = ((2200, 80), (2200, 60), (1600, 60), (1200, 50))
PDF_LIMIT: Final = 2048 * 1024

Refuse = Callable[[str], NoReturn]


def read(content: bytes, refuse: Refuse) -> bytes:
    """The photo of a letter as a PDF of one page, without what its camera wrote about it; or a refusal."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = PIXELS
    try:
        with Image.open(BytesIO(content), formats=["JPEG", "PNG"]) as picture:
            if picture.width * picture.height > PIXELS:
                refuse("too_many_pixels")
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            # A palette can't be blended: a scan would come out jagged.
            drawn = picture.convert("RGBA") if picture.mode in {"1", "P"} else picture
            drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            rgba = ImageOps.exif_transpose(drawn).convert("RGBA")
            paper = Image.new("RGB", rgba.size, "white")
            paper.paste(rgba, mask=rgba.getchannel("A"))
    except Image.DecompressionBombError:
        refuse("too_many_pixels")
    except (OSError, SyntaxError, ValueError):
        refuse("damaged")
    return _small_enough(paper) or refuse("too_heavy")


def _small_enough(paper: Any) -> bytes | None:
    for side, quality in PHOTO_SIZES:
        paper.thumbnail((side, side))
        output = BytesIO()
        paper.save(output, "PDF", resolution=200, quality=quality, title="", producer="Portal Labkesmas")
        if output.tell() <= PDF_LIMIT:
            return output.getvalue()
    return None
