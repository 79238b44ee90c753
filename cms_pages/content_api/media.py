"""Images and documents as plain values."""

from typing import Any, Final, NamedTuple

from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage

from cms_pages.content_api import addresses


class Size(NamedTuple):
    """A rendition on offer: Wagtail's filter, the width that it is cut or shrunk to, and a height if it is cut."""

    spec: str
    width: int
    height: int | None = None


# A fixed few: each is made once, when somebody first asks for it, and nobody can have others made.
SIZES: Final[dict[str, Size]] = {
    "width-400": Size("width-400|format-webp", 400),
    "width-800": Size("width-800|format-webp", 800),
    "width-1600": Size("width-1600|format-webp", 1600),
    "fill-400x400": Size("fill-400x400|format-webp", 400, 400),
    "fill-800x450": Size("fill-800x450|format-webp", 800, 450),
}


def picture(image: AbstractImage, alt: str | None = None) -> dict[str, Any]:
    """An image; `alt` is what it says where it is used, else its own description."""
    return {
        "id": image.pk,
        "meta": {
            "type": image._meta.label,
            "detail_url": addresses.detail("images", image.pk),
            "download_url": addresses.absolute(image.file.url),
        },
        "title": image.title,
        "alt": image.description if alt is None else alt,
        "width": image.width,
        "height": image.height,
        "renditions": {name: _rendition(image, name, size) for name, size in SIZES.items()},
    }


def _rendition(image: AbstractImage, name: str, size: Size) -> dict[str, Any]:
    """Where a rendition is fetched, and how large it will be: Wagtail never enlarges."""
    if size.height is None:
        width = min(size.width, image.width)
        height = max(1, image.height * width // image.width) if image.width else image.height
    else:
        scale = min(1, image.width / size.width, image.height / size.height)
        width, height = max(1, round(size.width * scale)), max(1, round(size.height * scale))
    return {
        "url": addresses.absolute(f"{addresses.ROOT}images/{image.pk}/renditions/{name}/"),
        "width": width,
        "height": height,
    }


def document(one: AbstractDocument) -> dict[str, Any]:
    """A document of the website; `size` in bytes, None where nobody has measured it."""
    return {
        "id": one.pk,
        "meta": {
            "type": one._meta.label,
            "detail_url": addresses.detail("documents", one.pk),
            "download_url": addresses.absolute(one.url),
        },
        "title": one.title,
        "filename": one.filename,
        "size": one.file_size,
    }
