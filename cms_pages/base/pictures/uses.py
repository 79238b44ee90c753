"""Where pages show pictures: each use by name, with its sizes. A picture is cut by its focal point.

Beside the formats of today each has one rendition for everybody else: JPEG, or PNG for what may be transparent.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import Final

from wagtail.images.models import AbstractImage, Filter

AVIF: Final = "format-avif|avifquality-58"
WEBP: Final = "format-webp|webpquality-75"
JPEG: Final = "format-jpeg|jpegquality-80"
PNG: Final = "format-png"
# In the order in which a browser is offered them.
MODERN: Final = {"image/avif": AVIF, "image/webp": WEBP}


@dataclass(frozen=True, slots=True)
class Use:
    """`cuts` are Wagtail's operations, the smallest first; `sizes` is how wide the picture stands, in CSS.

    `leads`: it may be the largest thing on the first screen, so that the first one of a page is fetched early.
    """

    name: str
    cuts: tuple[str, ...]
    sizes: str
    leads: bool = False

    def specs(self, mime: str) -> list[str]:
        """The renditions of a modern format, one for each cut."""
        return [f"{cut}|{MODERN[mime]}" for cut in self.cuts]

    def fallback(self, image: AbstractImage) -> str:
        """The rendition that every browser can show."""
        return f"{self.cuts[-1]}|{PNG if may_be_transparent(image) else JPEG}"

    def all_specs(self, image: AbstractImage) -> list[str]:
        """Everything that the worker makes, the fallback first."""
        return [self.fallback(image), *(spec for mime in reversed(MODERN) for spec in self.specs(mime))]

    def any_specs(self) -> set[str]:
        """Every rendition that this use of any picture may have."""
        plain = {f"{self.cuts[-1]}|{kind}" for kind in (JPEG, PNG)}
        return plain.union(*(self.specs(mime) for mime in MODERN))


_MEASURE: Final = "(min-width: 46rem) 42rem, calc(100vw - 2rem)"
COVER: Final = Use("cover", ("fill-672x336", "fill-1344x672"), _MEASURE, leads=True)
FIGURE: Final = Use("figure", ("width-480", "width-800", "width-1344"), _MEASURE, leads=True)
THUMBNAIL: Final = Use("thumbnail", ("fill-208x140", "fill-416x280"), "(min-width: 48em) 13rem, 6.5rem")
CARD: Final = Use("card", ("fill-416x280", "fill-832x560"), "(min-width: 40em) 22rem, 6.5rem")
GALLERY: Final = Use(
    "gallery", ("fill-260x195", "fill-520x390", "fill-780x585"), "(min-width: 46rem) 14rem, calc(50vw - 1rem)"
)
FULL: Final = Use("full", ("max-1600x1600",), "100vw")
SCAN: Final = Use("scan", ("width-500", "width-1000"), _MEASURE)
ICON: Final = Use("icon", ("fill-96x96",), "3rem")

USES: Final = {each.name: each for each in (COVER, FIGURE, THUMBNAIL, CARD, GALLERY, FULL, SCAN, ICON)}

# By the last names on the way from an object to its picture, as Wagtail's index of references writes it.
_PLACES: Final = {
    "cover": (COVER, THUMBNAIL, CARD),
    "figure.image": (FIGURE,),
    "gallery.pictures.item.image": (GALLERY, FULL),
    "pictures.item.image": (GALLERY, FULL),
    "scan": (SCAN,),
    "icon": (ICON,),
}


def uses_at(model_path: str) -> tuple[Use, ...]:
    """The uses of a picture that is kept at ``body.figure.image``, ``cover``, …; none where the worker cuts nothing."""
    matching = [place for place in _PLACES if f".{model_path}".endswith(f".{place}")]
    return _PLACES[max(matching, key=len)] if matching else ()


def may_be_transparent(image: AbstractImage) -> bool:
    return PurePosixPath(image.file.name).suffix.lower() not in {".jpg", ".jpeg"}


@cache
def filter_of(spec: str) -> Filter:
    """Wagtail's filter, read once."""
    return Filter(spec=spec)
