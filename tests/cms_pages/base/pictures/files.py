"""Picture files as people have them: with a place in them, turned, broken, far too large."""

from io import BytesIO
from typing import Any

from PIL import Image, PngImagePlugin
from PIL.TiffImagePlugin import IFDRational

PLACE = "Jayan Borobudur"
PROFILE = b"profile of colours" * 10


def exif(*, orientation: int = 6) -> bytes:
    """With GPS and the camera's owner."""
    data = Image.Exif()
    data[0x0112] = orientation
    data[0x013B] = PLACE
    data.get_ifd(0x8825).update({1: "S", 2: (IFDRational(7), IFDRational(36), IFDRational(0))})
    return data.tobytes()


def picture(kind: str, size: tuple[int, int] = (40, 20), *, orientation: int = 6, **options: Any) -> bytes:
    """`kind` as Pillow names it, with all that cameras and programs write beside the picture."""
    file = BytesIO()
    image = Image.new("RGB", size, "teal")
    image.putpixel((0, 0), (255, 0, 0))
    if kind == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Location", PLACE)
        options |= {"pnginfo": text}
    if kind == "GIF":
        options |= {"comment": PLACE.encode()}
    else:
        options |= {"exif": exif(orientation=orientation), "icc_profile": PROFILE}
    image.save(file, kind, **options)
    return file.getvalue()


def animation(kind: str, frames: int, size: tuple[int, int] = (30, 30)) -> bytes:
    """Frames that differ, so that none is left out."""
    file = BytesIO()
    images = [
        Image.new("RGB", size, (number * 37 % 256, number * 91 % 256, 255 * (number % 2))) for number in range(frames)
    ]
    images[0].save(file, kind, save_all=True, append_images=images[1:])
    return file.getvalue()


def huge_png(width: int, height: int) -> bytes:
    """All white, so that many megapixels are few bytes."""
    file = BytesIO()
    Image.new("1", (width, height), 1).save(file, "PNG")
    return file.getvalue()
