"""A picture on a page, of the renditions that are there."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from PIL import Image as Pillow
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, AbstractRendition, SourceImageIOError

from cms_pages.base.pictures.together import read_together
from cms_pages.base.pictures.uses import MODERN, Use, filter_of

logger = logging.getLogger(__name__)

# Plain renditions that one request makes; the worker makes the others.
MOST_MADE: Final = 3
# What Pillow and the storage raise for a picture that can't be read.
UNREADABLE: Final = (SourceImageIOError, OSError, ValueError, SyntaxError, Pillow.DecompressionBombError)


@dataclass(slots=True)
class Visit:
    """What a request has shown so far."""

    shown: int = 0
    made: int = 0


def visit_of(request: HttpRequest | None) -> Visit:
    """One a request; without a request nothing is made."""
    if request is None:
        return Visit(made=MOST_MADE)
    known: Visit | None = getattr(request, "_portal_pictures", None)
    if known is None:
        known = Visit()
        request._portal_pictures = known  # type: ignore[attr-defined]
    return known


def renditions(path: str, *uses: Use) -> Prefetch:
    """What there is of these uses, of the images at `path` from some rows: one query, however many images."""
    return Prefetch(f"{path}__renditions", queryset=_rows(uses), to_attr="prefetched_renditions")


def read_renditions(images: Iterable[AbstractImage], *uses: Use) -> None:
    """The same for images at hand: one query for all, none for none."""
    listed = [image for image in images if image is not None]
    if listed:
        rows = Prefetch("renditions", queryset=_rows(uses), to_attr="prefetched_renditions")
        prefetch_related_objects(listed, rows)


def _rows(uses: Iterable[Use]) -> QuerySet[Any]:
    specs = sorted(set().union(*(use.any_specs() for use in uses)))
    found: QuerySet[Any] = get_image_model().get_rendition_model().objects.filter(filter_spec__in=specs)
    return found


def images_of(body: blocks.StreamValue) -> list[AbstractImage]:
    """All images in the blocks of a body. One query, however many kinds of block show some."""
    with read_together(body):
        return list(_images_in(body))


def _images_in(value: Any) -> Iterator[AbstractImage]:
    if isinstance(value, AbstractImage):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _images_in(each)
    elif isinstance(value, blocks.StreamValue):
        for child in value:
            yield from _images_in(child.value)
    elif isinstance(value, blocks.list_block.ListValue):
        for each in value:
            yield from _images_in(each)


def picture(
    image: AbstractImage, use: Use, *, alt: str, visit: Visit, classes: str = "", is_late: bool = False
) -> SafeString:
    """``<picture>``; the first one of a page is fetched at once unless it `is_late`, the others when they come near."""
    found = _existing(image, use)
    shown = _fallback(image, use, found, visit)
    first = not is_late and visit.shown == 0
    visit.shown += 0 if is_late else 1
    loading = ' fetchpriority="high"' if use.leads else ""
    sources = format_html_join(
        "",
        '<source type="{}" srcset="{}" sizes="{}">',
        ((mime, srcset, use.sizes) for mime in MODERN if (srcset := _srcset(use, mime, found))),
    )
    return format_html(
        '<picture>{}<img{} src="{}" alt="{}" width="{}" height="{}"{} decoding="async"></picture>',
        sources,
        format_html(' class="{}"', classes) if classes else "",
        shown.url if isinstance(shown, AbstractRendition) else shown.file.url,
        alt,
        shown.width,
        shown.height,
        SafeString(loading if first else ' loading="lazy"'),
    )


def address(image: AbstractImage, use: Use, *, visit: Visit) -> str:
    """Where the picture alone is, in a format that every browser shows."""
    shown = _fallback(image, use, _existing(image, use), visit)
    return str(shown.url if isinstance(shown, AbstractRendition) else shown.file.url)


def _existing(image: AbstractImage, use: Use) -> dict[str, AbstractRendition]:
    """Renditions that are there, by their spec: those of the present focal point."""
    specs = use.any_specs()
    rows = getattr(image, "prefetched_renditions", None)
    if rows is None:
        is_read = "renditions" in getattr(image, "_prefetched_objects_cache", {})
        rows = image.renditions.all() if is_read else image.renditions.filter(filter_spec__in=specs)
    return {
        row.filter_spec: row
        for row in rows
        if row.filter_spec in specs and row.focal_point_key == filter_of(row.filter_spec).get_cache_key(image)
    }


def _srcset(use: Use, mime: str, found: dict[str, AbstractRendition]) -> str:
    """'' until the largest is there, or large screens would get a small one. A width is named once."""
    rows = [found[spec] for spec in use.specs(mime) if spec in found]
    if use.specs(mime)[-1] not in found:
        return ""
    by_width = {row.width: row.url for row in reversed(rows)}
    return ", ".join(f"{by_width[width]} {width}w" for width in sorted(by_width))


def _fallback(image: AbstractImage, use: Use, found: dict[str, AbstractRendition], visit: Visit) -> Any:
    """The plain rendition; else WebP; else a new plain one while this request may make one; else the image itself."""
    spec = use.fallback(image)
    for name in (spec, *reversed(use.specs("image/webp"))):
        if name in found:
            return found[name]
    if visit.made >= MOST_MADE:
        return image
    visit.made += 1
    try:
        return image.create_rendition(filter_of(spec))
    except UNREADABLE:
        logger.warning("a picture can't be read", extra={"image": image.pk}, exc_info=True)
        return image
